-- expands: the reasons of before stay, and operators disable endpoints as well; the audit has why.
ALTER TABLE webhook_endpoint
    DROP CONSTRAINT webhook_endpoint_disabled_reason_check,
    ADD CONSTRAINT webhook_endpoint_disabled_reason_check
        CHECK (disabled_reason IN ('by_merchant', 'by_operator', 'gone', 'failing'));
