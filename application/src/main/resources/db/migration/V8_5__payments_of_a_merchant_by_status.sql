-- Without this, asking for a status of which a merchant has no payment reads all that the merchant has.
CREATE INDEX payment_by_merchant_and_status_anywhere ON payment (merchant_id, status, id DESC);
