-- Every row of these passes through an index of what is due. Until a vacuum whoever looks for what is due walks by all that
-- have passed, and by default there is none before a tenth of the table has: of a year's payments that is a hundred million.
ALTER TABLE payment SET (autovacuum_vacuum_scale_factor = 0.01);
ALTER TABLE operation SET (autovacuum_vacuum_scale_factor = 0.01);
ALTER TABLE delivery SET (autovacuum_vacuum_scale_factor = 0.01);
-- Without what has not left yet, which nobody asks about: while SQS took nothing it was walked by once a second.
CREATE INDEX operation_to_inquire_about ON operation (inquire_at)
    WHERE inquire_at IS NOT NULL AND (status <> 'init' OR relayed_at IS NOT NULL);
DROP INDEX operation_to_inquire;
