"""What a body must be before anything believes it: JSON of one meaning, of the declared shape, without citizen numbers."""

import json
import unicodedata
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from tests.api.kit.conftest import World
from tests.factories.http import historic, keyed
from tests.factories.problems import assert_problem, faults

JSON = {"Content-Type": "application/json"}
CANARY = "zq-canary-zq"


async def posted(world: World, body: bytes | str, path: str = "/v1/organisations") -> httpx.Response:
    content = body.encode() if isinstance(body, str) else body
    return await world.client.post(path, content=content, headers=keyed(world.registrar.headers | JSON))


def nested(depth: int) -> str:
    """An object nested so many levels deep, the outermost included."""
    return '{"a":' * depth + "1" + "}" * depth


ONE = '{"slug":"a","name":"b"}'


@pytest.mark.parametrize(
    "body",
    [
        '{"slug":"a","slug":"b"}',
        '{"slug":"a","\\u0073lug":"b"}',
        '{"occurredOn":{"value":null,"value":null}}',
        '{"sourceRefs":[{"section":"a","section":"a"}]}',
        '{"name":NaN}',
        '{"name":Infinity}',
        '{"name":-Infinity}',
        '{"name":1e999}',
        '{"name":-1e999}',
        '{"name":[1e400]}',
        f'{{"name":{"9" * 5000}}}',
        f'{{"name":-{"9" * 5000}}}',
        b"\xef\xbb\xbf" + ONE.encode(),
        ONE.encode("utf-16"),
        ONE.encode("utf-16-le"),
        ONE.encode("utf-16-be"),
        ONE.encode("utf-32"),
        b'{"name":"\xff"}',
        b'{"name":"\xc0\xaf"}',
        b'{"name":"\xed\xa0\x80"}',
        b'{"name":"a\x00b"}',
        b'{"name":"a\nb"}',
        '{"\\ud800":1}',
        '{"sourceRefs":[{"\\udc00":1}]}',
        ONE + "x",
        ONE + ONE,
        "",
        " ",
        "[]",
        f"[{ONE}]",
        '"text"',
        "12",
        "null",
        "true",
        '{"slug":',
        "{slug:1}",
        "{'slug':'a'}",
        '{"slug":"a",}',
        "slug=a&name=b",
    ],
)
async def test_what_is_not_one_json_object_in_utf8_is_refused(world: World, body: bytes | str):
    assert_problem(await posted(world, body), 400, "invalid-json")


@pytest.mark.parametrize(
    "body", [nested(33), nested(500), nested(20_000), '{"a":' + "[" * 100_000, f'{{"a":{"[" * 33}{"]" * 33}}}']
)
async def test_json_is_at_most_32_levels_deep(world: World, body: str):
    answer = await posted(world, body)
    # Whether the parser or the count gives up first depends on whether the text is complete.
    assert_problem(answer, 400, "json-too-deep")


async def test_32_levels_are_read(world: World):
    document = assert_problem(await posted(world, nested(32)), 400, "validation-failed")
    assert ("body", "/a", "extra-forbidden") in faults(document)


async def test_all_faults_come_at_once_with_pointers_and_codes(world: World):
    body: dict[str, Any] = {
        "name": "",
        "slug": "Not A Slug",
        "kind": "castle",
        "isPublicLawBody": "true",
        "successorId": "no-uuid",
        "occurredOn": {"value": "2025", "precision": "day"},
        "sourceRefs": [{"documentId": world.organisation["id"]}, {"documentId": 5, "page": 1}],
        "a/b~c": 1,
    }
    document = assert_problem(await posted(world, json.dumps(body)), 400, "validation-failed")
    assert faults(document) == {
        ("body", "/name", "string-too-short"),
        ("body", "/slug", "string-pattern-mismatch"),
        ("body", "/kind", "enum"),
        ("body", "/isPublicLawBody", "bool-type"),
        ("body", "/successorId", "uuid-parsing"),
        ("body", "/occurredOn", "partial-date-form"),
        ("body", "/sourceRefs/1/documentId", "uuid-type"),
        ("body", "/sourceRefs/1/page", "extra-forbidden"),
        ("body", "/a~1b~0c", "extra-forbidden"),
    }
    assert len(document["errors"]) == 9
    dutch = {fault["detail"] for fault in document["errors"]}
    english = await world.client.post(
        "/v1/organisations", json=body, headers=world.registrar.headers | {"Accept-Language": "en"}
    )
    assert not dutch & {
        fault["detail"] for fault in assert_problem(english, 400, "validation-failed", "en")["errors"]
    }


