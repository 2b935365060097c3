"""Signatures are those of Standard Webhooks: the published library believes them, and nothing else."""

import base64

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from app.kit.clock import SYSTEM_CLOCK
from app.webhooks.messages import Message, allowed_rate, has_agreed, origin_of
from app.webhooks.schemas import WebhookTestRequest
from app.webhooks.signing import PREFIX, new_secret, signatures

# The example of the specification's own tools.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_known_message_gets_its_known_signature():
    found = signatures([SECRET], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert found == SIGNED


def test_a_secret_is_32_octets_that_nobody_knows():
    first, second = new_secret(), new_secret()
    assert first != second
    assert first.startswith(PREFIX)
    assert len(base64.b64decode(first.removeprefix(PREFIX))) == 32


def test_the_published_library_believes_each_secret_that_counts_and_no_other():
    known, stranger = [new_secret(), new_secret()], new_secret()
    message = Message("an-id", b'{"a": "\xc3\xab"}')
    headers = message.headers(known, int(SYSTEM_CLOCK.epoch_seconds()))
    for secret in known:
        assert Webhook(secret).verify(message.body, headers) == {"a": "ë"}
    with pytest.raises(WebhookVerificationError):
        Webhook(stranger).verify(message.body, headers)


@pytest.mark.parametrize("spoilt", ["webhook-id", "webhook-timestamp", "body"])
def test_whatever_is_changed_on_the_way_is_noticed(spoilt: str):
    secret = new_secret()
    message, now = Message("an-id", b"{}"), int(SYSTEM_CLOCK.epoch_seconds())
    headers = message.headers([secret], now)
    changed = {"webhook-id": "another", "webhook-timestamp": str(now + 1)}
    body = b'{"a": 1}' if spoilt == "body" else message.body
    headers |= {spoilt: changed[spoilt]} if spoilt in changed else {}
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body, headers)


def test_an_old_message_is_not_believed():
    secret = new_secret()
    headers = Message("an-id", b"{}").headers([secret], int(SYSTEM_CLOCK.epoch_seconds()) - 600)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(b"{}", headers)


def test_a_message_says_what_it_is():
    headers = Message.of("an-id", WebhookTestRequest()).headers([SECRET], 1)
    assert headers["Content-Type"] == "application/cloudevents+json"


@pytest.mark.parametrize(
    ("headers", "agreed"),
    [
        ({}, False),
        ({"webhook-allowed-origin": ""}, False),
        ({"webhook-allowed-origin": "*"}, True),
        ({"webhook-allowed-origin": "register.example.nl"}, True),
        ({"webhook-allowed-origin": "other.nl, register.example.nl"}, True),
        ({"webhook-allowed-origin": "other.nl"}, False),
        ({"webhook-allowed-origin": "example.nl"}, False),
    ],
)
def test_an_address_agrees_by_naming_the_register_or_everybody(headers: dict[str, str], agreed: bool):
    assert has_agreed(headers, origin_of("https://register.example.nl")) is agreed


@pytest.mark.parametrize(
    ("stated", "rate"),
    [("", None), ("*", None), ("120", 120), ("0", 1), ("-5", None), ("1.5", None), ("9" * 9, None), ("١", None)],
)
def test_a_rate_is_a_number_a_minute(stated: str, rate: int | None):
    assert allowed_rate({"webhook-allowed-rate": stated}) == rate
    assert allowed_rate({}) is None
