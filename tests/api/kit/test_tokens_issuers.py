"""Issuers that are down, change their keys or are unknown, and what the register answers meanwhile."""

import asyncio
import io
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.kit.auth.claims import LEEWAY_SECONDS
from app.kit.auth.developer import KEY_FILE, DeveloperIssuer
from app.kit.auth.issuers import IssuerConfig
from app.kit.config import Environment, Settings
from app.kit.database import Targets
from app.kit.log_lines import GatheringHandler
from tests.api.kit.conftest import RawAnswer
from tests.api.kit.identity_provider import Trusting, becomes, seen_by_its_sender, trusting
from tests.conftest import served
from tests.factories.http import bearer
from tests.factories.problems import assert_problem
from tests.unit.kit.keysets_server import KEYS, Server, listening, response
from tests.unit.kit.keysets_support import token
from tests.unit.kit.tokens_forgery import CITY, PLAIN, PROVINCE, es, good_claims, header_of, of_province
from tests.unit.kit.tokens_support import AUDIENCE, NOW, document, ec_jwk, ec_key

DAY = 24 * 3600
READY = b"/health/ready"
DOWN = response(b"", "503 Unavailable")


@pytest.fixture
async def site() -> AsyncIterator[Server]:
    async with listening() as found:
        yield found


@pytest.fixture
async def register(site: Server, settings: Settings, targets: Targets) -> AsyncIterator[Trusting]:
    issuer = IssuerConfig(issuer=CITY, audience=AUDIENCE, jwks_address=site.address)
    async with trusting(settings, targets, site, [issuer]) as running:
        yield running


async def is_ready(register: Trusting) -> bool:
    return (await register.send(path=READY)).status == 200


@pytest.fixture
async def loaded(register: Trusting) -> Trusting:
    await becomes(lambda: is_ready(register))
    return register


def assert_unavailable(answer: RawAnswer) -> None:
    assert_problem(answer.as_response(), 503, "identity-provider-unavailable")
    assert answer.as_response().headers["retry-after"].isdigit()


def assert_refused(answer: RawAnswer) -> None:
    assert_problem(answer.as_response(), 401, "invalid-token")


