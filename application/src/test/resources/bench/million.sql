-- A month of a million payments, as the application would have left them; spread evenly, most of them succeeded.
SET session_replication_role = replica;

CREATE FUNCTION pg_temp.ulid(at timestamptz, n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', (
            ((extract(epoch FROM at) * 1000)::bigint >> (45 - 5 * i)) & 31)::int + 1, 1), '' ORDER BY i)
        || lpad(n::text, 16, '0')
    FROM generate_series(0, 9) AS i
$$;

CREATE TEMP TABLE made AS
    SELECT n, at, pg_temp.ulid(at, n) AS ulid, 'mer_bench_' || lpad((n % 20)::text, 2, '0') AS merchant,
        CASE WHEN n % 100 < 92 THEN 'succeeded' WHEN n % 100 < 97 THEN 'requires_payment_method'
            WHEN n % 100 < 99 THEN 'requires_capture' ELSE 'canceled' END AS status,
        100 + (n * 7919::bigint) % 99900 AS amount
    FROM (SELECT n, now() - (1000000 - n) * interval '2.5 seconds' AS at FROM generate_series(1, 1000000) AS n) AS each;

INSERT INTO merchant (id, name, created_at)
    SELECT 'mer_bench_' || lpad(n::text, 2, '0'), 'Bench ' || n, now() FROM generate_series(0, 19) AS n;

INSERT INTO payment (id, merchant_id, mode, amount, currency, status, capture_method, payment_method, amount_authorized,
        amount_captured, amount_refunded, reference, receipt_email, metadata, decline_code, idempotency_key, attempts,
        sequence, version, created_at, updated_at)
    SELECT 'pay_' || ulid, merchant, 'test', amount, 'EUR', status, 'automatic', 'pm_card_visa',
        CASE WHEN status = 'succeeded' THEN amount ELSE 0 END, CASE WHEN status = 'succeeded' THEN amount ELSE 0 END,
        CASE WHEN n % 10 = 0 AND n % 1000 <> 500 THEN 100 ELSE 0 END,
        'order-' || n, CASE WHEN n % 2 = 0 THEN 'payer' || n % 50000 || '@example.com' END, '{"cart":"7"}',
        CASE WHEN status = 'requires_payment_method' THEN 'insufficient_funds' END, 'key-' || n, 1, 2, 2, at, at
    FROM made;

UPDATE payment SET status = 'processing', outcome_unknown = true, amount_captured = 0, amount_refunded = 0
    WHERE id IN (SELECT 'pay_' || ulid FROM made WHERE n % 5000 = 0);

INSERT INTO operation (id, payment_id, kind, status, amount, psp_reference, decline_code, execute_before, relayed_at,
        created_at, updated_at)
    SELECT 'op_' || ulid, 'pay_' || ulid, 'authorize',
        CASE WHEN n % 5000 = 0 THEN 'unknown' WHEN status = 'requires_payment_method' THEN 'failed' ELSE 'succeeded' END,
        amount, 'sbx_' || n, CASE WHEN status = 'requires_payment_method' THEN 'insufficient_funds' END,
        at + interval '10 minutes', at + interval '20 milliseconds', at, at + interval '300 milliseconds'
    FROM made;

INSERT INTO outcome (event_id, operation_id, type, received_at, occurred_at)
    SELECT 'evt_out' || n, 'op_' || ulid, 'operation.succeeded', at + interval '250 milliseconds',
        at + interval '120 milliseconds'
    FROM made;

INSERT INTO payment_event (payment_id, sequence, id, type, occurred_at, data, merchant_id, mode)
    SELECT 'pay_' || ulid, sequence, 'evt_' || n || '_' || sequence,
        CASE WHEN sequence = 1 THEN 'payment.processing' ELSE 'payment.succeeded' END, at,
        jsonb_build_object('id', 'pay_' || ulid, 'status', CASE WHEN sequence = 1 THEN 'processing' ELSE 'succeeded' END),
        merchant, 'test'
    FROM made, generate_series(1, 2) AS sequence
    -- Their places follow their times.
    ORDER BY n, sequence;

INSERT INTO refund (id, merchant_id, mode, payment_id, operation_id, amount, currency, status, failure_code, created_at,
        updated_at)
    SELECT 're_' || ulid, merchant, 'test', 'pay_' || ulid, 'op_re_' || ulid, 100, 'EUR',
        CASE WHEN n % 1000 = 500 THEN 'failed' ELSE 'succeeded' END, CASE WHEN n % 1000 = 500 THEN 'refused' END, at, at
    FROM made WHERE n % 10 = 0 AND n % 5000 <> 0;

INSERT INTO receiver (id, channel, failing_since)
    SELECT 'we_bench_' || n, 'webhook', CASE WHEN n % 10 = 0 THEN now() END FROM generate_series(0, 199) AS n;
INSERT INTO webhook_endpoint (id, merchant_id, mode, url, types, ordered, status, secret, created_at, updated_at)
    SELECT 'we_bench_' || n, 'mer_bench_' || lpad((n % 20)::text, 2, '0'), 'test', 'https://shop-' || n || '.example/hook',
        '{*}', false, 'enabled', decode(repeat('ab', 32), 'hex'), now(), now()
    FROM generate_series(0, 199) AS n;

INSERT INTO delivery (id, merchant_id, mode, kind, receiver_id, event_type, event_id, payment_id, sequence, status, claims,
        due_at, created_at, finished_at)
    SELECT 'del_' || ulid, merchant, 'test', 'webhook', 'we_bench_' || (n / 2) % 200, 'payment.succeeded', 'evt_' || n || '_2',
        'pay_' || ulid, 2, CASE WHEN n % 1000 = 0 THEN 'exhausted' ELSE 'delivered' END, 1, at, at,
        at + interval '500 milliseconds'
    FROM made WHERE n % 2 = 0;

INSERT INTO delivery_attempt (delivery_id, number, started_at, latency_millis, status_code, error, answer)
    SELECT id, 1, created_at, 40, 200, NULL, 'ok' FROM delivery;

INSERT INTO idempotency_key (merchant_id, mode, key, fingerprint, resource_id, request_id, status, media_type, body, created_at)
    SELECT merchant, 'test', 'key-' || n, decode(repeat('cd', 32), 'hex'), 'pay_' || ulid, 'req_' || ulid, 201,
        'application/json', '{}', at
    FROM made WHERE n > 700000;

INSERT INTO operator_act (id, at, operator, role, act, subject, before, after, reason, request_id, form_id)
    SELECT 'act_' || ulid, at, 'operator', 'operator', 'inquire', 'pay_' || ulid, '{}', '{"status":"processing"}',
        'benchmark', 'req_act' || n, 'form-' || n
    FROM made WHERE n % 10 = 0;

INSERT INTO outbox_message (id, destination, type, body, relay_at, created_at)
    SELECT 'msg_' || ulid, 'events', 'payment.succeeded', '{}', now() + interval '1 day', at FROM made WHERE n % 1000 = 1;

-- All of it was there before anybody counted.
DELETE FROM half_hour_count;
UPDATE half_hours_counted SET counted_until = 'epoch', late_until = now();
