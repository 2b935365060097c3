"""What an event is called, and what is asked for by that name."""

import re

import pytest

from app.events.rules import event_type, kinds_named
from app.resources import ALL_RESOURCES

KINDS = [resource.kind for resource in ALL_RESOURCES]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_has_two_types_that_name_it_again(kind: str):
    first, later = event_type(kind, 1), event_type(kind, 7)
    assert {re.sub(r"[a-z-]+$", "", name) for name in (first, later)} == {"nl.convenanten."}
    assert first != later == event_type(kind, 2)
    assert kinds_named([first], KINDS) == {kind: frozenset({"recorded"})}
    assert kinds_named([first, later], KINDS) == {kind: frozenset({"recorded", "changed"})}


@pytest.mark.parametrize(
    "name",
    [
        "nl.convenanten.agreement",
        "nl.convenanten.agreement-signed",
        "nl.convenanten.dragon-recorded",
        "nl.convenanten.agreement_version-recorded",
        "agreement-recorded",
        "nl.convenanten.",
        "nl.convenanten.-recorded",
    ],
)
def test_what_is_no_type_names_nothing(name: str):
    assert kinds_named([name], KINDS) is None
    assert kinds_named([event_type("agreement", 1), name], KINDS) is None
