-- The owner migrates; the application runs as quittance_app, which can neither alter a table nor rewrite history.
-- Both roles are made by whoever provisions the database, with their passwords.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'quittance_app') THEN
        RAISE EXCEPTION 'role quittance_app is missing: provision the database first';
    END IF;
END
$$;

CREATE TABLE merchant (
    id         text        PRIMARY KEY,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE api_key (
    id          text        PRIMARY KEY,
    merchant_id text        NOT NULL REFERENCES merchant,
    mode        text        NOT NULL CHECK (mode IN ('test', 'live')),
    -- SHA-256 of the key: 256 random bits need no slow hash.
    hash        bytea       NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
    created_at  timestamptz NOT NULL,
    revoked_at  timestamptz
);

CREATE TABLE operator (
    username      text PRIMARY KEY,
    password_hash text NOT NULL,
    role          text NOT NULL CHECK (role IN ('viewer', 'operator', 'admin'))
);

CREATE TABLE payment (
    id                  text        PRIMARY KEY,
    merchant_id         text        NOT NULL REFERENCES merchant,
    mode                text        NOT NULL CHECK (mode IN ('test', 'live')),
    amount              bigint      NOT NULL CHECK (amount > 0),
    currency            text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    status              text        NOT NULL CHECK (status IN ('requires_payment_method', 'requires_confirmation',
        'processing', 'requires_action', 'requires_capture', 'succeeded', 'canceled')),
    pending_operation   text        CHECK (pending_operation IN ('authorize', 'capture', 'cancel', 'refund')),
    capture_method      text        NOT NULL CHECK (capture_method IN ('automatic', 'manual')),
    payment_method      text,
    amount_authorized   bigint      NOT NULL DEFAULT 0,
    amount_captured     bigint      NOT NULL DEFAULT 0,
    amount_refunded     bigint      NOT NULL DEFAULT 0,
    description         text,
    reference           text,
    receipt_email       text,
    metadata            jsonb       NOT NULL,
    return_url          text,
    redirect_url        text,
    error_code          text,
    decline_code        text,
    error_message       text,
    cancellation_reason text,
    idempotency_key     text        NOT NULL,
    attempts            int         NOT NULL CHECK (attempts >= 0),
    sequence            bigint      NOT NULL,
    last_event_id       text,
    version             int         NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    CHECK (0 <= amount_captured AND amount_captured <= amount_authorized),
    CHECK (0 <= amount_refunded AND amount_refunded <= amount_captured)
);
CREATE INDEX payment_by_merchant ON payment (merchant_id, mode, id DESC);
CREATE INDEX payment_by_idempotency_key ON payment (merchant_id, mode, idempotency_key);

CREATE TABLE operation (
    id              text        PRIMARY KEY,
    payment_id      text        NOT NULL REFERENCES payment,
    kind            text        NOT NULL CHECK (kind IN ('authorize', 'capture', 'cancel', 'refund')),
    status          text        NOT NULL CHECK (status IN ('init', 'pending', 'unknown', 'succeeded', 'failed')),
    amount          bigint      NOT NULL CHECK (amount > 0),
    payment_method  text,
    psp_reference   text,
    error_code      text,
    decline_code    text,
    message         text,
    execute_before  timestamptz NOT NULL,
    inquiries       int         NOT NULL DEFAULT 0,
    inquire_at      timestamptz,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
);
CREATE INDEX operation_by_payment ON operation (payment_id, id);
CREATE INDEX operation_to_inquire ON operation (inquire_at) WHERE inquire_at IS NOT NULL;
-- A payment moves money once: of its authorizations only one may ever succeed.
CREATE UNIQUE INDEX operation_authorized_once ON operation (payment_id) WHERE kind = 'authorize' AND status = 'succeeded';

CREATE TABLE payment_event (
    payment_id        text        NOT NULL REFERENCES payment,
    sequence          bigint      NOT NULL CHECK (sequence > 0),
    id                text        NOT NULL UNIQUE,
    type              text        NOT NULL,
    previous_event_id text,
    occurred_at       timestamptz NOT NULL,
    data              jsonb       NOT NULL,
    PRIMARY KEY (payment_id, sequence)
);

-- What the functions told, once each: a message that comes again meets its own id here.
CREATE TABLE outcome (
    event_id     text        PRIMARY KEY,
    operation_id text        NOT NULL REFERENCES operation,
    type         text        NOT NULL,
    received_at  timestamptz NOT NULL
);

CREATE TABLE discrepancy (
    id           text        PRIMARY KEY,
    payment_id   text        NOT NULL REFERENCES payment,
    operation_id text        NOT NULL REFERENCES operation,
    event_id     text        NOT NULL,
    kind         text        NOT NULL,
    detail       text        NOT NULL,
    opened_at    timestamptz NOT NULL
);
CREATE INDEX discrepancy_by_payment ON discrepancy (payment_id);

CREATE TABLE idempotency_key (
    merchant_id text        NOT NULL REFERENCES merchant,
    mode        text        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL CHECK (octet_length(fingerprint) = 32),
    resource_id text,
    request_id  text        NOT NULL,
    status      int         NOT NULL,
    location    text,
    media_type  text        NOT NULL,
    body        text        NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, mode, key)
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);

CREATE TABLE outbox_message (
    id           text        PRIMARY KEY,
    destination  text        NOT NULL CHECK (destination IN ('execute', 'events')),
    type         text        NOT NULL,
    -- Set on instructions that must have an effect: the row lives until that operation's outcome is in.
    operation_id text        REFERENCES operation,
    body         text        NOT NULL,
    relays       int         NOT NULL DEFAULT 0,
    relay_at     timestamptz NOT NULL,
    created_at   timestamptz NOT NULL
);
CREATE INDEX outbox_message_due ON outbox_message (relay_at, id);
CREATE INDEX outbox_message_by_operation ON outbox_message (operation_id) WHERE operation_id IS NOT NULL;

GRANT USAGE ON SCHEMA public TO quittance_app;
GRANT SELECT, INSERT, UPDATE ON merchant, api_key, operator TO quittance_app;
GRANT SELECT, INSERT, UPDATE ON payment, operation TO quittance_app;
GRANT SELECT, INSERT ON payment_event, outcome, discrepancy TO quittance_app;
GRANT SELECT, INSERT, DELETE ON idempotency_key TO quittance_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_message TO quittance_app;
