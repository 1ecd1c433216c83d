#!/bin/bash
# Makes a fresh instance the bastion: tunnels only, every login on record.
set -Eeuo pipefail

ROOT=${ROOT:-}
HOST=$(cd "$(dirname "$0")" && pwd)
# shellcheck disable=SC1091
. "$ROOT/etc/quittance/deployment.env"

install -D -m 0600 "$HOST/sshd.conf" "$ROOT/etc/ssh/sshd_config.d/10-quittance.conf"
sed "s|@LOG_GROUP@|$LOG_GROUP|" "$HOST/cloudwatch-agent.json" > "$ROOT/etc/quittance/cloudwatch-agent.json"
id tunnel > /dev/null 2>&1 || useradd --create-home --shell /sbin/nologin tunnel
sshd -t
systemctl reload sshd
systemctl enable --now rsyslog
amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c "file:$ROOT/etc/quittance/cloudwatch-agent.json"
