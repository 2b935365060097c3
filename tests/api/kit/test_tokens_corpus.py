"""The token corpus presented to a running register: one answer for every cause, and no trace of a token in the log."""

import base64
import logging
from collections.abc import AsyncIterator

import pytest

from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.log_lines import JsonLogFormatter
from tests.api.kit.conftest import RawAnswer
from tests.api.kit.identity_provider import Trusting, becomes, seen_by_its_sender, trusting
from tests.databases import copied_database
from tests.factories.problems import assert_problem
from tests.unit.kit.keysets_server import listening, response
from tests.unit.kit.tokens_corpus import CASES
from tests.unit.kit.tokens_forgery import Case, Unavailable, trusted
from tests.unit.kit.tokens_keyring import config_of

# HTTP allows several spaces before a token, and the edge refuses headers of this size before anybody reads them.
OTHERWISE_OVER_HTTP = {"space in front": 200, "a million characters": 431}
# Shorter pieces, such as the header `{}`, stand in any text by chance.
TELLING_LENGTH = 12


@pytest.fixture(scope="module")
async def register(template: Targets, settings: Settings) -> AsyncIterator[Trusting]:
    async with listening() as site, copied_database(template) as targets:
        site.answer = response(b"", "503 Unavailable")
        issuers = []
        for number, (name, issuer) in enumerate(trusted().items()):
            issuers.append(config_of(name, issuer, site.address + str(number)))
            if issuer.jwks is not None:
                site.answers[f"/jwks{number}"] = response(issuer.jwks)
        async with trusting(settings, targets, site, issuers) as running:
            good = [case.build() for case in CASES if case.reason is None and not isinstance(case, Unavailable)]

            async def all_loaded() -> bool:
                return all([(await running.present(token)).status == 200 for token in good])

            await becomes(all_loaded)
            yield running
        assert set(site.requests) == {f"/jwks{number}" for number in range(len(issuers))}


@pytest.fixture(scope="module")
async def refused(register: Trusting) -> RawAnswer:
    answer = await register.present("x.y.z")
    document = assert_problem(answer.as_response(), 401, "invalid-token")
    assert set(document) == {"type", "title", "status", "detail", "requestId"}
    assert answer.as_response().headers["www-authenticate"] == 'Bearer error="invalid_token"'
    return answer


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_each_token_gets_the_one_answer_of_its_verdict(
    register: Trusting, refused: RawAnswer, case: Case, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    token = case.build()
    answer = await register.present(token)
    if case.name in OTHERWISE_OVER_HTTP:
        assert answer.status == OTHERWISE_OVER_HTTP[case.name]
    elif isinstance(case, Unavailable):
        unavailable = answer.as_response()
        assert_problem(unavailable, 503, "identity-provider-unavailable")
        assert unavailable.headers["retry-after"] == "30"
    elif case.reason is None:
        assert answer.status == 200
    else:
        assert seen_by_its_sender(answer) == seen_by_its_sender(refused)
        said = [record.getMessage() for record in caplog.records if record.name == "convenant.security"]
        # What no header may hold is refused before it is looked at as a token.
        assert said in (
            [f"token refused: {case.reason}"],
            ["token refused: the Authorization header is not one Bearer token"],
        )
    assert traces_of(token, caplog.records) == []


def traces_of(token: str, records: list[logging.LogRecord]) -> list[str]:
    """The log lines in which a part of a token stands, encoded or decoded."""
    parts = [part[:200] for part in token.split(".") if len(part) >= TELLING_LENGTH]
    decoded = [readable(part) for part in token.split(".")[:2]]
    searched = [part for part in parts + decoded if len(part) >= TELLING_LENGTH]
    lines = [JsonLogFormatter().format(record) + record.getMessage() for record in records]
    return [line for line in lines if any(part in line for part in searched)]


def readable(part: str) -> str:
    """The text a part of a token encodes, if it is one."""
    try:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode("ascii")
    except ValueError:
        return ""
