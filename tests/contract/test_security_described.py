"""What the description says of servers, credentials and scopes is what the register does."""

from typing import Any

from app.kit.config import Settings
from app.kit.openapi_security import add_client_credentials, servers
from app.kit.policy import POLICIES, SCOPES
from tests.contract.operations import description


def test_every_operation_names_the_scope_its_policy_asks_for():
    flow = description()["components"]["securitySchemes"]["clientCredentials"]["flows"]["clientCredentials"]
    assert flow["scopes"] == SCOPES
    for item in description()["paths"].values():
        for operation in item.values():
            policy = POLICIES[operation["operationId"]]
            asked = [way["clientCredentials"] for way in operation["security"] if "clientCredentials" in way]
            assert asked == [[policy.scope] if policy.scope else []], operation["operationId"]


def test_reading_needs_no_token_and_writing_does():
    for item in description()["paths"].values():
        for method, operation in item.items():
            assert ({} in operation["security"]) is (method == "get"), operation["operationId"]


def test_without_an_issuer_that_says_where_no_token_is_promised():
    operation = {"operationId": "listAgreements", "security": [{"accessToken": []}]}
    document: dict[str, Any] = {"components": {"securitySchemes": {}}, "paths": {"/agreements": {"get": operation}}}
    add_client_credentials(document, Settings())
    assert document["components"]["securitySchemes"] == {}
    assert operation["security"] == [{"accessToken": []}]


def test_the_server_is_the_public_address_with_its_host_as_a_variable():
    (server,) = servers(Settings(public_url="http://127.0.0.1:8123"))
    address = server["url"].replace("{host}", server["variables"]["host"]["default"])
    assert address == "http://127.0.0.1:8123/v1"