class GoneReader(io.StringIO):
    """A stream whose reader is gone."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(text)


async def test_a_warning_nobody_can_read_does_not_change_the_answer(
    site: Server, settings: Settings, targets: Targets
):
    site.answer = DOWN
    issuer = IssuerConfig(issuer=CITY, audience=AUDIENCE, jwks_address=site.address)
    handler = GatheringHandler(GoneReader())
    logging.getLogger("convenant").addHandler(handler)
    try:
        async with trusting(settings, targets, site, [issuer]) as register:
            assert_unavailable(await register.present(es()))
    finally:
        logging.getLogger("convenant").removeHandler(handler)


async def test_an_issuer_that_was_never_reached_stops_tokens_and_readiness_and_no_public_read(
    site: Server, settings: Settings, targets: Targets
):
    site.answer = DOWN
    issuer = IssuerConfig(issuer=CITY, audience=AUDIENCE, jwks_address=site.address)
    async with trusting(settings, targets, site, [issuer]) as register:
        assert_unavailable(await register.send(path=READY))
        assert_unavailable(await register.present(es()))
        assert_refused(await register.present("x.y.z"))
        assert (await register.send()).status == 200
        assert (await register.send(path=b"/health/live")).status == 200
        site.answer = response(KEYS)
        await becomes(lambda: is_ready(register))
        assert (await register.present(es())).status == 200


async def test_the_last_good_keys_serve_a_day_without_their_issuer(loaded: Trusting):
    loaded.site.answer = DOWN
    loaded.clock.seconds += DAY
    assert (await loaded.present(token("es", loaded.clock.seconds, key="city"))).status == 200
    assert_refused(await loaded.present(token("unknown", loaded.clock.seconds, key="city")))
    loaded.clock.seconds += 1
    assert_unavailable(await loaded.present(token("es", loaded.clock.seconds, key="city")))
    assert_unavailable(await loaded.present(token("unknown", loaded.clock.seconds, key="city")))
    assert_refused(await loaded.present("x.y.z"))
    assert (await loaded.send()).status == 200
    assert await is_ready(loaded)


async def test_a_thousand_unknown_kids_cost_the_issuer_one_fetch(loaded: Trusting):
    before = loaded.site.requests.total()
    tokens = [es(header=header_of(kid=f"x{number}")) for number in range(1000)]
    answers = await asyncio.gather(*map(loaded.present, tokens[:500]))
    answers += [await loaded.present(text) for text in tokens[500:]]
    assert all(seen_by_its_sender(answer) == seen_by_its_sender(answers[0]) for answer in answers)
    assert_refused(answers[0])
    assert loaded.site.requests.total() == before + 1


async def test_valid_tokens_do_not_wait_while_keys_are_fetched(loaded: Trusting):
    opened = asyncio.Event()
    asked = asyncio.Event()

    async def slow(writer: asyncio.StreamWriter) -> None:
        asked.set()
        await opened.wait()
        writer.write(response(KEYS))
        await writer.drain()

    loaded.site.answer = slow
    waiting = asyncio.create_task(loaded.present(es(header=header_of(kid="unknown"))))
    async with asyncio.timeout(10):
        await asked.wait()
        assert (await loaded.present(es())).status == 200
    assert not waiting.done()
    opened.set()
    assert_refused(await waiting)


async def test_a_new_key_is_known_at_its_first_token_and_a_removed_one_is_dead(loaded: Trusting):
    assert (await loaded.present(es())).status == 200
    loaded.site.answer = response(document(ec_jwk(ec_key("next"), "next")))
    assert (await loaded.present(token("next"))).status == 200
    assert_refused(await loaded.present(es()))


async def test_a_token_that_was_accepted_ends_with_its_period_and_is_nobody_elses(loaded: Trusting):
    begun, same_id = es(), good_claims(sub="another", exp=NOW + 1800)
    assert (await loaded.present(begun)).status == 200
    assert (await loaded.present(es(same_id))).status == 200
    loaded.clock.seconds = NOW + 1800 + LEEWAY_SECONDS
    assert_refused(await loaded.present(es(same_id)))
    assert (await loaded.present(begun)).status == 200
    loaded.clock.seconds = NOW + 3600 + LEEWAY_SECONDS
    assert_refused(await loaded.present(begun))
    loaded.clock.seconds = NOW - 60 - LEEWAY_SECONDS - 1
    assert_refused(await loaded.present(begun))


async def test_a_set_with_two_keys_of_one_kid_changes_nothing(loaded: Trusting):
    loaded.site.answer = response(document(ec_jwk(ec_key("next"), "next"), ec_jwk(ec_key("city"), "next")))
    assert_refused(await loaded.present(token("next")))
    assert (await loaded.present(es())).status == 200


async def test_each_issuer_has_its_own_keys_audience_and_algorithms(
    site: Server, settings: Settings, targets: Targets
):
    site.answers["/jwks/plain"] = response(document(ec_jwk(ec_key("plain"), "es")))
    site.answers["/jwks/province"] = response(document(ec_jwk(ec_key("province"), "es-province")))
    issuers = [
        IssuerConfig(issuer=CITY, audience=AUDIENCE, jwks_address=site.address),
        IssuerConfig(issuer=PLAIN, audience=AUDIENCE, jwks_address=f"{site.address}/plain"),
        IssuerConfig(
            issuer=PROVINCE,
            audience="urn:convenant:province",
            jwks_address=f"{site.address}/province",
            algorithms=("ES256",),
        ),
    ]
    async with trusting(settings, targets, site, issuers) as register:
        await becomes(lambda: is_ready(register))
        for good in (es(), es(good_claims(iss=PLAIN), key="plain"), of_province()):
            assert (await register.present(good)).status == 200
        for bad in (
            es(key="plain"),
            es(good_claims(iss=PLAIN)),
            es(header=header_of(kid="es-province"), key="province"),
            of_province(aud=AUDIENCE),
            of_province(iss=CITY),
        ):
            assert_refused(await register.present(bad))
    assert set(site.requests) == {"/jwks", "/jwks/plain", "/jwks/province"}


async def test_another_developer_key_revokes_the_tokens_of_the_last_one(
    tmp_path: Path, settings: Settings, targets: Targets
):
    own = settings.model_copy(update={"data_dir": tmp_path})
    before = bearer(DeveloperIssuer.open(tmp_path, audience=own.audience), "developer")
    async with served(own, targets) as client:
        assert (await client.get("/v1/organisations", headers=before)).status_code == 200
    (tmp_path / KEY_FILE).unlink()
    async with served(own, targets) as client:
        assert_problem(await client.get("/v1/organisations", headers=before), 401, "invalid-token")
        after = bearer(DeveloperIssuer.open(tmp_path, audience=own.audience), "developer")
        assert (await client.get("/v1/organisations", headers=after)).status_code == 200


def production(settings: Settings, data_dir: Path, jwks_address: str) -> Settings:
    issuer = IssuerConfig(issuer=CITY, audience=AUDIENCE, jwks_address=jwks_address)
    changes = {"environment": Environment.PRODUCTION, "data_dir": data_dir, "issuers": (issuer,)}
    return settings.model_copy(update=changes)


async def test_production_knows_no_developer_tokens(
    tmp_path: Path, settings: Settings, targets: Targets, site: Server
):
    headers = bearer(DeveloperIssuer.open(tmp_path, audience=settings.audience), "developer")
    async with served(production(settings, tmp_path, site.address.replace("http:", "https:")), targets) as client:
        assert_problem(await client.get("/v1/organisations", headers=headers), 401, "invalid-token")


async def test_production_fetches_no_keys_over_plain_http(
    tmp_path: Path, settings: Settings, targets: Targets, site: Server
):
    with pytest.raises(ValueError, match="https"):
        async with served(production(settings, tmp_path, site.address), targets):
            pass
    assert site.requests.total() == 0
