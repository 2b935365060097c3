"""Settings: read from the environment, and in production never an unsafe default."""

import json
import os
from typing import Any

import pytest
from pydantic import ValidationError

from app.kit.config import Environment, Settings
from app.kit.database import Target, Targets

ISSUERS = [
    {"issuer": "https://login.example.nl", "audience": "convenant", "jwks_address": "https://login.example.nl/k"}
]
WEBHOOK_KEY = "Z2VoZWltLCB3YW50IGRpdCBpcyBlZW4gc2xldXRlbCE="
SAFE: dict[str, str | None] = {
    "CONVENANT_ENVIRONMENT": "production",
    "CONVENANT_DATABASE_URL": "postgresql://app:geheim@db.internal/convenant",
    "CONVENANT_FILES_URL": "s3://convenant-bestanden/documenten",
    "CONVENANT_ISSUERS": json.dumps(ISSUERS),
    "CONVENANT_PUBLIC_URL": "https://convenant.example.nl",
    "CONVENANT_CONTACT_EMAIL": "team@gemeente.nl",
    "CONVENANT_EVENT_SOURCE": "urn:nld:kvknr:12345678:systeem:convenanten",
    "CONVENANT_WEBHOOK_KEYS": WEBHOOK_KEY,
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in [name for name in os.environ if name.startswith("CONVENANT_")]:
        monkeypatch.delenv(name)
    return monkeypatch


def applied(environment: pytest.MonkeyPatch, values: dict[str, str | None]) -> Settings:
    for name, value in values.items():
        if value is None:
            environment.delenv(name, raising=False)
        else:
            environment.setenv(name, value)
    return Settings()


def test_development_needs_nothing(environment: pytest.MonkeyPatch):
    found = Settings()
    assert found.environment is Environment.DEVELOPMENT
    assert not found.is_production
    assert found.issuers == ()


def test_production_starts_on_safe_values(environment: pytest.MonkeyPatch):
    found = applied(environment, dict(SAFE))
    assert found.is_production
    assert [issuer.issuer for issuer in found.issuers] == ["https://login.example.nl"]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("CONVENANT_DATABASE_URL", None, "CONVENANT_DATABASE_URL"),
        ("CONVENANT_FILES_URL", None, "CONVENANT_FILES_URL"),
        ("CONVENANT_ISSUERS", None, "CONVENANT_ISSUERS"),
        ("CONVENANT_ISSUERS", "[]", "CONVENANT_ISSUERS"),
        ("CONVENANT_PUBLIC_URL", None, "CONVENANT_PUBLIC_URL"),
        ("CONVENANT_PUBLIC_URL", "http://convenant.example.nl", "CONVENANT_PUBLIC_URL"),
        ("CONVENANT_CONTACT_EMAIL", None, "CONVENANT_CONTACT_EMAIL"),
        ("CONVENANT_CONTACT_EMAIL", "x@example.org", "CONVENANT_CONTACT_EMAIL"),
        ("CONVENANT_EVENT_SOURCE", None, "CONVENANT_EVENT_SOURCE"),
        ("CONVENANT_WEBHOOK_KEYS", None, "CONVENANT_WEBHOOK_KEYS"),
    ],
)
def test_production_refuses_each_unsafe_default_and_names_it(
    environment: pytest.MonkeyPatch, name: str, value: str | None, said: str
):
    with pytest.raises(ValidationError, match=f"unsafe for production: {said}"):
        applied(environment, SAFE | {name: value})


def test_production_names_everything_unsafe_at_once(environment: pytest.MonkeyPatch):
    with pytest.raises(ValidationError) as refused:
        applied(environment, {"CONVENANT_ENVIRONMENT": "production"})
    for name in SAFE.keys() - {"CONVENANT_ENVIRONMENT"}:
        assert name in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CONVENANT_ENVIRONMENT", "prod"),
        ("CONVENANT_ISSUERS", "{"),
        ("CONVENANT_ISSUERS", '[{"issuer":"https://x"}]'),
        ("CONVENANT_PUBLIC_URL", "https://convenant.example.nl/"),
        ("CONVENANT_PUBLIC_URL", "ftp://x"),
        ("CONVENANT_PUBLIC_URL", ""),
        ("CONVENANT_LOG_LEVEL", "loud"),
        ("CONVENANT_READ_CONNECTIONS", "0"),
        ("CONVENANT_WRITE_CONNECTIONS", "many"),
        ("CONVENANT_STATEMENT_TIMEOUT_MS", "0"),
        ("CONVENANT_LOCK_TIMEOUT_MS", "-1"),
        ("CONVENANT_BODY_LIMIT_BYTES", "10"),
        ("CONVENANT_REQUEST_HEAD_SECONDS", "0"),
        ("CONVENANT_REQUEST_BODY_SECONDS", "never"),
        ("CONVENANT_REQUEST_FILE_SECONDS", "0"),
        ("CONVENANT_FILES_URL", "/var/files"),
        ("CONVENANT_FILES_URL", "file://host/files"),
        ("CONVENANT_FILES_URL", "s3://"),
        ("CONVENANT_FILES_URL", "https://bucket.example.org"),
        ("CONVENANT_SIGNATURE_ROOTS", "/nothing/of/the/kind.pem"),
        ("CONVENANT_TRUSTED_PROXIES", "proxy.internal"),
        ("CONVENANT_TRUSTED_PROXIES", "*"),
        ("CONVENANT_TRUSTED_PROXIES", "10.0.0.1/8"),
        ("CONVENANT_ANONYMOUS_REQUESTS_PER_MINUTE", "0"),
        ("CONVENANT_AUTHENTICATED_REQUESTS_PER_MINUTE", "-1"),
        ("CONVENANT_WRITES_PER_MINUTE", "many"),
        ("CONVENANT_CONCURRENT_REQUESTS", "0"),
        ("CONVENANT_FAILED_AUTHENTICATIONS_PER_MINUTE", "0.5"),
        ("CONVENANT_REDIS_URL", "http://redis"),
        ("CONVENANT_WEBHOOK_KEYS", "geheim"),
        ("CONVENANT_WEBHOOK_KEYS", f"{WEBHOOK_KEY},geheim"),
        ("CONVENANT_WEBHOOK_PORTS", "https"),
        ("CONVENANT_WEBHOOK_PORTS", "0"),
        ("CONVENANT_WEBHOOK_NETWORKS", "internal"),
        ("CONVENANT_WEBHOOK_RETRY_FACTOR", "0"),
    ],
)
def test_malformed_values_are_refused(environment: pytest.MonkeyPatch, name: str, value: str):
    with pytest.raises((ValidationError, ValueError)):
        applied(environment, {name: value})


