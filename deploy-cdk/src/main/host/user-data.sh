#!/bin/bash
# Fetches what this instance runs, checks it against its SHA-256, and hands over to it.
# CloudFormation goes on only after SUCCESS; any error ends in FAILURE, and CloudFormation takes the release back.
# Outside a release it refuses to be told: what failed then ends itself, and its group makes another.
set -Eeuo pipefail
exec > >(tee -a /var/log/quittance-boot.log) 2>&1

export AWS_DEFAULT_REGION='@REGION@'
token=$(curl --silent --fail --max-time 5 --request PUT \
    --header 'X-aws-ec2-metadata-token-ttl-seconds: 300' http://169.254.169.254/latest/api/token)
INSTANCE_ID=$(curl --silent --fail --max-time 5 \
    --header "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/instance-id)
export INSTANCE_ID

tell() {
    aws cloudformation signal-resource --stack-name '@STACK@' --logical-resource-id '@RESOURCE@' \
        --unique-id "$INSTANCE_ID" --status "$1"
}
trap 'tell FAILURE || shutdown -h now' ERR

fetch() {
    aws s3 cp --only-show-errors "s3://@BUCKET@/$1" "$3.zip"
    echo "$2  $3.zip" | sha256sum --check --quiet
    mkdir -p "$3"
    unzip -q -o "$3.zip" -d "$3"
    rm "$3.zip"
}

dnf install --assumeyes --quiet @PACKAGES@
mkdir -p /opt/quittance /etc/quittance
cat > /etc/quittance/deployment.env <<'DEPLOYMENT'
@DEPLOYMENT@
DEPLOYMENT
@FETCH@
bash /opt/quittance/host/boot.sh
tell SUCCESS || true
