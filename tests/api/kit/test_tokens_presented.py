"""Where a token may stand in a request: once, in the header, as RFC 6750 and RFC 9110 write it; nowhere else."""

import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import Request

from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.reception import current_token
from tests.api.kit.conftest import exchange
from tests.api.kit.identity_provider import Trusting, becomes, trusting
from tests.databases import copied_database
from tests.factories.problems import assert_problem
from tests.unit.kit.keysets_server import Server, listening
from tests.unit.kit.tokens_forgery import CITY, TestIssuer, es
from tests.unit.kit.tokens_keyring import config_of

AUTHORIZATION = b"authorization"


@pytest.fixture(scope="module")
async def site() -> AsyncIterator[Server]:
    async with listening() as found:
        yield found


@pytest.fixture(scope="module")
async def register(template: Targets, settings: Settings, site: Server) -> AsyncIterator[Trusting]:
    issuer = config_of(CITY, TestIssuer(("ES256",), None), site.address)
    async with copied_database(template) as targets, trusting(settings, targets, site, [issuer]) as running:

        async def is_loaded() -> bool:
            return (await running.present(es())).status == 200

        await becomes(is_loaded)
        yield running


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def actor(log: pytest.LogCaptureFixture) -> str | None:
    """Who the register took the last caller for."""
    found: str | None = [line for line in log.records if line.name == "convenant.access"][-1].__dict__["actor"]
    return found


@pytest.mark.parametrize(
    "form",
    [
        b"Bearer %s",
        b"bearer %s",
        b"BEARER %s",
        b"bEaReR %s",
        b"Bearer   %s",
        b" Bearer %s",
        b"Bearer %s ",
        b"Bearer %s\t",
    ],
)
async def test_the_scheme_has_any_case_and_white_space_around_means_nothing(
    register: Trusting, log: pytest.LogCaptureFixture, form: bytes
):
    answer = await register.send((AUTHORIZATION, form % es().encode()))
    assert answer.status == 200
    assert actor(log) == f"{CITY} f3b6-registrar"


@pytest.mark.parametrize(
    "forms",
    [
        [b"Bearer %s", b"Bearer %s"],
        [b"Bearer %s", b"Basic dTpw"],
        [b"Basic dTpw", b"Bearer %s"],
        [b"Bearer %s", b""],
        [b"Bearer"],
        [b"Bearer "],
        [b"Bearer\t"],
        [b""],
        [b" "],
        [b"%s"],
        [b"Bearer%s"],
        [b"Bearer\t%s"],
        [b"Bearer\xa0%s"],
        [b"Bearer: %s"],
        [b"Bearer %s, Bearer %s"],
        [b"Bearer %s,%s"],
        [b"Bearer %s %s"],
        [b'Bearer "%s"'],
        [b"Bearer token=%s"],
        [b"Basic %s"],
        [b"Token %s"],
        [b"DPoP %s"],
        [b"JWT %s"],
        [b"Bearer %s\r\nX-Other: 1"],
        [b"\xff\xfe"],
    ],
    ids=repr,
)
async def test_anything_but_one_bearer_token_is_an_invalid_token(
    register: Trusting, log: pytest.LogCaptureFixture, forms: list[bytes]
):
    token = es().encode()
    answer = await register.send(*((AUTHORIZATION, form.replace(b"%s", token)) for form in forms))
    assert_problem(answer.as_response(), 401, "invalid-token")
    assert answer.as_response().headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert actor(log) is None


@pytest.mark.parametrize(
    "header",
    [
        (b"cookie", b"access_token=%s; Authorization=Bearer %s; token=%s"),
        (b"x-authorization", b"Bearer %s"),
        (b"x-access-token", b"%s"),
        (b"x-forwarded-authorization", b"Bearer %s"),
        (b"proxy-authorization", b"Bearer %s"),
        (b"www-authenticate", b"Bearer %s"),
    ],
    ids=lambda header: header[0].decode(),
)
async def test_a_token_in_a_cookie_or_another_header_is_ignored(
    register: Trusting, log: pytest.LogCaptureFixture, header: tuple[bytes, bytes]
):
    given = (header[0], header[1].replace(b"%s", es().encode()))
    assert (await register.send(given)).status == 200
    assert actor(log) is None
    written = await write(register, b"", given)
    assert_problem(written, 401, "authentication-required")
    assert actor(log) is None


@pytest.mark.parametrize("name", [b"access_token", b"token", b"authorization", b"Authorization", b"bearer"])
async def test_a_token_in_the_query_proves_nothing_and_is_neither_logged_nor_repeated(
    register: Trusting, log: pytest.LogCaptureFixture, name: bytes
):
    token = es()
    query = name + b"=" + token.encode()
    read = await exchange(register.client, b"/v1/organisations", query=query)
    assert_problem(read.as_response(), 400, "unknown-parameter")
    written = await write(register, query)
    assert_problem(written, 401, "authentication-required")
    assert actor(log) is None
    for text in (read.body.decode(), written.text, log.text):
        assert not any(part in text for part in token.split("."))


async def test_a_request_without_the_header_has_no_token_whatever_else_it_carries():
    # Operations refuse parameters they do not know; this holds where one would not.
    parts = {"access_token": es(), "token": es()}
    query = "&".join(f"{name}={token}" for name, token in parts.items()).encode()
    cookie = "; ".join(f"{name}={token}" for name, token in parts.items()).encode()
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": query,
        "headers": [(b"cookie", cookie)],
        "state": {"allowance": None},
    }
    assert await current_token(Request(scope)) is None


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x"]
)
async def test_a_token_in_the_body_proves_nothing(register: Trusting, log: pytest.LogCaptureFixture, kind: str):
    token = es()
    body = f'{{"access_token":"{token}"}}' if "json" in kind else f"access_token={token}"
    answer = await register.client.post(
        "/v1/organisations", content=body, headers={"Content-Type": kind, "Idempotency-Key": "a" * 20}
    )
    assert_problem(answer, 401, "authentication-required")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert actor(log) is None
    assert not any(part in answer.text + log.text for part in token.split("."))


async def write(register: Trusting, query: bytes, *headers: tuple[bytes, bytes]) -> httpx.Response:
    """Try to record something without an `Authorization` header."""
    fixed = ((b"host", b"convenant.test"), (b"content-type", b"application/json"), (b"idempotency-key", b"a" * 20))
    answer = await exchange(
        register.client,
        b"/v1/organisations",
        method="POST",
        query=query,
        headers=[*fixed, *headers],
        chunks=[b"{}"],
    )
    return answer.as_response()
