"""Each kind of change, in what is asked and in what is answered: those that break, and those that harm nobody."""

import json
from typing import Any

import pytest

from tests.compatibility import breaking_changes, is_allowed
from tests.unit.compatibility.samples import DESCRIPTION, GONE, REF, changed

GET, POST = "paths|/things|get", "paths|/things|post"
OK = f"{GET}|responses|200"
ASKED, ANSWERED = "components|schemas|ThingCreate", "components|schemas|ThingRead"
TO_MAKE, TO_READ = f"{ASKED}|properties", f"{ANSWERED}|properties"
STRING, NULL = {"type": "string"}, {"type": "null"}
LEFT, RIGHT = {"$ref": REF + "Left"}, {"$ref": REF + "Right"}

# What changes, into what, and where the description says that it breaks.
BREAKING: list[tuple[str, Any, str]] = [
    ("paths|/things", GONE, "/things"),
    (POST, GONE, "POST /things"),
    (f"{GET}|operationId", "findThings", "GET /things"),
    ("servers|0|url", "https://one.example.org/v2", "servers"),
    # Credentials
    (f"{GET}|security", [{"token": []}], "GET /things"),
    (f"{POST}|security", [{"token": ["write", "admin"]}], "POST /things"),
    ("components|securitySchemes|token|scheme", "basic", "securitySchemes.token"),
    ("components|securitySchemes|token", GONE, "securitySchemes.token"),
    # Parameters
    (f"{GET}|parameters|0", GONE, "GET /things query limit"),
    ("components|parameters|Tag|name", "label", "GET /things header tag"),
    (f"{GET}|parameters|+", {"name": "q", "in": "query", "required": True, "schema": STRING}, "GET /things query q"),
    (f"{GET}|parameters|0|required", True, "GET /things query limit"),
    ("components|parameters|Tag|required", True, "GET /things header tag"),
    (f"{GET}|parameters|0|schema|maximum", 50, "GET /things query limit"),
    (f"{GET}|parameters|0|schema|type", "string", "GET /things query limit"),
    (f"{GET}|parameters|0|schema|default", 50, "GET /things query limit"),
    (f"{GET}|parameters|0|explode", False, "GET /things query limit"),
    ("components|schemas|Kind|enum", ["a"], "Kind"),
    # Bodies
    (f"{POST}|requestBody|required", True, "POST /things body"),
    (f"{POST}|requestBody", GONE, "POST /things body"),
    (f"{GET}|requestBody", {"required": True, "content": {}}, "GET /things body"),
    (f"{POST}|requestBody|content|application/xml", GONE, "POST /things body application/xml"),
    (f"{ASKED}|required", ["name", "day"], "ThingCreate.day"),
    (f"{TO_MAKE}|day", GONE, "ThingCreate.day"),
    (f"{TO_MAKE}|name|maxLength", 40, "ThingCreate.name"),
    (f"{TO_MAKE}|name|minLength", 2, "ThingCreate.name"),
    (f"{TO_MAKE}|day|maxLength", 10, "ThingCreate.day"),
    (f"{TO_MAKE}|name|pattern", "^[a-f]+$", "ThingCreate.name"),
    (f"{TO_MAKE}|day|format", "date-time", "ThingCreate.day"),
    (f"{TO_MAKE}|name|format", "email", "ThingCreate.name"),
    (f"{TO_MAKE}|code|pattern", "^(a|b)(,(a|b))*$", "ThingCreate.code"),
    (f"{TO_MAKE}|code|pattern", "^(a|b|c)(;(a|b|c))*$", "ThingCreate.code"),
    (f"{TO_MAKE}|code|pattern", "^(a|b|c)$", "ThingCreate.code"),
    (f"{TO_MAKE}|note", STRING, "ThingCreate.note"),
    (f"{TO_MAKE}|size|type", "integer", "ThingCreate.size"),
    (f"{TO_MAKE}|count|type", "integer", "ThingCreate.count"),
    (f"{TO_MAKE}|count|exclusiveMinimum", 0, "ThingCreate.count"),
    (f"{TO_MAKE}|count|multipleOf", 5, "ThingCreate.count"),
    (f"{TO_MAKE}|count|enum", [1, 2], "ThingCreate.count"),
    (f"{TO_MAKE}|tags|minItems", 2, "ThingCreate.tags"),
    (f"{TO_MAKE}|tags|maxItems", 4, "ThingCreate.tags"),
    (f"{TO_MAKE}|tags|uniqueItems", True, "ThingCreate.tags"),
    (f"{TO_MAKE}|tags|items|maxLength", 9, "ThingCreate.tags[]"),
    (f"{TO_MAKE}|choice|oneOf", [LEFT], "ThingCreate.choice"),
    (f"{TO_MAKE}|fixed|const", "other", "ThingCreate.fixed"),
    (f"{TO_MAKE}|active|default", False, "ThingCreate.active"),
    (f"{TO_MAKE}|joined|allOf|1|required", ["own"], "ThingCreate.joined.own"),
    (f"{TO_MAKE}|labels|additionalProperties", False, "ThingCreate.labels"),
    (f"{TO_MAKE}|labels|additionalProperties|maxLength", 3, "ThingCreate.labels.*"),
    (f"{ASKED}|if", {"required": ["day"]}, "ThingCreate"),
    (f"{ASKED}|not", {"required": ["day"]}, "ThingCreate"),
    ("components|schemas|Left|additionalProperties", False, "Left"),
    # Answers
    (OK, GONE, "GET /things 200"),
    (f"{GET}|responses|default", GONE, "GET /things default"),
    (f"{GET}|responses|202", {"description": "Later"}, "GET /things 202"),
    (f"{OK}|content|text/csv", GONE, "GET /things 200 text/csv"),
    (f"{OK}|headers|API-Version", GONE, "GET /things 200 header API-Version"),
    (f"{OK}|headers|API-Version|required", False, "GET /things 200 header API-Version"),
    (f"{OK}|headers|API-Version|schema|type", "integer", "GET /things 200 header API-Version"),
    (f"{OK}|links|first", GONE, "GET /things 200 link first"),
    (f"{OK}|links|first|operationId", "makeThing", "GET /things 200 link first"),
    (f"{OK}|content|application/json|schema", {"$ref": REF + "ThingRead"}, "GET /things 200 application/json"),
    (f"{ANSWERED}|required", ["id"], "ThingRead.name"),
    (f"{TO_READ}|id", GONE, "ThingRead.id"),
    (f"{TO_READ}|state", GONE, "ThingRead.state"),
    ("components|schemas|State|enum", ["on", "off", "waiting"], "State"),
    ("components|schemas|State|enum", GONE, "State"),
    (f"{TO_READ}|total|type", ["integer", "null"], "ThingRead.total"),
    (f"{TO_READ}|total|type", "number", "ThingRead.total"),
    (f"{TO_READ}|total|maximum", 20, "ThingRead.total"),
    (f"{TO_READ}|total|maximum", GONE, "ThingRead.total"),
    (f"{TO_READ}|total|minimum", -1, "ThingRead.total"),
    (f"{TO_READ}|id|format", GONE, "ThingRead.id"),
    (f"{TO_READ}|name|maxLength", 60, "ThingRead.name"),
    (f"{TO_READ}|note|anyOf", [STRING, NULL, {"type": "integer"}], "ThingRead.note"),
    (f"{TO_READ}|choice|anyOf|+", {"$ref": REF + "Event"}, "ThingRead.choice"),
    (f"{TO_READ}|labels|additionalProperties|type", "string", "ThingRead.labels.*"),
    (f"{TO_READ}|labels|additionalProperties", True, "ThingRead.labels.*"),
    (f"{TO_READ}|parts|items", {}, "ThingRead.parts[]"),
    # Webhooks: what is sent is an answer, and what may be answered to it is asked
    ("webhooks|happened", GONE, "happened"),
    ("webhooks|happened|post|responses|204", GONE, "POST happened 204"),
    ("components|schemas|Event|required", [], "Event.type"),
    ("components|schemas|Event|properties|type|type", ["string", "null"], "Event.type"),
]

