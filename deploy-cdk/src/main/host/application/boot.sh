#!/bin/bash
# Makes a fresh instance serve: roles and migrations first, then the service, then proof from the balancer itself.
# ROOT is empty on an instance; tests set it.
set -Eeuo pipefail

ROOT=${ROOT:-}
HOST=$(cd "$(dirname "$0")" && pwd)
READY_SECONDS_MAX=${READY_SECONDS_MAX:-180}
HEALTHY_SECONDS_MAX=${HEALTHY_SECONDS_MAX:-300}
PAUSE_SECONDS=${PAUSE_SECONDS:-5}
# shellcheck disable=SC1091
. "$ROOT/etc/quittance/deployment.env"

say() { echo "$(date -u +%FT%TZ) boot: $*"; }

install_files() {
    install -D -m 0755 -t "$ROOT/usr/local/libexec/quittance" "$HOST"/libexec/*
    install -D -m 0644 -t "$ROOT/etc/systemd/system" "$HOST"/units/*
    install -D -m 0600 "$HOST/sshd.conf" "$ROOT/etc/ssh/sshd_config.d/10-quittance.conf"
    install -D -m 0644 "$HOST/logrotate.conf" "$ROOT/etc/logrotate.d/quittance"
    install -D -m 0644 "$HOST/roles.sql" "$ROOT/etc/quittance/roles.sql"
    install -d -m 0755 "$ROOT/var/log/quittance"
    sed "s|@LOG_GROUP@|$LOG_GROUP|" "$HOST/cloudwatch-agent.json" > "$ROOT/etc/quittance/cloudwatch-agent.json"
    groupadd --system --force quittance
}

# The file, not the environment, tells the AWS SDK who the service is; the metadata service is closed to it.
write_aws_configuration() {
    cat > "$ROOT/etc/quittance/aws-application" <<CONFIG
[default]
region = $AWS_REGION
credential_process = /usr/bin/cat /run/quittance/credentials.json
CONFIG
    cat > "$ROOT/etc/quittance/aws-migration" <<CONFIG
[default]
region = $AWS_REGION
role_arn = $MIGRATION_ROLE
credential_source = Ec2InstanceMetadata
CONFIG
}

fetch_database_authority() {
    curl --silent --show-error --fail --max-time 30 --retry 3 --output "$ROOT/etc/quittance/rds.pem" \
        https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem
}

start_agents() {
    sshd -t
    systemctl reload sshd
    systemctl daemon-reload
    systemctl enable --now rsyslog
    amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c "file:$ROOT/etc/quittance/cloudwatch-agent.json"
}

# until_true SECONDS_MAX WHAT COMMAND...
until_true() {
    local seconds_max=$1 what=$2 waited=0
    shift 2
    until "$@"; do
        if [ "$waited" -ge "$seconds_max" ]; then
            say "gave up: $what after $waited seconds"
            return 1
        fi
        sleep "$PAUSE_SECONDS"
        waited=$((waited + PAUSE_SECONDS))
    done
    say "$what"
}

is_ready() {
    curl --silent --fail --max-time 3 --output /dev/null http://localhost:9000/q/health/ready
}

is_healthy() {
    local state
    state=$(aws elbv2 describe-target-health --target-group-arn "$TARGET_GROUP" --targets "Id=$INSTANCE_ID" \
        --query 'TargetHealthDescriptions[0].TargetHealth.State' --output text) || return 1
    [ "$state" = healthy ]
}

say 'installing'
install_files
write_aws_configuration
fetch_database_authority
start_agents
say 'migrating'
systemctl start quittance-migrate.service
say 'starting'
systemctl enable --now quittance-credentials.timer
systemctl enable --now quittance.service
until_true "$READY_SECONDS_MAX" 'the service is ready' is_ready
until_true "$HEALTHY_SECONDS_MAX" 'the balancer sends requests' is_healthy
