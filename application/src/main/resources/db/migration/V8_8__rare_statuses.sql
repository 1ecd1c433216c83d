-- Without these, asking for what failed or is under way reads all that a merchant has, nearly all of which went well.
CREATE INDEX delivery_by_status ON delivery (merchant_id, mode, status, id DESC) WHERE status <> 'delivered';
CREATE INDEX refund_by_status ON refund (merchant_id, mode, status, id DESC) WHERE status <> 'succeeded';
