-- Each destination has a loop of its own. With one index for both, the loop for instructions walked by all the events
-- that a topic had not taken for an hour, once a second.
CREATE INDEX outbox_message_due_by_destination ON outbox_message (destination, relay_at, id);
DROP INDEX outbox_message_due;