def test_trusted_proxies_are_listed_with_commas(environment: pytest.MonkeyPatch):
    assert Settings().trusted_proxies == ()
    found = applied(environment, {"CONVENANT_TRUSTED_PROXIES": "10.0.0.7, 192.0.2.0/24,2001:db8::/32"})
    assert [str(network) for network in found.trusted_proxies] == ["10.0.0.7/32", "192.0.2.0/24", "2001:db8::/32"]


def test_secrets_are_not_shown(environment: pytest.MonkeyPatch):
    shown: Any = applied(environment, SAFE | {"CONVENANT_REDIS_URL": "rediss://:geheim@redis.internal/0"})
    assert "geheim" not in repr(shown)
    assert "geheim" not in str(shown)
    assert "geheim" not in shown.model_dump_json()
    assert WEBHOOK_KEY not in f"{shown!r}{shown}{shown.model_dump_json()}"


def test_where_webhooks_may_go_is_listed_with_commas(environment: pytest.MonkeyPatch):
    assert (Settings().webhook_ports, Settings().webhook_networks) == ((), ())
    values = {"CONVENANT_WEBHOOK_PORTS": "443, 8443", "CONVENANT_WEBHOOK_NETWORKS": "10.1.0.0/16,fd00::/8"}
    found = applied(environment, dict(values))
    assert found.webhook_ports == (443, 8443)
    assert [str(network) for network in found.webhook_networks] == ["10.1.0.0/16", "fd00::/8"]


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("postgresql://u:p@h:6543/d", Target("h", 6543, "u", "p", "d")),
        ("postgres://u@h/d", Target("h", 5432, "u", None, "d")),
        ("postgresql://u:p%40%2F@h/d?sslmode=verify-full", Target("h", 5432, "u", "p@/", "d", "verify-full")),
        ("postgresql://u@/d?host=/run/postgresql", Target("/run/postgresql", 5432, "u", None, "d")),
        ("postgresql://u@[::1]:1/d", Target("::1", 1, "u", None, "d")),
        (
            "postgresql://u:p@a,b:6543,[::1]/d",
            Target("a", 5432, "u", "p", "d", further=(("b", 6543), ("::1", 5432))),
        ),
        ("postgresql://u@/d?host=/run/a,/run/b", Target("/run/a", 5432, "u", None, "d", further=(("/run/b", 5432),))),
    ],
)
def test_a_database_url_is_read(url: str, target: Target):
    assert Target.from_url(url) == target


@pytest.mark.parametrize(
    "url",
    [
        *("", "mysql://u@h/d", "postgresql://h/d", "postgresql://u@h", "postgresql://u@/d", "x"),
        *("postgresql://u@a,/d", "postgresql://u@a:port/d"),
    ],
)
def test_a_database_url_that_is_none_is_refused_without_repeating_it(url: str):
    with pytest.raises(ValueError, match="has the form postgresql://user:password@host:port/database"):
        Target.from_url(url)


def test_who_owns_writes_and_reads_is_the_same_until_it_is_said_otherwise(environment: pytest.MonkeyPatch):
    with pytest.raises(ValueError, match="CONVENANT_DATABASE_URL is not set"):
        Targets.from_settings(Settings())
    one = Targets.from_settings(applied(environment, {"CONVENANT_DATABASE_URL": "postgresql://app:a@h/d"}))
    assert one.owner == one.write == one.read == Target("h", 5432, "app", "a", "d")
    three = Targets.from_settings(
        applied(
            environment,
            {
                "CONVENANT_DATABASE_OWNER_URL": "postgresql://owner:o@h/d",
                "CONVENANT_DATABASE_READ_URL": "postgresql://app:a@replica/d",
            },
        )
    )
    assert (three.owner.user, three.write.user, three.read.host) == ("owner", "app", "replica")
    moved = three.in_database("e")
    assert {target.database for target in (moved.owner, moved.write, moved.read)} == {"e"}
