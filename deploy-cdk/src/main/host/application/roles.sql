-- The role the service runs as. Idempotent: each new instance runs this before it migrates, and sets its password next.
SELECT 'CREATE ROLE quittance_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'quittance_app')
\gexec
GRANT CONNECT ON DATABASE quittance TO quittance_app;
