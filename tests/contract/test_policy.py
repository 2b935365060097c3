"""Every route declares who may use it, and asks that declaration."""

from collections.abc import Iterator
from inspect import iscoroutinefunction

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import Route

from app.api import create_api
from app.examples import examples
from app.kit.openapi import PUBLISHED_SETTINGS
from app.kit.policy import POLICIES, SCOPES, Policy
from app.kit.resources import Resource

UNDESCRIBED = {"/openapi.json", "/openapi.yaml"}


def routes() -> list[APIRoute]:
    """Every route of the API but those that describe it."""
    api = create_api(PUBLISHED_SETTINGS, examples())
    return [found for found in api.routes if isinstance(found, APIRoute) and found.path not in UNDESCRIBED]


def policy_asked(route: APIRoute) -> Policy | None:
    """The policy a route holds its callers against."""
    found = [getattr(dependency.call, "policy", None) for dependency in route.dependant.dependencies]
    return next((policy for policy in found if policy is not None), None)


def awaited_by(dependant: Dependant) -> Iterator[object]:
    """The endpoint or dependency itself, and all it depends on."""
    yield dependant.call
    for inner in dependant.dependencies:
        yield from awaited_by(inner)


def test_no_request_waits_for_a_thread():
    """FastAPI sends every endpoint and dependency that is no coroutine function to a thread and back."""
    called = {call for route in routes() for call in awaited_by(route.dependant)}
    assert not [
        call for call in called if not iscoroutinefunction(call) and not iscoroutinefunction(type(call).__call__)
    ]


def test_every_route_is_made_once():
    """An included router would make each of its routes again, and look for every request twice."""
    made = create_api(PUBLISHED_SETTINGS, examples()).routes
    assert not [route for route in made if not isinstance(route, Route)]
    assert len(routes()) > len(Resource.registry)


def test_every_route_asks_the_policy_of_its_own_operation():
    found = {route.operation_id: policy_asked(route) for route in routes()}
    assert found == {name: POLICIES[name] for name in found if name is not None}
    assert found.keys() == POLICIES.keys()


def test_whatever_changes_something_needs_a_token_a_role_and_a_scope():
    for route in routes():
        policy = policy_asked(route)
        assert policy is not None
        if route.methods != {"GET"}:
            assert policy.needs_token, policy
            assert policy.roles, policy
            assert policy.scope or policy.operation == "performBatch", policy


def test_every_scope_is_used():
    assert {policy.scope for policy in POLICIES.values()} - {None} == SCOPES.keys()


def test_every_resource_that_is_recorded_names_who_keeps_it():
    for resource in Resource.registry.values():
        if resource.is_recordable:
            for verb in ("record", "correct"):
                assert POLICIES[resource.operation_ids[verb]].steward is resource.steward
