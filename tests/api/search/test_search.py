"""What is found by words, how it is shown, and what is refused."""

from typing import Any
from urllib.parse import quote

import httpx
import pytest

from app.search import repository
from tests.api.search.conftest import Register
from tests.factories.http import Member
from tests.factories.problems import assert_problem
from tests.factories.searching import every_item


async def titles(reader: Member, query: str) -> set[str]:
    """The names of the organisations found."""
    path = str(httpx.URL("/v1/search", params={"q": query, "kind": "organisation"}))
    return {hit["title"] for hit in await every_item(reader, path)}


@pytest.fixture(scope="module")
async def everybody(register: Register) -> Member:
    """A reader without a token, in a register with names to look for."""
    for number, name in enumerate(NAMES):
        await register.readers["manager"].record("/v1/organisations", {"slug": f"naam-{number}", "name": name})
    return register.readers["anonymous"]


NAMES = (
    "Wijk Coördinatie Zuid",
    "100% Buurtkracht_Noord",
    "Schulden voorkomen",
    "Voorkomen van schulden",
    "Schulden O'Brien & Zn. <b>vet</b>",
)


@pytest.mark.parametrize(
    ("query", "found", "not_found"),
    [
        ("wijken", {"Wijk Coördinatie Zuid"}, set()),
        ("WIJK zuid", {"Wijk Coördinatie Zuid"}, set()),
        ("coordinatie", {"Wijk Coördinatie Zuid"}, set()),
        ("schuld", {"Schulden voorkomen", "Voorkomen van schulden"}, set()),
        ('"schulden voorkomen"', {"Schulden voorkomen"}, {"Voorkomen van schulden"}),
        ("voorkomen -schulden", set(), {"Schulden voorkomen", "Voorkomen van schulden"}),
        ("zuid or noord", {"Wijk Coördinatie Zuid", "100% Buurtkracht_Noord"}, {"Schulden voorkomen"}),
        ("buurtkrach%", set(), {"100% Buurtkracht_Noord"}),
        ("buurtkrach_noord", set(), {"100% Buurtkracht_Noord"}),
        ("100%", {"100% Buurtkracht_Noord"}, {"Schulden voorkomen"}),
        ("schuld:*", {"Schulden voorkomen"}, set()),
        ("schu:*", set(), {"Schulden voorkomen"}),
        ("o'brien", {"Schulden O'Brien & Zn. <b>vet</b>"}, {"Schulden voorkomen"}),
        ("kind organisation", set(), {"Schulden voorkomen"}),
    ],
)
async def test_words_are_found_as_dutch_inflects_them(
    everybody: Member, query: str, found: set[str], not_found: set[str]
):
    hits = await titles(everybody, query)
    assert found <= hits
    assert not hits & not_found


async def test_a_hit_shows_where_the_words_stand_as_plain_text(everybody: Member):
    answer = await everybody.get("/v1/search?q=brien+schulden&kind=organisation")
    (hit,) = answer.json()["items"]
    assert hit.keys() == {"kind", "id", "title", "agreementId", "snippet", "links"}
    assert (hit["kind"], hit["title"], hit["agreementId"]) == (
        "organisation",
        "Schulden O'Brien & Zn. <b>vet</b>",
        None,
    )
    assert [part["text"] for part in hit["snippet"] if part["isMatch"]] == ["Schulden", "Brien"]
    assert "".join(part["text"] for part in hit["snippet"]).startswith("Schulden O'Brien")
    assert (await everybody.get(hit["links"]["self"])).json()["id"] == hit["id"]
    assert answer.json()["links"] == {"self": "/v1/search?q=brien+schulden&kind=organisation"}


@pytest.mark.parametrize("name", ["anonymous", "outsider", "party", "manager", "auditor"])
@pytest.mark.parametrize("query", ["maastricht", "weggelaten", "partijen or wijken", "nagekeken"])
async def test_pages_are_complete_in_one_order_and_without_repetition(register: Register, name: str, query: str):
    reader = register.readers[name]
    whole = await every_item(reader, f"/v1/search?q={quote(query)}&limit=50")
    for limit in (1, 7):
        assert await every_item(reader, f"/v1/search?q={quote(query)}&limit={limit}") == whole
    dossiers = [hit["agreementId"] for hit in whole if hit["kind"] not in _NOT_BY_DOSSIER and hit["agreementId"]]
    assert dossiers == sorted(dossiers, reverse=True)


@pytest.mark.parametrize(("entries", "dossiers"), [(1, 1), (5, 2), (30, 1), (2, 30)])
@pytest.mark.parametrize("name", ["anonymous", "outsider", "party", "manager", "auditor"])
async def test_how_far_is_walked_before_the_index_is_asked_changes_no_hit(
    register: Register, monkeypatch: pytest.MonkeyPatch, name: str, entries: int, dossiers: int
):
    asked = [f"/v1/search?q={query}" for query in ("maastricht", "nagekeken", "partijen+or+wijken", "bijlage")]
    asked += [f"{asked[1]}&kind={kind}" for kind in ("goal,decision", "document", "agreement,allocation,party")]
    whole = [await every_item(register.readers[name], f"{path}&limit=50") for path in asked]
    monkeypatch.setattr(repository, "ENTRIES_WALKED", entries)
    monkeypatch.setattr(repository, "DOSSIERS_WALKED", dossiers)
    for limit in (1, 4, 50):
        for path, expected in zip(asked, whole, strict=True):
            assert await every_item(register.readers[name], f"{path}&limit={limit}") == expected, (path, limit)


