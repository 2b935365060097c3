"""JSON Merge Patch, and what a correction may name (RFC 7396)."""

import json
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.change import _merged, changed_facts, recorded_facts
from app.kit.domain import RefusedError
from app.kit.resources import Resource, camel
from app.main import create_app

assert callable(create_app), "the application declares every resource"


@pytest.mark.parametrize(
    ("present", "patch", "outcome"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_every_case_of_rfc_7396_appendix_a(present: Any, patch: Any, outcome: Any):
    before = json.dumps([present, patch])
    assert _merged(present, patch) == outcome
    assert json.dumps([present, patch]) == before


values = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)
objects = st.dictionaries(st.sampled_from("abc"), values, max_size=3)


@given(objects, objects)
def test_a_patch_applied_twice_is_applied_once(present: Any, patch: Any):
    once = _merged(present, patch)
    assert _merged(once, patch) == once
    assert _merged(present, {}) == present
    assert once.keys() == present.keys() | patch.keys()


RECORDABLE = [resource for resource in Resource.registry.values() if resource.is_recordable]


@pytest.mark.parametrize("resource", RECORDABLE, ids=lambda resource: resource.kind)
def test_everything_recorded_is_published_so_that_a_correction_keeps_it(resource: Resource):
    # A correction is applied to the published facts: what is not among them would fall back to its default.
    unpublished = resource.create.model_fields.keys() - resource.read.model_fields.keys()
    assert unpublished == set()


@pytest.mark.parametrize("resource", RECORDABLE, ids=lambda resource: resource.kind)
def test_a_correction_never_changes_where_a_record_belongs(resource: Resource):
    fixed = {camel(column) for column in (*resource.parent_columns, *resource.unchangeable)}
    with pytest.raises(RefusedError) as refused:
        changed_facts(resource, dict.fromkeys(fixed, "x") | {"notThere": 1, "id": "x", "version": 2})
    found = {(fault.location, fault.code) for fault in refused.value.violations[0].errors}
    assert found == {(f"/{name}", "extra-forbidden") for name in {*fixed, "notThere", "id", "version"}} | {
        ("/reason", "missing")
    }


@pytest.mark.parametrize("resource", RECORDABLE, ids=lambda resource: resource.kind)
def test_a_body_does_not_say_again_what_its_address_says(resource: Resource):
    parents = [UUID(int=n) for n, _ in enumerate(resource.parent_columns)]
    given = {camel(column): str(parent) for column, parent in zip(resource.parent_columns, parents, strict=True)}
    with pytest.raises(RefusedError) as refused:
        recorded_facts(resource, given | {"notThere": 1}, parents)
    locations = {fault.location for fault in refused.value.violations[0].errors}
    assert {"/notThere", *(f"/{name}" for name in given)} <= locations
