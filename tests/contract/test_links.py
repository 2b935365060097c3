"""Links lead to operations that exist, with parameters they have, by expressions that an answer of ours resolves."""

import re
from typing import Any

import pytest

from tests.contract.operations import description

OPERATIONS: dict[str, tuple[str, dict[str, Any]]] = {
    operation["operationId"]: (path, operation)
    for path, item in description()["paths"].items()
    for operation in item.values()
}
LINKED = [
    (name, status, link, each)
    for name, (_, operation) in OPERATIONS.items()
    for status, response in operation["responses"].items()
    for link, each in response.get("links", {}).items()
]


def followed(link: dict[str, Any]) -> dict[str, Any]:
    name = link.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = description()["components"]["links"][name] if name else link
    return found


def resolved(expression: str, path: str, response: dict[str, Any]) -> Any:
    """What an expression stands for in the example of an answer (OpenAPI 3.1, runtime expressions)."""
    if found := re.fullmatch(r"\$request\.path\.(\w+)", expression):
        return found[1] if f"{{{found[1]}}}" in path else None
    if found := re.fullmatch(r"\$response\.header\.([\w-]+)", expression):
        return response["headers"].get(found[1])
    found = re.fullmatch(r"\$response\.body#(/.+)", expression)
    assert found, expression
    value: Any = response["content"]["application/json"]["example"]
    for step in found[1][1:].split("/"):
        value = value[int(step)] if isinstance(value, list) else value.get(step)
    return value


@pytest.mark.parametrize(("name", "status", "link", "each"), LINKED, ids=[f"{n}-{link}" for n, _, link, _ in LINKED])
def test_a_link_can_be_followed(name: str, status: str, link: str, each: dict[str, Any]):
    path, operation = OPERATIONS[name]
    leads_to = followed(each)
    target, asked = OPERATIONS[leads_to["operationId"]]
    known = {parameter["name"] for parameter in asked["parameters"]}
    assert leads_to["parameters"].keys() <= known
    assert {*re.findall(r"{(\w+)}", target)} <= leads_to["parameters"].keys()
    for expression in leads_to["parameters"].values():
        assert resolved(expression, path, operation["responses"][status]), expression


def test_every_record_that_is_answered_can_be_read_again_and_what_is_under_it_found():
    linked = {(name, link) for name, _, link, _ in LINKED}
    for expected in (
        ("recordAgreement", "getAgreement"),
        ("getAgreement", "correctAgreement"),
        ("getAgreement", "listAgreementHistory"),
        ("getAgreement", "listAgreementTransitions"),
        ("getAgreement", "listParties"),
        ("getAgreement", "checkAgreement"),
        ("getAgreement", "managingOrganisation"),
        ("getParty", "organisation"),
        ("listAgreements", "getAgreement"),
        ("grantAllocation", "getAllocationBalance"),
        ("performAgreementTransition", "getAgreement"),
    ):
        assert expected in linked