_NOT_BY_DOSSIER = {
    *("allocation", "allocation_condition", "accounting_report", "suspension", "payment", "mandate"),
    *("signing_authority", "role_assignment"),
}


@pytest.mark.parametrize(
    "query",
    [
        "de het een",
        "-wijk",
        "-wijk -zuid",
        "!!!",
        "()",
        "&",
        "|",
        '""',
        "%",
        "_",
        "'",
        "\\",
        "wijk or -zuid",
        "*",
    ],
)
async def test_without_a_word_to_look_for_the_answer_says_so(register: Register, query: str):
    for reader in register.readers.values():
        answer = await reader.get(str(httpx.URL("/v1/search", params={"q": query})))
        problem = assert_problem(answer, 400, "validation-failed")
        (fault,) = problem["errors"]
        assert (fault["in"], fault["location"], fault["code"]) == ("query", "q", "no-words")


BAD: dict[str, str] = {
    "missing": "",
    "empty": "q=",
    "space around": "q=%20wijk",
    "too long": f"q={'a' * 201}",
    "NUL": "q=wijk%00",
    "control": "q=wijk%02",
    "lone surrogate": "q=%ED%A0%80",
    "not UTF-8": "q=%FF",
    "bidirectional": "q=%E2%80%AEwijk",
    "zero width": "q=wi%E2%80%8Bjk",
    "line break": "q=wijk%0Azuid",
    "twice": "q=wijk&q=zuid",
    "asOf": "q=wijk&asOf=2026-01-01",
    "knownAt": "q=wijk&knownAt=2026-01-01T00:00:00Z",
    "count": "q=wijk&count=exact",
    "sort": "q=wijk&sort=name",
    "unknown kind": "q=wijk&kind=finding",
    "kind with a quote": "q=wijk&kind=area'",
    "empty kind": "q=wijk&kind=",
    "no kind after the comma": "q=wijk&kind=area,",
    "agreement": "q=wijk&agreementId=x",
    "limit 0": "q=wijk&limit=0",
    "limit 51": "q=wijk&limit=51",
    "cursor": "q=wijk&cursor=abc",
    "long cursor": f"q=wijk&cursor={'a' * 2049}",
}


@pytest.mark.parametrize("query", BAD.values(), ids=BAD.keys())
async def test_what_no_search_can_mean_is_refused(register: Register, query: str):
    answer = await register.client.get(f"/v1/search?{query}")
    assert answer.status_code == 400, answer.text
    assert "wijk" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "or",
        "a" * 200,
        "wijk' OR 1=1 --",
        "$1 wijk",
        "wijk <-> zuid & !noord",
        "((wijk",
        'wijk "zuid',
        "\U0001f3d8 wijk",
        "ﬁ",
        "x/y/z?a=b#c wijk@zuid.nl",
    ],
)
async def test_whatever_else_is_typed_is_looked_for(register: Register, query: str):
    for reader in register.readers.values():
        answer = await reader.get(str(httpx.URL("/v1/search", params={"q": query})))
        assert answer.status_code == 200, answer.text


async def test_a_cursor_goes_with_the_question_it_was_given_for(register: Register):
    reader = register.readers["auditor"]
    following = (await reader.get("/v1/search?q=maastricht&limit=1")).json()["links"]["next"]
    assert (await reader.get(following)).status_code == 200
    assert (await reader.get(following.replace("limit=1", "limit=9"))).status_code == 200
    for other in (
        "q=zuid",
        "q=maastricht&kind=organisation",
        f"q=maastricht&agreementId={'0' * 8}-0000-4000-8000-{'0' * 12}",
    ):
        cursor = following.rpartition("cursor=")[2]
        assert_problem(await reader.get(f"/v1/search?{other}&cursor={cursor}"), 400, "invalid-cursor")


async def test_a_page_takes_one_statement_whoever_asks(register: Register):
    transport: Any = register.client._transport
    pool = transport.app.app.state.register.reads.pool
    statements: list[str] = []
    asked: list[Any] = []
    fetch = pool.fetch

    async def counting(query: str, *arguments: Any, **options: Any) -> Any:
        statements.append(query)
        return await fetch(query, *arguments, **options)

    pool.fetch = counting
    try:
        for reader in register.readers.values():
            await reader.get("/v1/areas")
            for query in (
                "maastricht",
                "maastricht&limit=1",
                "nergens",
                "maastricht&kind=organisation",
                "nagekeken&limit=50",
            ):
                statements.clear()
                asked.append(await reader.get(f"/v1/search?q={query}"))
                assert len(statements) == 1, query
    finally:
        pool.fetch = fetch
    assert {len(answer.json()["items"]) for answer in asked} >= {0, 1, 50}


async def test_what_is_changed_is_found_by_its_new_words_at_once(register: Register):
    manager = register.readers["manager"]
    made = await manager.record("/v1/organisations", {"slug": "land", "name": "Grasland"})
    assert await titles(manager, "grasland") == {"Grasland"}
    changed = await manager.patch(made["links"]["self"], {"name": "Weiland", "reason": "x"}, '"1"')
    assert changed.status_code == 200
    assert (await titles(manager, "grasland"), await titles(manager, "weiland")) == (set(), {"Weiland"})
    body = {"slug": "moeras", "name": "Moeras", "recordingMode": "workflow"}
    rehearsed = await manager.post("/v1/organisations?validateOnly=true", body)
    assert rehearsed.status_code == 200
    assert await titles(manager, "moeras") == set()
