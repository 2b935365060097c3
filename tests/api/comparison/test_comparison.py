"""Comparing two versions of a text over HTTP: as data and as a page, to who may see both."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from app.comparison.routes import prefers_page
from tests.api.agreements.support import World, locations, slug

FINANCE = {
    "clauseKind": "finance",
    "articleNo": "2",
    "heading": "Geld",
    "text": "Samenwonen geeft € 5.000,- per jaar, uiterlijk 31 december 2030.",
}
PURPOSE = {"clauseKind": "purpose", "articleNo": "1", "text": "Partijen verbeteren de wijken."}
TERM = {"clauseKind": "term", "articleNo": "3"}
CHANGED = FINANCE | {"text": "Samenwonen geeft niet € 6.000,- per jaar, uiterlijk 31-12-2030."}
HOSTILE = "<script>alert(1)</script> <b>5 jaar</b>"


@pytest.fixture
async def path(world: World) -> str:
    return f"{(await world.agreement())['links']['self']}/versions"


async def recorded(world: World, path: str, number: int, *clauses: dict[str, Any]) -> str:
    """Record a version and return its id."""
    body = {"versionNo": number, "versionStatus": "working", "clauses": list(clauses)}
    return str((await world.municipality.record(path, body))["id"])


@pytest.fixture
async def two(world: World, path: str) -> tuple[str, str]:
    """The ids of an old and a new version."""
    old = await recorded(world, path, 1, PURPOSE, FINANCE, TERM)
    return old, await recorded(world, path, 2, CHANGED | {"articleNo": "1"}, PURPOSE | {"articleNo": "2"}, TERM)


async def diff(world: World, path: str, new: str, old: str, query: str = "", **headers: str) -> httpx.Response:
    return await world.municipality.get(f"{path}/{new}/diff?against={old}{query}", **headers)


async def test_clauses_words_and_values_that_changed(world: World, path: str, two: tuple[str, str]):
    old, new = two
    name = {"slug": f"samenwonen-{uuid4()}", "name": "Stichting Samenwonen"}
    organisation = await world.municipality.record("/v1/organisations", name)
    party = {"organisationId": organisation["id"], "partyRole": "party", "mustSign": True}
    await world.municipality.record(path.replace("versions", "parties"), party)
    answer = await diff(world, path, new, old)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    found = answer.json()
    assert (found["old"]["id"], found["new"]["versionNo"], found["isComplete"]) == (old, 2, False)
    assert found["links"]["self"] == f"{path}/{new}/diff?against={old}"
    finance, purpose, term = found["clauses"]
    assert sorted(finance["changes"] + purpose["changes"]) == ["moved", "renumbered", "renumbered", "reworded"]
    assert [run for run in finance["runs"] if run["kind"] != "equal"] == [
        {"kind": "inserted", "text": "niet "},
        {"kind": "deleted", "text": "5.000"},
        {"kind": "inserted", "text": "6.000"},
        {"kind": "deleted", "text": " december "},
        {"kind": "inserted", "text": "-12-"},
    ]
    joined = {
        kind: "".join(run["text"] for run in finance["runs"] if run["kind"] in {"equal", kind})
        for kind in ("deleted", "inserted")
    }
    assert joined == {"deleted": FINANCE["text"], "inserted": CHANGED["text"]}
    assert (purpose["wording"], term["wording"], term["runs"], term["changes"]) == ("equal", "unknown", None, [])
    assert term["old"]["isTextKnown"] is False
    values = {(value["kind"], value["value"]): value["isChanged"] for value in found["values"]}
    assert values == {
        ("amount", "500000"): True,
        ("amount", "600000"): True,
        ("negation", "niet"): True,
        ("date", "2030-12-31"): False,
    }


async def test_a_party_that_is_no_longer_named_is_told(world: World, path: str):
    name = {"slug": f"samenwonen-{uuid4()}", "name": "Stichting Samenwonen"}
    organisation = await world.municipality.record("/v1/organisations", name)
    old = await recorded(world, path, 1, FINANCE)
    new = await recorded(world, path, 2, FINANCE | {"text": FINANCE["text"].replace("Samenwonen", "Het college")})
    assert (await diff(world, path, new, old)).json()["values"] == []
    party = {"organisationId": organisation["id"], "partyRole": "party", "mustSign": True}
    await world.municipality.record(path.replace("versions", "parties"), party)
    (value,) = (await diff(world, path, new, old)).json()["values"]
    assert (value["kind"], value["value"], value["isChanged"], value["oldTexts"], value["newTexts"]) == (
        "party_name",
        "Stichting Samenwonen",
        True,
        ["Samenwonen"],
        [],
    )


async def test_it_is_not_sent_again_while_nothing_changed(world: World, path: str, two: tuple[str, str]):
    old, new = two
    for accept in ("application/json", "text/html"):
        first = await diff(world, path, new, old, Accept=accept)
        again = await diff(world, path, new, old, Accept=accept, **{"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = await diff(world, path, old, new, **{"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


async def test_known_at_compares_what_was_known_then(world: World, path: str, two: tuple[str, str]):
    old, new = two
    before = (await world.municipality.get(f"{path}/{new}")).json()["recordedAt"]
    correction = {"clauses": [PURPOSE], "reason": "misread"}
    corrected = await world.municipality.patch(f"{path}/{new}", correction, '"1"')
    assert (await world.municipality.patch(f"{path}/{old}", correction, '"1"')).status_code == 200
    assert (await diff(world, path, new, old)).json()["values"] == []
    # A correction is known from its commit on, a moment after it was made.
    between = f"&knownAt={corrected.json()['recordedAt'].replace('Z', '%2B00:00')}"
    then = (await diff(world, path, new, old, between)).json()
    assert (len(then["values"]), then["knownAt"]) == (4, corrected.json()["recordedAt"])
    early = await diff(world, path, new, old, f"&knownAt={before[:4]}-01-01T00:00:00Z")
    assert early.status_code == 404
    future = await diff(world, path, new, old, "&knownAt=2199-01-01T00:00:00Z")
    assert (future.status_code, locations(future)) == (400, ["knownAt"])


async def test_only_versions_of_this_agreement_that_the_reader_sees(world: World, path: str, two: tuple[str, str]):
    old, new = two
    elsewhere = f"{(await world.agreement())['links']['self']}/versions"
    other = await recorded(world, elsewhere, 1, FINANCE)
    for missing in (other, str(uuid4())):
        for refused in (await diff(world, path, missing, old), await diff(world, elsewhere, old, missing)):
            assert (refused.status_code, slug(refused), locations(refused)) == (404, "not-found", [])
        refused = await diff(world, path, new, missing)
        assert (refused.status_code, slug(refused), locations(refused)) == (404, "not-found", ["against"])
    for headers in (world.outsider.headers, {}):
        answer = await world.client.get(f"{path}/{new}/diff?against={old}", headers=headers)
        assert (answer.status_code, locations(answer)) == (404, [])


@pytest.mark.parametrize("query", ["", "?against=", "?against=1", "?against={old}&asOf=2026-01-01"])
async def test_what_is_not_a_question_is_refused(world: World, path: str, two: tuple[str, str], query: str):
    answer = await world.municipality.get(f"{path}/{two[1]}/diff{query.format(old=two[0])}")
    assert answer.status_code == 400
    assert locations(answer) in (["against"], ["asOf"])


async def test_a_page_shows_hostile_words_as_words(world: World, path: str):
    old = await recorded(world, path, 1, PURPOSE)
    new = await recorded(world, path, 2, PURPOSE | {"text": HOSTILE, "heading": HOSTILE})
    answer = await diff(world, path, new, old, Accept="text/html", **{"Accept-Language": "en"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert (answer.headers["x-content-type-options"], answer.headers["vary"]) == (
        "nosniff",
        "Accept, Accept-Language",
    )
    assert '<html lang="en">' in answer.text
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize(
    ("accept", "is_page"),
    [
        ("", False),
        ("*/*", False),
        ("application/json", False),
        ("text/html", True),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("text/html;q=0.5, application/json;q=0.9", False),
        ("application/json;q=0, text/*", True),
        ("text/html;q=0.4", True),
        ("text/html, */*", False),
    ],
)
def test_the_form_the_reader_likes_best(accept: str, *, is_page: bool):
    assert prefers_page(accept) is is_page


async def test_a_form_it_has_not_is_refused(world: World, path: str, two: tuple[str, str]):
    refused = await diff(world, path, two[1], two[0], Accept="application/pdf")
    assert (refused.status_code, slug(refused)) == (406, "not-acceptable")
