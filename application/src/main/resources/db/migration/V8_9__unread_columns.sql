-- contracts V3: nobody ever read them, and no version that writes them was ever released.
ALTER TABLE operation DROP COLUMN follows, DROP COLUMN payment_method;
ALTER TABLE receiver DROP COLUMN pause_reason;
