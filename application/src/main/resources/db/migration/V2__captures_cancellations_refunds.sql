-- Everything that can become of a payment after it was accepted.
ALTER TABLE payment
    ADD COLUMN amount_refund_pending bigint NOT NULL DEFAULT 0,
    ADD COLUMN outcome_unknown boolean NOT NULL DEFAULT false,
    -- The merchant wants it undone as soon as it is known what there is to undo.
    ADD COLUMN reversal text CHECK (reversal IN ('cancel', 'reverse')),
    ADD COLUMN expires_at timestamptz,
    DROP CONSTRAINT payment_pending_operation_check,
    ADD CONSTRAINT payment_pending_operation_check
        CHECK (pending_operation IN ('authorize', 'capture', 'cancel', 'reverse')),
    ADD CONSTRAINT refunds_stay_within_what_was_captured
        CHECK (0 <= amount_refund_pending AND amount_refunded + amount_refund_pending <= amount_captured);
CREATE INDEX payment_to_expire ON payment (expires_at) WHERE status = 'requires_capture' AND pending_operation IS NULL;

-- One index for each filter of GET /payments, in the order in which lists are read.
CREATE INDEX payment_by_status ON payment (merchant_id, mode, status, id DESC);
CREATE INDEX payment_by_currency ON payment (merchant_id, mode, currency, id DESC);
CREATE INDEX payment_by_reference ON payment (merchant_id, mode, reference, id DESC) WHERE reference IS NOT NULL;
CREATE INDEX payment_by_receipt_email ON payment (merchant_id, mode, receipt_email, id DESC)
    WHERE receipt_email IS NOT NULL;
CREATE INDEX payment_by_amount ON payment (merchant_id, mode, amount, id DESC);
CREATE INDEX payment_by_metadata ON payment USING gin (metadata jsonb_path_ops);

ALTER TABLE operation
    -- The authorization that a capture, cancel or refund follows.
    ADD COLUMN follows text REFERENCES operation,
    -- Whether a capture is the last one and releases the rest of the hold.
    ADD COLUMN last boolean NOT NULL DEFAULT false;

CREATE TABLE refund (
    id              text        PRIMARY KEY,
    merchant_id     text        NOT NULL REFERENCES merchant,
    mode            text        NOT NULL CHECK (mode IN ('test', 'live')),
    payment_id      text        NOT NULL REFERENCES payment,
    operation_id    text        NOT NULL UNIQUE REFERENCES operation,
    amount          bigint      NOT NULL CHECK (amount > 0),
    currency        text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
    outcome_unknown boolean     NOT NULL DEFAULT false,
    reason          text,
    failure_code    text,
    failure_message text,
    idempotency_key text,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
);
CREATE INDEX refund_by_merchant ON refund (merchant_id, mode, id DESC);
CREATE INDEX refund_by_payment ON refund (payment_id, id DESC);

ALTER TABLE merchant
    ADD COLUMN suspended_at timestamptz;

ALTER TABLE api_key
    ADD COLUMN name text,
    -- Null: a secret key that may do everything.
    ADD COLUMN scopes text[],
    ADD COLUMN allowed_addresses text[],
    ADD COLUMN last_four text,
    ADD COLUMN last_used_at timestamptz,
    -- Set by a rotation: until then both keys work.
    ADD COLUMN expires_at timestamptz;
CREATE INDEX api_key_by_merchant ON api_key (merchant_id, mode, id DESC);

ALTER TABLE discrepancy
    ADD COLUMN merchant_id text REFERENCES merchant,
    ADD COLUMN mode text;
UPDATE discrepancy SET merchant_id = payment.merchant_id, mode = payment.mode
FROM payment WHERE payment.id = discrepancy.payment_id;
ALTER TABLE discrepancy
    ALTER COLUMN merchant_id SET NOT NULL,
    ALTER COLUMN mode SET NOT NULL;
CREATE INDEX discrepancy_by_merchant ON discrepancy (merchant_id, mode, id DESC);

GRANT SELECT, INSERT, UPDATE ON refund TO quittance_app;
