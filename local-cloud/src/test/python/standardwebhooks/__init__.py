"""Standard Webhooks 1.0.0 in a few lines, for machines that can't fetch the published library of this name."""

import base64
import hashlib
import hmac
import json
import time


class WebhookVerificationError(Exception):
    pass


class Webhook:
    TOLERANCE_SECONDS = 300

    def __init__(self, secret):
        self.key = base64.b64decode(secret.removeprefix("whsec_"))

    def verify(self, body, headers):
        given = {name.lower(): value for name, value in headers.items()}
        try:
            message, sent = given["webhook-id"], given["webhook-timestamp"]
            signatures = given["webhook-signature"].split(" ")
            seconds_off = abs(time.time() - int(sent))
        except (KeyError, ValueError) as missing:
            raise WebhookVerificationError("headers are missing or unreadable") from missing
        signed = f"{message}.{sent}.".encode() + body
        expected = "v1," + base64.b64encode(hmac.digest(self.key, signed, hashlib.sha256)).decode()
        if seconds_off > self.TOLERANCE_SECONDS:
            raise WebhookVerificationError("too old, or from the future")
        if not any(hmac.compare_digest(expected, signature) for signature in signatures):
            raise WebhookVerificationError("no signature fits")
        return json.loads(body)
