-- What the console's overview shows of a week, counted once a half-hour is over, so that nobody counts it again.
CREATE TABLE half_hour_count (
    half_hour timestamptz NOT NULL,
    -- attempts, taken, declines, or the hop that something took so many milliseconds to pass.
    measure   text        NOT NULL,
    -- How an attempt stands, a currency, a decline's code, or milliseconds in two digits.
    label     text        NOT NULL,
    total     bigint      NOT NULL,
    PRIMARY KEY (half_hour, measure, label)
);

-- How far the counting got; whoever counts holds the row.
CREATE TABLE half_hours_counted (
    single        boolean     PRIMARY KEY DEFAULT true CHECK (single),
    -- Every half-hour before is counted.
    counted_until timestamptz NOT NULL,
    -- What ended until then is in the counts of the half-hour in which it began.
    late_until    timestamptz NOT NULL
);
INSERT INTO half_hours_counted (counted_until, late_until) VALUES ('epoch', now());

-- Both tables are only added to, in the order of time: what is new in them is found without an entry for each row.
CREATE INDEX outcome_by_time ON outcome USING brin (received_at) WITH (autosummarize = on);
CREATE INDEX delivery_attempt_by_time ON delivery_attempt USING brin (started_at) WITH (autosummarize = on);

GRANT SELECT, INSERT, DELETE ON half_hour_count TO quittance_app;
GRANT SELECT, UPDATE ON half_hours_counted TO quittance_app;
