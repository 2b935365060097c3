"""The API description itself: valid OpenAPI, examples that fit their schemas, problem pages that exist."""

import json
import re
from html import unescape
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from app.kit.codelists import all_code_lists
from app.kit.domain import PROBLEM_TYPES
from app.kit.openapi_members import describe_read_members, drop_titles
from app.kit.read_your_writes import SEQUENCE_HEADER
from tests.contract.operations import description


def test_it_is_valid_openapi():
    validate(description())


def examples() -> list[tuple[str, dict[str, Any], Any]]:
    found = []
    for path, item in description()["paths"].items():
        for method, operation in item.items():
            contents = [("request", c) for c in operation.get("requestBody", {}).get("content", {}).values()]
            contents += [
                (status, content)
                for status, response in operation["responses"].items()
                for content in response.get("content", {}).values()
            ]
            found += [
                (f"{method} {path} {where}", c["schema"], c["example"]) for where, c in contents if "example" in c
            ]
    return found


@pytest.mark.parametrize(("where", "schema", "example"), examples(), ids=[where for where, _, _ in examples()])
def test_examples_fit_their_schemas(where: str, schema: dict[str, Any], example: Any):
    expected = Draft202012Validator(
        {"components": description()["components"], **schema}, format_checker=FormatChecker()
    )
    assert [error.message for error in expected.iter_errors(example)] == []


def test_every_body_has_an_example():
    for path, item in description()["paths"].items():
        for method, operation in item.items():
            for content in operation.get("requestBody", {}).get("content", {}).values():
                assert "example" in content, (method, path)


def test_no_name_of_the_inside_is_published():
    names = description()["components"]["schemas"].keys()
    assert not [name for name in names if "_" in name or name.startswith(("HTTP", "Body_"))]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("slug", sorted(PROBLEM_TYPES))
async def test_every_problem_type_has_its_page(example_client: httpx.AsyncClient, slug: str, language: str):
    page = await example_client.get(f"/problems/{slug}", headers={"Accept-Language": language})
    assert page.status_code == 200
    shown = unescape(page.text.replace("<code>", "`").replace("</code>", "`"))
    problem = PROBLEM_TYPES[slug]
    said = [words for text in (problem.title, problem.cause, problem.remedy) for words in (text.nl, text.en)]
    assert [words for words in said if words not in shown] == []


async def test_a_problem_names_a_type_whose_page_exists(example_client: httpx.AsyncClient):
    problem = (await example_client.get("/v1/nothing")).json()
    path = problem["type"].partition("/problems/")[2]
    assert (await example_client.get(f"/problems/{path}")).status_code == 200
    assert (await example_client.get("/problems/nothing-of-the-kind")).status_code == 404


def test_every_value_of_a_code_list_is_described_in_dutch_and_english():
    schemas = description()["components"]["schemas"]
    published = [code_list for code_list in all_code_lists().values() if code_list.__name__ in schemas]
    assert len(published) > 50
    for code_list in published:
        said = schemas[code_list.__name__]["description"].splitlines()
        assert [v for v in code_list if f"- `{v.value}`: {v.nl} · {v.en}" not in said] == []


def members_of(value: Any) -> list[tuple[str, Any]]:
    """Every member at any depth."""
    if isinstance(value, list):
        return [found for each in value for found in members_of(each)]
    if not isinstance(value, dict):
        return []
    return [*value.items(), *(found for each in value.values() for found in members_of(each))]


@pytest.mark.parametrize(("where", "schema", "example"), examples(), ids=[where for where, _, _ in examples()])
def test_no_member_of_an_example_is_taken_for_an_operation(where: str, schema: dict[str, Any], example: Any):
    # The official ruleset reads whatever is called like a method, at any depth, as an operation: `inputs` holds `put`.
    assert [
        name
        for name, value in members_of(example)
        if (value is None and re.search("get|delete", name))
        or (not isinstance(value, dict) and re.search("put|post|patch", name))
    ] == []


def test_every_problem_is_named_by_an_answer():
    told = json.dumps([description()["paths"], description()["components"]["responses"]])
    assert [slug for slug in PROBLEM_TYPES if f"`{slug}`" not in told] == []


def test_what_is_done_says_where_the_journal_stood():
    """Whether it answers 200 or 201; what only asks or tries has nothing to say."""
    for item in description()["paths"].values():
        for operation in item.values():
            named = {parameter["name"] for parameter in operation["parameters"]}
            done = operation["responses"].get("201", operation["responses"].get("200"))
            assert (SEQUENCE_HEADER in done["headers"]) is ("validateOnly" in named), operation["operationId"]


def test_a_member_that_is_read_is_described_as_where_it_is_recorded():
    schemas = {
        "ThingCreate": {"properties": {"size": {"description": "In metres."}, "own": {"description": "To give."}}},
        "ThingRead": {"properties": {"size": {}, "own": {"description": "As given."}, "id": {}}},
    }
    describe_read_members(schemas)
    assert schemas["ThingRead"]["properties"] == {
        "size": {"description": "In metres."},
        "own": {"description": "As given."},
        "id": {},
    }


def test_a_member_called_title_stays_and_a_title_of_a_name_goes():
    members = {"title": {"type": "string", "title": "Title"}, "parts": {"items": {"title": "Part"}, "title": "Parts"}}
    document = {"components": {"schemas": {"Thing": {"title": "Thing", "properties": members}}}, "paths": {}}
    drop_titles(document)
    assert document["components"]["schemas"]["Thing"] == {
        "title": "Thing",
        "properties": {"title": {"type": "string"}, "parts": {"items": {}}},
    }
