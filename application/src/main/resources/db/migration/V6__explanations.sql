-- What explains a payment hop by hop. Rows from before know less; nothing is made up for them.
ALTER TABLE operation
    -- When its instruction was first sent to the queue.
    ADD COLUMN relayed_at timestamptz,
    -- When the PSP was last asked about it.
    ADD COLUMN inquired_at timestamptz;

ALTER TABLE outcome
    -- When it happened at the PSP, as the function told; received_at is when it was resolved.
    ADD COLUMN occurred_at timestamptz;
