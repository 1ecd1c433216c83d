-- Acts above the limit wait for a second operator.
CREATE TABLE waiting_act (
    id           text        PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('refund', 'reverse', 'settle_as_done', 'settle_as_not_done')),
    payment_id   text        NOT NULL REFERENCES payment,
    amount       bigint      NOT NULL CHECK (amount > 0),
    -- What a settlement ends, and why that is right.
    operation_id text        REFERENCES operation,
    proof        text,
    asked_by     text        NOT NULL REFERENCES operator,
    reason       text        NOT NULL CHECK (reason <> ''),
    asked_at     timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    status       text        NOT NULL CHECK (status IN ('waiting', 'approved', 'rejected')),
    decided_by   text        REFERENCES operator,
    decided_at   timestamptz,
    decision     text,
    CHECK ((kind LIKE 'settle%') = (operation_id IS NOT NULL AND proof IS NOT NULL)),
    CHECK ((status = 'waiting') = (decided_by IS NULL AND decided_at IS NULL AND decision IS NULL)),
    -- Four eyes are two people's.
    CHECK (decided_by <> asked_by)
);
CREATE INDEX waiting_act_by_age ON waiting_act (asked_at) WHERE status = 'waiting';
CREATE INDEX waiting_act_by_payment ON waiting_act (payment_id) WHERE status = 'waiting';

-- What was asked for can't be changed, only decided.
GRANT SELECT, INSERT, UPDATE (status, decided_by, decided_at, decision) ON waiting_act TO quittance_app;