HARMLESS: list[tuple[str, Any]] = [
    ("info|title", "Another"),
    ("paths|/more", {"get": {"operationId": "more", "responses": {}}}),
    ("paths|/things|patch", {"operationId": "changeThing", "responses": {}}),
    (f"{GET}|summary", "Find"),
    (f"{GET}|deprecated", True),
    ("servers|+", {"url": "https://two.example.org/v1"}),
    ("servers|0|url", "https://other.example.org/v1"),
    ("security", [{}]),
    (f"{POST}|security", [{}]),
    (f"{POST}|security", [{"token": []}]),
    (f"{POST}|security", [{"token": ["write"]}, {"key": []}]),
    ("components|securitySchemes|key", {"type": "apiKey", "in": "header", "name": "Key"}),
    (f"{GET}|parameters|+", {"name": "q", "in": "query", "schema": STRING}),
    (f"{GET}|parameters|0|schema|maximum", 200),
    (f"{GET}|parameters|0|schema|maximum", GONE),
    (f"{GET}|parameters|0|description", "At most"),
    ("components|schemas|Kind|enum", ["a", "b", "c"]),
    (f"{GET}|requestBody", {"content": {}}),
    (f"{POST}|requestBody|content|text/plain", {"schema": STRING}),
    (f"{ASKED}|required", []),
    (f"{ASKED}|additionalProperties", True),
    (f"{TO_MAKE}|colour", STRING),
    (f"{TO_MAKE}|name|maxLength", 60),
    (f"{TO_MAKE}|name|minLength", GONE),
    (f"{TO_MAKE}|name|pattern", GONE),
    (f"{TO_MAKE}|code|pattern", "^(a|b|c|d)(,(d|c|b|a))*$"),
    (f"{TO_MAKE}|day|format", GONE),
    (f"{TO_MAKE}|name|title", "Name"),
    (f"{TO_MAKE}|note|anyOf", [NULL, STRING]),
    (f"{TO_MAKE}|note", {"type": ["null", "string"]}),
    (f"{TO_MAKE}|size|type", ["number", "null"]),
    (f"{TO_MAKE}|tags|maxItems", 6),
    (f"{TO_MAKE}|choice|oneOf|+", {"$ref": REF + "Event"}),
    (f"{TO_MAKE}|choice|oneOf", [RIGHT, LEFT]),
    (f"{TO_MAKE}|fixed", {"enum": ["only", "other"]}),
    (f"{TO_MAKE}|day|default", "2026-01-01"),
    (f"{TO_MAKE}|parts|items", {}),
    (f"{GET}|responses|404", GONE),
    (f"{GET}|responses|409", {"description": "Not now"}),
    (f"{OK}|description", "Things"),
    (f"{OK}|content|text/html", {"schema": STRING}),
    (f"{OK}|headers|ETag", {"schema": STRING}),
    (f"{OK}|links|next", {"operationId": "listThings"}),
    (f"{ANSWERED}|required", ["id", "name", "state"]),
    (f"{ANSWERED}|additionalProperties", True),
    (f"{TO_READ}|colour", STRING),
    (f"{TO_READ}|note", STRING),
    (f"{TO_READ}|total|maximum", 5),
    (f"{TO_READ}|total|enum", [1, 2]),
    (f"{TO_READ}|name|format", "email"),
    (f"{TO_READ}|choice|anyOf", [RIGHT]),
    (f"{TO_READ}|labels|additionalProperties|minimum", 0),
    ("components|schemas|State|enum", ["on"]),
    ("components|schemas|Stage|enum", ["x", "y", "z"]),
    ("components|schemas|Unused", STRING),
    ("webhooks|more", {"post": {"operationId": "moreHappened"}}),
    ("webhooks|happened|post|responses|200", {"description": "Taken"}),
    ("components|schemas|Event|properties|time", STRING),
]


