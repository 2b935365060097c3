"""Everybody finds exactly the records that the lists show them, by exactly the words they are shown."""

import re

import httpx
import pytest

from app.kit.resources import Resource
from app.search.rules import SEARCHED
from tests.api.search.conftest import LEFT_OUT, Register
from tests.example_answers import AGREEMENT
from tests.factories.http import bearer
from tests.factories.searching import every_item, fitting, in_sight, texts_of

READERS = ("anonymous", "outsider", "administrator", "party", "manager", "auditor")
_MEANS_SOMETHING = "SELECT numnode(websearch_to_tsquery('dutch', $1)) > 0"
WORD = re.compile(r"[^\W\d_]{3,}")


async def found_by(register: Register, name: str, query: str, **narrowed: str) -> set[tuple[str, str]]:
    path = str(httpx.URL("/v1/search", params={"q": query, "limit": "50", **narrowed}))
    return {(hit["kind"], hit["id"]) for hit in await every_item(register.readers[name], path)}


@pytest.mark.parametrize("name", READERS)
async def test_each_reader_finds_what_the_lists_show_and_no_more(register: Register, name: str):
    shown = await in_sight(register.readers[name])
    everything = await in_sight(register.readers["auditor"])
    assert {kind for kind, _ in everything} == SEARCHED.keys()
    texts = [texts_of(kind, item) for (kind, _), item in everything.items()]
    words = sorted({word.lower() for text in texts for word in WORD.findall(text)})
    meaning = [word for word in words if await register.connection.fetchval(_MEANS_SOMETHING, word)]
    asked = [*meaning[::4], "partijen", "wijken", "aangaan", "verborgen", "weggelaten", "bron"]
    several = ["partijen samenwerken", '"veerkrachtige wijken"', "wijken -partijen", "convenant or evaluatie"]
    outcomes = set()
    for query in [*asked, *several]:
        expected = await fitting(register.connection, shown, query)
        assert await found_by(register, name, query) == expected, query
        outcomes.add(bool(expected))
    assert outcomes == {True, False}


@pytest.mark.parametrize("name", READERS)
async def test_narrowing_keeps_a_part_of_the_same_hits(register: Register, name: str):
    for query in ("wijken", "partijen", "maastricht", "convenant"):
        everything = await found_by(register, name, query)
        for kind in SEARCHED:
            assert await found_by(register, name, query, kind=kind) == {hit for hit in everything if hit[0] == kind}
        both = await found_by(register, name, query, kind="agreement,decision")
        assert both == {hit for hit in everything if hit[0] in {"agreement", "decision"}}
        shown = await in_sight(register.readers[name])
        about = {key for key in everything if str(AGREEMENT) in _agreements(shown[key])}
        assert await found_by(register, name, query, agreementId=str(AGREEMENT)) == about


def _agreements(item: dict[str, object]) -> str:
    """What a record says of its agreements, whatever the member is called."""
    points = item.get("points") or ()
    named = [item.get(name) for name in ("agreementId", "agreementIds", "subjectAgreementId")]
    own = item["id"] if "managingOrganisationId" in item else None
    return repr([*named, own, *(point["agreementId"] for point in points)])  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", READERS)
async def test_whatever_is_shown_of_a_hit_stands_in_what_its_reader_is_shown(register: Register, name: str):
    shown = await in_sight(register.readers[name])
    for query in ("maastricht", "weggelaten", "gemeente", "partijen"):
        for hit in await every_item(register.readers[name], f"/v1/search?q={query}"):
            item = shown[hit["kind"], hit["id"]]
            told = " ".join(texts_of(hit["kind"], item).split())
            snippet = "".join(part["text"] for part in hit["snippet"])
            assert all(piece.strip() in told for piece in re.split(" [·…] ", snippet)), (query, hit)
            assert any(part["isMatch"] for part in hit["snippet"]), hit
            assert hit["title"] is None or hit["title"] in told
            assert hit["links"] == {"self": item["links"]["self"]}
            if hit["agreementId"] is not None:
                assert hit["agreementId"] in _agreements(item)


async def test_what_was_left_out_when_publishing_can_not_be_guessed(register: Register):
    """Two registers in turn, the same but for the words left out: every answer to an outsider is the same."""
    asked = [
        *("wijken", "wijnen", '"veerkrachtige wijken"', "veerkrachtige -wijken", "veerkrachtige -wijnen"),
        *("wijken or maastricht", "wijnen or veerkrachtige", LEFT_OUT, "maastricht"),
    ]
    outsiders = [register.readers[name] for name in ("anonymous", "outsider")]

    async def answers() -> list[tuple[int, bytes]]:
        found = []
        for query in asked:
            for kind in ("", "agreement", "agreement_version", "decision"):
                for reader in outsiders:
                    parameters = {"q": query, "agreementId": str(AGREEMENT)} | ({"kind": kind} if kind else {})
                    answer = await reader.get(str(httpx.URL("/v1/search", params=parameters)))
                    found.append((answer.status_code, answer.content))
        return found

    before = await answers()
    tables = [Resource.registry[kind].table_name for kind in ("agreement", "agreement_version", "decision")]
    kept = {table: await register.connection.fetch(f"SELECT id, representation FROM {table}") for table in tables}
    try:
        for table in tables:
            await register.connection.execute(
                f"UPDATE {table} SET representation = replace(representation, 'Wijken', 'Wijnen')"
            )
        assert await found_by(register, "auditor", "wijnen", agreementId=str(AGREEMENT)) != set()
        assert await answers() == before
        assert any(b'"isMatch":true' in content for _, content in before)
    finally:
        for table, rows in kept.items():
            for row in rows:
                await register.connection.execute(
                    f"UPDATE {table} SET representation = $2 WHERE id = $1", row["id"], row["representation"]
                )


async def test_a_token_narrowed_to_some_scopes_searches_what_it_may_read(register: Register, issuer: object):
    auditor = register.readers["auditor"]
    subject = await register.connection.fetchval(
        "SELECT subject FROM membership WHERE roles = '[\"auditor\"]'::jsonb"
    )
    narrow = bearer(issuer, subject, ["agreements.read"])  # type: ignore[arg-type]
    found = {hit["kind"] for hit in await every_item(auditor, "/v1/search?q=maastricht+or+pottenberg+or+gebieden")}
    assert found & {"allocation", "funding_envelope"}
    path = "/v1/search?q=maastricht+or+pottenberg+or+gebieden&limit=50"
    answer = await register.client.get(path, headers=narrow)
    assert {hit["kind"] for hit in answer.json()["items"]} & {"allocation", "funding_envelope"} == set()
    refused = await register.client.get(f"{path}&kind=agreement,allocation", headers=narrow)
    assert refused.status_code == 403
    assert refused.json()["neededScope"] == "allocations.read"
