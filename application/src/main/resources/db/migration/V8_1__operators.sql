-- Operators make each other; the first is made at the host. A one-time secret must be changed at the first login.
ALTER TABLE operator
    ADD COLUMN one_time_until timestamptz,
    ADD COLUMN disabled_at timestamptz,
    ADD COLUMN last_login_at timestamptz,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();

-- From a login to its end; the cookie carries the id, encrypted.
CREATE TABLE operator_session (
    id         text        PRIMARY KEY,
    operator   text        NOT NULL REFERENCES operator,
    started_at timestamptz NOT NULL,
    used_at    timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX operator_session_by_operator ON operator_session (operator, started_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON operator_session TO quittance_app;
