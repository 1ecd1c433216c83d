-- How often an instruction was sent without an effect so far. After the last time it is due no more: it rests (relay_at
-- is null) until its operation's outcome is in, which inquiries go on asking for.
ALTER TABLE outbox_message
    ADD COLUMN sendings int NOT NULL DEFAULT 0,
    ALTER COLUMN relay_at DROP NOT NULL;
