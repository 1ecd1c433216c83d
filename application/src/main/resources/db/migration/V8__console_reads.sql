-- The console reads all merchants' payments at once, and an operation's outcomes.
CREATE INDEX outcome_by_operation ON outcome (operation_id);
CREATE INDEX payment_by_reference_anywhere ON payment (reference, id DESC) WHERE reference IS NOT NULL;
CREATE INDEX payment_by_receipt_email_anywhere ON payment (receipt_email, id DESC) WHERE receipt_email IS NOT NULL;
CREATE INDEX payment_by_amount_anywhere ON payment (amount, id DESC);
CREATE INDEX payment_by_status_anywhere ON payment (status, id DESC);
CREATE INDEX payment_by_merchant_anywhere ON payment (merchant_id, id DESC);
CREATE INDEX payment_by_idempotency_key_anywhere ON payment (idempotency_key, id DESC);
CREATE INDEX payment_unknown ON payment (id DESC) WHERE outcome_unknown;
