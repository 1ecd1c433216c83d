-- Operators disable endpoints as well; the audit has their reasons.
ALTER TABLE webhook_endpoint
    DROP CONSTRAINT webhook_endpoint_disabled_reason_check,
    ADD CONSTRAINT webhook_endpoint_disabled_reason_check
        CHECK (disabled_reason IN ('by_merchant', 'by_operator', 'gone', 'failing'));