async def test_all_faults_of_a_correction_come_at_once(world: World):
    answer = await world.registrar.patch(f"/v1/organisations/{world.organisation['id']}", {"x": 1, "y": 2}, '"1"')
    assert faults(assert_problem(answer, 400, "validation-failed")) == {
        ("body", "/x", "extra-forbidden"),
        ("body", "/y", "extra-forbidden"),
        ("body", "/reason", "missing"),
    }


@pytest.mark.parametrize("reason", ["", " ", "\n\t ", 5, None, "a\u202eb"])
async def test_a_reason_says_something(world: World, reason: Any):
    change = {"kind": "company", "reason": reason}
    answer = await world.registrar.patch(f"/v1/organisations/{world.organisation['id']}", change, '"1"')
    document = assert_problem(answer, 400, "validation-failed")
    assert {location for _, location, _ in faults(document)} == {"/reason"}


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("slug", CANARY + "!"),
        ("name", f"\u0000{CANARY}"),
        ("kind", CANARY),
        ("successorId", CANARY),
        ("recordingMode", CANARY),
        ("isPublicLawBody", CANARY),
        ("occurredOn", {"value": CANARY[:10], "precision": "day"}),
        ("occurredOn", {"value": "2025", "precision": CANARY}),
        ("occurredOn", CANARY),
        ("sourceRefs", CANARY),
        ("sourceRefs", [CANARY]),
        ("kvkNumber", CANARY * 40),
        ("unknown", CANARY),
    ],
)
async def test_a_refusal_never_repeats_the_value(world: World, member: str, value: Any):
    body = {"slug": "a", "name": "b", "recordingMode": "workflow", member: value}
    answer = await posted(world, json.dumps(body))
    assert_problem(answer, 400, "validation-failed")
    assert "canary" not in answer.text


@pytest.mark.parametrize(
    "query",
    ["kind", "limit", "sort", "cursor", "asOf", "knownAt", "count", "fields", "expand", "slug"],
)
async def test_a_refused_parameter_is_named_and_its_value_is_not_repeated(world: World, query: str):
    answer = await world.registrar.get(f"/v1/organisations?{query}={CANARY.title()}!")
    assert answer.status_code == 400
    assert {fault["location"] for fault in answer.json()["errors"]} == {query}
    assert "canary" not in answer.text.lower()


async def test_a_refused_path_or_header_is_not_repeated(world: World):
    path = await world.registrar.get(f"/v1/organisations/{CANARY}")
    document = assert_problem(path, 400, "validation-failed")
    assert {(fault["in"], fault["location"]) for fault in document["errors"]} == {("path", "organisationId")}
    header = await world.registrar.patch(f"/v1/organisations/{world.organisation['id']}", {"reason": "x"}, CANARY)
    assert_problem(header, 400, "malformed-request")
    body = {"slug": "canaries", "name": "Canaries", "recordingMode": "workflow"}
    named = await world.registrar.post("/v1/organisations", body, **{"Convenant-Organisation": CANARY})
    assert_problem(named, 400, "malformed-request")
    for answer in (path, header, named):
        assert "canary" not in answer.text


@pytest.mark.parametrize(
    "character",
    [
        "\u0000",
        "\u001b",
        "\u007f",
        "\u0085",
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
        "\u2028",
        "\ufeff",
        "\ue000",
        "\u0378",
        "\U000e0041",
        "\n",
        "\t",
    ],
)
async def test_invisible_and_control_characters_are_refused_in_names(world: World, character: str):
    body = json.dumps({"slug": "a", "name": f"Woon{character}punt", "recordingMode": "workflow"})
    document = assert_problem(await posted(world, body), 400, "validation-failed")
    assert faults(document) == {("body", "/name", "character-not-allowed")}