@pytest.mark.parametrize(("path", "value", "where"), BREAKING, ids=lambda value: str(value)[:60])
def test_it_breaks(path: str, value: Any, where: str):
    found = breaking_changes(DESCRIPTION, changed(path, value))
    assert where in [change.where for change in found]
    assert all(change.why[0].isupper() or change.why[0] == "`" for change in found)
    assert all(change.why.endswith(".") and str(change) == f"{change.where}: {change.why}" for change in found)


@pytest.mark.parametrize(("path", "value"), HARMLESS, ids=lambda value: str(value)[:60])
def test_it_harms_nobody(path: str, value: Any):
    assert breaking_changes(DESCRIPTION, changed(path, value)) == []


def test_the_table_is_wide():
    assert len(BREAKING) + len(HARMLESS) >= 50


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (f"{TO_MAKE}|name|maxLength", 40, "`maxLength` went from `50` to `40`, which refuses what was accepted."),
        (
            f"{TO_READ}|total|maximum",
            20,
            "`maximum` went from `10` to `20`, which allows answers that were excluded.",
        ),
        ("components|schemas|State|enum", ["on", "off", "idle"], "`idle` may now be answered."),
        ("components|schemas|Kind|enum", ["a"], "`b` is no longer accepted."),
        (f"{TO_MAKE}|note", STRING, "`null` is no longer accepted."),
        (f"{TO_READ}|choice|anyOf", [LEFT, {"$ref": REF + "Event"}], "`Event` may now be answered."),
    ],
)
def test_it_says_why_in_one_sentence(path: str, value: Any, why: str):
    assert [change.why for change in breaking_changes(DESCRIPTION, changed(path, value))] == [why]


