"""Rules of the Dutch API Design Rules that no linter of a description sees; openapi/api-design-rules.md names each."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from app.examples import examples
from app.kit.config import Settings
from app.kit.resources import Resource
from app.version import VERSION
from tests.contract.operations import description, operations
from tests.factories.http import Member

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "openapi" / "api-design-rules.md"
CHANGELOG = (ROOT / "CHANGELOG.md").read_text()
RULES = {
    "/core/naming-resources",
    "/core/naming-collections",
    "/core/interface-language",
    "/core/no-trailing-slash",
    "/core/path-segments-kebab-case",
    "/core/query-keys-camel-case",
    "/core/hide-implementation",
    "/core/date-time/format",
    "/core/date-time/timezone",
    "/core/date-time/date-omit-time-portion",
    "/core/http-methods",
    "/core/http-safety",
    "/core/http-response-code",
    "/core/stateless",
    "/core/nested-child",
    "/core/resource-operations",
    "/core/error-handling/problem-details",
    "/core/error-handling/invalid-input",
    "/core/error-handling/all-errors",
    "/core/doc-openapi",
    "/core/doc-openapi-contact",
    "/core/doc-language",
    "/core/publish-openapi",
    "/core/deprecation-schedule",
    "/core/transition-period",
    "/core/uri-version",
    "/core/changelog",
    "/core/semver",
    "/core/version-header",
    "/core/transport/tls",
    "/core/transport/no-sensitive-uris",
    "/core/transport/security-headers",
    "/core/transport/cors",
    "/core/modules/geospatial",
    "/core/modules/signing",
    "/core/modules/encryption",
}
UTC_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z")
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}.*")


def rows() -> dict[str, str]:
    """What the page says of each rule: how it is followed, and what shows it."""
    return dict(re.findall(r"^\| `(/core/[a-z/-]+)` \|(.+)\|$", PAGE.read_text(), re.MULTILINE))


def test_every_rule_is_answered():
    assert rows().keys() == RULES


@pytest.mark.parametrize("rule", sorted(RULES))
def test_what_shows_a_rule_exists(rule: str):
    *_, shown = rows()[rule].split("|")
    rulesets = "".join(path.read_text() for path in (ROOT / "openapi" / "rulesets").glob("*.spectral.yaml"))
    named = re.findall(r"`([^`]+)`", shown)
    assert named
    for name in named:
        path, _, test = name.partition("::")
        if test:
            assert re.search(rf"^(async )?def {test}\(", (ROOT / path).read_text(), re.MULTILINE), name
        else:
            assert re.search(rf"^ {{2}}{re.escape(name)}:", rulesets, re.MULTILINE), name


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


@cache
def members() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Every member of every shape, with its schema."""
    schemas = description()["components"]["schemas"].values()
    return tuple(member for schema in schemas for member in schema.get("properties", {}).items())


def formats(schema: dict[str, Any]) -> set[str]:
    return {part["format"] for part in (schema, *schema.get("anyOf", ())) if "format" in part}


def test_every_instant_in_an_answer_is_rfc_3339_in_utc():
    answered = [text for example in examples().values() for text in texts(example.get("response"))]
    instants = [text for text in answered if INSTANT.fullmatch(text)]
    assert len(instants) > 100
    assert [text for text in instants if not UTC_INSTANT.fullmatch(text)] == []


def test_days_and_instants_are_told_apart_by_their_names():
    # `time` is what CloudEvents calls it.
    assert {name for name, schema in members() if "date-time" in formats(schema) and not name.endswith("At")} == {
        "time"
    }
    assert [name for name, schema in members() if name.endswith("At") and "date-time" not in formats(schema)] == []
    assert [name for name, schema in members() if name.endswith("On") and "date-time" in formats(schema)] == []


async def test_no_answer_names_what_it_was_made_with(everybody: Member):
    answers = [await everybody.get(path) for path in ("/v1/agreements", "/v1/nothing", "/v1/codelists", "/docs")]
    for answer in answers:
        assert not {"server", "x-powered-by", "via"} & answer.headers.keys()
        assert not re.search("fastapi|starlette|pydantic|sqlalchemy|postgres|uvicorn", answer.text, re.IGNORECASE)


async def test_no_answer_keeps_a_session(everybody: Member):
    for path in ("/v1/agreements", "/v1/me/access", "/v1/nothing", "/docs"):
        assert "set-cookie" not in (await everybody.get(path)).headers
    assert not [
        p
        for item in description()["paths"].values()
        for o in item.values()
        for p in o["parameters"]
        if p["in"] == "cookie"
    ]


def test_what_cannot_stand_alone_lies_under_its_parent():
    children = [resource for resource in Resource.registry.values() if resource.parent]
    assert children
    for resource in children:
        parent = Resource.registry[str(resource.parent)]
        assert resource.path.startswith(f"{parent.path}/{{{parent.kind}_id}}/"), resource.path


def test_no_path_says_what_to_do():
    # The names of steps are nouns: what is posted there is a thing, which some also let be read.
    verbs = r"(get|list|create|make|add|set|update|change|delete|remove|submit|approve|sign|pay|do|perform|send)"
    segments = {segment for operation in operations() for segment in operation.path.split("/") if segment}
    assert sorted(segment for segment in segments if re.fullmatch(rf"{verbs}(-.*)?", segment)) == []


def test_what_is_deprecated_has_a_last_day_in_the_changelog():
    for item in description()["paths"].values():
        for operation in item.values():
            if operation.get("deprecated"):
                assert re.search(rf"`{operation['operationId']}`.* \d{{4}}-\d{{2}}-\d{{2}}", CHANGELOG)


def test_the_changelog_tells_of_every_released_version():
    headings = re.findall(r"^## \[(.+?)\]", CHANGELOG, re.MULTILINE)
    assert headings[0] in ("Unreleased", VERSION)
    assert re.search(r"Semantic Versioning", CHANGELOG)


def test_production_refuses_a_public_address_without_tls():
    with pytest.raises(ValidationError, match="CONVENANT_PUBLIC_URL is not https"):
        Settings.model_validate({"environment": "production", "public_url": "http://register.example.nl"})


def test_no_address_asks_for_a_person_or_a_secret():
    asked = {
        parameter["name"]
        for item in description()["paths"].values()
        for operation in item.values()
        for parameter in operation["parameters"]
        if parameter["in"] in ("path", "query")
    }
    secret = re.compile("bsn|citizen|token|password|secret|birth|email|phone|iban", re.IGNORECASE)
    assert sorted(name for name in asked if secret.search(name)) == []


def test_modules_that_do_not_apply_have_nothing_to_apply_to():
    names = {name.lower() for name, _ in members()}
    assert not names & {"geometry", "coordinates", "geojson", "bbox", "crs", "jws", "jwe", "encrypted"}
    types = {
        media_type
        for item in description()["paths"].values()
        for operation in item.values()
        for response in operation["responses"].values()
        for media_type in response.get("content", {})
    }
    assert not {media_type for media_type in types if "jose" in media_type or "geo+json" in media_type}
