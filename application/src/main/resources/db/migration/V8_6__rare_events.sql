-- Without these, asking for events of a rare type, or for those that were not delivered, reads all that a merchant has.
CREATE INDEX payment_event_by_type ON payment_event (merchant_id, mode, type, place DESC);
CREATE INDEX delivery_not_delivered ON delivery (merchant_id, mode, event_id) WHERE kind = 'webhook' AND status <> 'delivered';
