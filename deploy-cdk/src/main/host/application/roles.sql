-- The role the service runs as. Idempotent: each new instance runs this before it migrates, and sets its password next.
-- One after the other, until the session ends: a new fleet's instances come at once.
SELECT pg_advisory_lock(hashtext('quittance_app')) \g /dev/null
SELECT 'CREATE ROLE quittance_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'quittance_app')
\gexec
GRANT CONNECT ON DATABASE quittance TO quittance_app;
