-- What operators did, and what they wrote under discrepancies. Both can only be added to.
CREATE TABLE operator_act (
    id         text        PRIMARY KEY,
    at         timestamptz NOT NULL,
    operator   text        NOT NULL REFERENCES operator,
    -- The role at the time: it may change later.
    role       text        NOT NULL,
    act        text        NOT NULL,
    -- The id of what it was done to.
    subject    text        NOT NULL,
    before     jsonb       NOT NULL,
    after      jsonb       NOT NULL,
    reason     text        NOT NULL CHECK (reason <> ''),
    request_id text        NOT NULL,
    -- A form sent twice acts once.
    form_id    text        NOT NULL UNIQUE
);
CREATE INDEX operator_act_by_subject ON operator_act (subject, id DESC);
CREATE INDEX operator_act_by_operator ON operator_act (operator, id DESC);

CREATE TABLE discrepancy_note (
    id             text        PRIMARY KEY,
    discrepancy_id text        NOT NULL REFERENCES discrepancy,
    operator       text        NOT NULL REFERENCES operator,
    note           text        NOT NULL CHECK (note <> ''),
    -- Whether it says that nothing is left to do.
    resolves       boolean     NOT NULL,
    at             timestamptz NOT NULL
);
CREATE INDEX discrepancy_note_by_discrepancy ON discrepancy_note (discrepancy_id, id);

-- Operators look for what has no end; there is never much of it.
CREATE INDEX operation_without_end ON operation (created_at) WHERE status IN ('init', 'pending', 'unknown');
-- A PSP's own reference is what its support knows.
CREATE INDEX operation_by_psp_reference ON operation (psp_reference) WHERE psp_reference IS NOT NULL;

-- Guessing a password gets slower with each try.
ALTER TABLE operator
    ADD COLUMN failures int NOT NULL DEFAULT 0,
    ADD COLUMN locked_until timestamptz;

GRANT SELECT, INSERT ON operator_act, discrepancy_note TO quittance_app;