def test_a_change_in_a_shared_component_is_told_once():
    text = json.dumps(DESCRIPTION).replace("ThingCreate", "ThingRead")
    old = json.loads(text)
    new = json.loads(text)
    new["components"]["schemas"]["ThingRead"]["properties"]["id"]["format"] = "uri"
    assert [change.where for change in breaking_changes(old, new)] == ["ThingRead.id", "ThingRead.id"]


def test_a_renamed_component_that_stays_the_same_harms_nobody():
    renamed = json.loads(json.dumps(DESCRIPTION).replace("ThingRead", "Thing"))
    assert breaking_changes(DESCRIPTION, renamed) == []


def test_components_that_hold_only_themselves_are_compared_in_finite_time():
    twisted = {
        "One": {"anyOf": [{"$ref": REF + "Two"}, {"$ref": REF + "One"}]},
        "Two": {"allOf": [{"$ref": REF + "One"}, {"$ref": REF + "Two"}]},
        "Deep": {"type": "object", "properties": {"deep": {"anyOf": [{"$ref": REF + "Deep"}, NULL]}}},
    }
    old = changed("components|schemas|ThingRead|properties|twisted", {"$ref": REF + "One"})
    old["components"]["schemas"] |= twisted
    old["components"]["schemas"]["ThingRead"]["properties"]["deep"] = {"$ref": REF + "Deep"}
    new = json.loads(json.dumps(old))
    assert breaking_changes(old, new) == []
    new["components"]["schemas"]["Deep"]["properties"]["deep"]["anyOf"].append(STRING)
    assert [change.where for change in breaking_changes(old, new)] == ["Deep.deep"]


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        ("1.2.0", "1.2.1", False),
        ("1.2.0", "1.3.0", False),
        ("1.2.0", "2.0.0", True),
        ("0.1.0", "0.2.0", False),
        ("0.1.0", "1.0.0", True),
    ],
)
def test_only_a_major_version_breaks_before_one_as_after(old: str, new: str, allowed: bool):
    changes = breaking_changes(DESCRIPTION, changed("paths|/things", GONE))
    assert is_allowed(changes, old, new) is allowed
    assert is_allowed([], old, new)