@pytest.mark.parametrize("text", ["\\ud800", "x\\udc00\\ud800", "\\u0000", "a\\u202eb", "a\u200bb", "\\u2028"])
@pytest.mark.parametrize(
    ("path", "form", "pointer"),
    [
        ("/v1/organisations", '{"slug":"a","name":"%s"}', "/name"),
        ("/v1/organisations", '{"slug":"a","name":"b","kind":"%s"}', "/kind"),
        ("/v1/organisations", '{"slug":"a","name":"b","rsin":"%s"}', "/rsin"),
        ("/v1/organisations", '{"name":["b",{"c/d":"%s"}]}', "/name/1/c~1d"),
        (
            "/v1/organisations",
            '{"slug":"a","name":"b","note":"c","sourceRefs":[{"quote":"%s"}]}',
            "/sourceRefs/0/quote",
        ),
        ("/v1/persons", '{"familyName":"a","initials":"%s"}', "/initials"),
    ],
)
async def test_what_no_text_can_hold_is_refused_wherever_it_stands(
    world: World, path: str, form: str, pointer: str, text: str
):
    document = assert_problem(await posted(world, form % text, path), 400, "validation-failed")
    assert ("body", pointer, "character-not-allowed") in faults(document)


async def test_a_pair_of_surrogates_is_one_character(world: World):
    answer = await posted(world, '{"slug":"emoji","name":"Huis \\ud83c\\udfe0","recordingMode":"workflow"}')
    assert (answer.status_code, answer.json()["name"]) == (201, "Huis \U0001f3e0")


async def test_text_is_kept_in_normal_form_c(world: World):
    decomposed = unicodedata.normalize("NFD", "Zoë Coöperatie ångström")
    made = await world.registrar.record("/v1/organisations", {"slug": "nfc", "name": decomposed})
    assert made["name"] == "Zoë Coöperatie ångström"
    asked = urlencode({"name": unicodedata.normalize("NFD", "ZOË COÖ")})
    found = await world.registrar.get(f"/v1/organisations?{asked}")
    assert [item["id"] for item in found.json()["items"]] == [made["id"]]


async def test_search_words_mean_themselves(world: World):
    made = await world.registrar.record("/v1/organisations", {"slug": "percent", "name": "Honderd % en _ streep"})
    for words, hits in (("% en _", 1), ("%", 1), ("_", 1), ("hond%rd", 0), ("HONDERD", 1), ("\\", 0)):
        found = await world.registrar.get(f"/v1/organisations?{urlencode({'name': words})}")
        assert [item["id"] for item in found.json()["items"]] == [made["id"]] * hits, words


@pytest.mark.parametrize(
    "body",
    [
        {"slug": "a", "name": "Jansen 123456782"},
        {"slug": "a", "name": "b", "note": "bsn: 1234.56.782."},
        {"slug": "123456782", "name": "b"},
        {"slug": "a", "name": "b", "sourceRefs": [{"quote": "(123 456 782)"}]},
        {"slug": "a", "name": {"rsin": ["123456782"]}},
    ],
)
async def test_r_106_citizen_numbers_are_refused_and_not_repeated(world: World, body: dict[str, Any]):
    answer = await posted(world, json.dumps(body))
    document = assert_problem(answer, 422, "bsn-not-allowed")
    assert document["rule"] == "R-106"
    assert [code for _, _, code in faults(document)] == ["bsn-not-allowed"]
    assert "782" not in answer.text.replace(document["requestId"], "")


async def test_r_106_numbers_of_organisations_and_amounts_are_no_citizen_numbers(world: World):
    facts = {"slug": "nummers", "name": "Nummers", "rsin": "123456782", "note": "EUR 123.456.782 op 26-03-2026"}
    made = await world.registrar.post("/v1/organisations", historic() | facts)
    assert made.status_code == 201, made.text
