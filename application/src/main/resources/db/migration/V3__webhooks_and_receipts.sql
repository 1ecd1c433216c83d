-- Who is told of what happened, and how the telling went.

-- Where a merchant is told what concerns its account, such as an endpoint that was disabled.
ALTER TABLE merchant
    ADD COLUMN contact_email text;

-- Events are listed per merchant, newest first. Their ids say nothing of time, so each gets a place.
ALTER TABLE payment_event
    ADD COLUMN place bigint GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN merchant_id text REFERENCES merchant,
    ADD COLUMN mode text CHECK (mode IN ('test', 'live'));
UPDATE payment_event SET merchant_id = payment.merchant_id, mode = payment.mode
FROM payment WHERE payment.id = payment_event.payment_id;
ALTER TABLE payment_event
    ALTER COLUMN merchant_id SET NOT NULL,
    ALTER COLUMN mode SET NOT NULL;
CREATE INDEX payment_event_by_merchant ON payment_event (merchant_id, mode, place DESC);
CREATE INDEX payment_event_by_time ON payment_event (merchant_id, mode, occurred_at);

-- Whoever deliveries go to, and how it fares: a webhook endpoint, or the mail server.
CREATE TABLE receiver (
    id             text        PRIMARY KEY,
    channel        text        NOT NULL CHECK (channel IN ('webhook', 'mail')),
    -- One delivery in flight per payment, in the order of the payment's events.
    ordered        boolean     NOT NULL DEFAULT false,
    per_second_max int         CHECK (per_second_max > 0),
    -- It wants nothing, or we gave it up.
    closed         boolean     NOT NULL DEFAULT false,
    -- The first of nothing but failures.
    failing_since  timestamptz,
    slow           boolean     NOT NULL DEFAULT false,
    -- It asked for a rest, or needs one.
    paused_until   timestamptz,
    pause_reason   text,
    pauses         int         NOT NULL DEFAULT 0
);
INSERT INTO receiver (id, channel) VALUES ('mail', 'mail');

CREATE TABLE webhook_endpoint (
    id                    text        PRIMARY KEY REFERENCES receiver,
    merchant_id           text        NOT NULL REFERENCES merchant,
    mode                  text        NOT NULL CHECK (mode IN ('test', 'live')),
    url                   text        NOT NULL,
    types                 text[]      NOT NULL CHECK (cardinality(types) > 0),
    description           text,
    ordered               boolean     NOT NULL,
    per_second_max        int         CHECK (per_second_max > 0),
    status                text        NOT NULL CHECK (status IN ('enabled', 'disabled')),
    disabled_reason       text        CHECK (disabled_reason IN ('by_merchant', 'gone', 'failing')),
    secret                bytea       NOT NULL CHECK (octet_length(secret) = 32),
    -- Signs as well until its time is over.
    previous_secret       bytea       CHECK (octet_length(previous_secret) = 32),
    previous_secret_until timestamptz,
    created_at            timestamptz NOT NULL,
    updated_at            timestamptz NOT NULL,
    -- The row stays: its deliveries tell who was told.
    deleted_at            timestamptz,
    CHECK ((status = 'disabled') = (disabled_reason IS NOT NULL)),
    CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL))
);
CREATE INDEX webhook_endpoint_by_merchant ON webhook_endpoint (merchant_id, mode, id DESC) WHERE deleted_at IS NULL;

CREATE TABLE delivery (
    id            text        PRIMARY KEY,
    merchant_id   text        NOT NULL REFERENCES merchant,
    mode          text        NOT NULL CHECK (mode IN ('test', 'live')),
    kind          text        NOT NULL CHECK (kind IN ('webhook', 'receipt', 'notice')),
    receiver_id   text        NOT NULL REFERENCES receiver,
    -- The address that a mail goes to.
    recipient     text        CHECK ((recipient IS NULL) = (kind = 'webhook')),
    event_type    text        NOT NULL,
    event_id      text        REFERENCES payment_event (id),
    payment_id    text        REFERENCES payment,
    sequence      bigint,
    -- What is delivered when no payment event stands behind it.
    content       jsonb       CHECK ((content IS NULL) = (event_id IS NOT NULL)),
    status        text        NOT NULL CHECK (status IN ('pending', 'delivered', 'exhausted', 'skipped')),
    -- The place in the schedule of retries; a replay begins anew.
    failures      int         NOT NULL DEFAULT 0,
    -- Numbers the attempts, and fences off whoever lost the lease.
    claims        int         NOT NULL DEFAULT 0,
    due_at        timestamptz NOT NULL,
    claimed_until timestamptz,
    created_at    timestamptz NOT NULL,
    finished_at   timestamptz,
    -- Owed once, whatever happens to whoever owes it.
    UNIQUE (receiver_id, event_id)
);
CREATE INDEX delivery_due ON delivery (receiver_id, due_at, id) WHERE status = 'pending';
CREATE INDEX delivery_in_order ON delivery (receiver_id, payment_id, sequence) WHERE status = 'pending';
CREATE INDEX delivery_by_merchant ON delivery (merchant_id, mode, id DESC);
CREATE INDEX delivery_by_receiver ON delivery (receiver_id, status, id DESC);
CREATE INDEX delivery_by_payment ON delivery (payment_id, id DESC);
CREATE INDEX delivery_by_event ON delivery (event_id);

CREATE TABLE delivery_attempt (
    delivery_id    text        NOT NULL REFERENCES delivery,
    number         int         NOT NULL,
    started_at     timestamptz NOT NULL,
    latency_millis int         NOT NULL,
    status_code    int,
    -- Why it failed: null when it was delivered.
    error          text,
    -- The beginning of what the receiver answered.
    answer         text,
    PRIMARY KEY (delivery_id, number)
);

GRANT SELECT, INSERT, UPDATE ON receiver, webhook_endpoint, delivery TO quittance_app;
GRANT SELECT, INSERT ON delivery_attempt TO quittance_app;
