"""A dossier as of a day: a decision, and what rests on it, exists only from its day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.findings.day import possibly_covers, seen_on, took_place
from app.findings.facts import DecisionFacts, DecisionPointFacts, DossierFacts, MandateFacts, RatificationFacts
from app.findings.facts_money import AllocationFacts, EnvelopeFacts
from app.kit.dates import ANY_DAY, Interval
from tests.unit.findings.sound import SOUND, changed, day, deciding, statement

BEFORE, THE_DAY = date(2026, 5, 9), date(2026, 5, 10)


def _with(point: DecisionPointFacts, *others: DecisionFacts, **decision: Any) -> DossierFacts:
    """Return the dossier with one decision of 10 May, on this point, and nothing else decided."""
    return replace(SOUND, decisions=(deciding("decision", "2026-05-10", point, **decision), *others))


@pytest.mark.parametrize(
    ("decided_on", "status", "as_of", "exists"),
    [
        (day("2026-05-10"), "decided", BEFORE, False),
        (day("2026-05-10"), "decided", THE_DAY, True),
        (day("2026-05-10"), "revoked", THE_DAY, True),
        (day("2026-05-10"), "scheduled", THE_DAY, False),
        (day("2026-05-10"), "proposed", THE_DAY, False),
        (day("2026-05-10"), None, THE_DAY, False),
        (day("2026-05"), "decided", date(2026, 5, 30), False),
        (day("2026-05"), "decided", date(2026, 5, 31), True),
        (None, "decided", THE_DAY, False),
        (ANY_DAY, "decided", THE_DAY, False),
    ],
)
def test_a_decision_exists_once_it_certainly_was_taken(
    decided_on: Interval | None, status: str | None, as_of: date, exists: bool
) -> None:
    decision = replace(deciding("decision", "2026-05-10"), decided_on=decided_on, status=status)
    seen = seen_on(replace(SOUND, decisions=(decision,)), as_of)
    assert seen.decisions == ((decision,) if exists else ())


MANDATE = SOUND.mandates[0]
GRANTS_MANDATE = DecisionPointFacts(
    id="grants-mandate", kind="grant_mandate", outcome="conform", mandate_id="mandate"
)


def _granted(
    as_of: date, mandate: dict[str, Any] | None = None, point: dict[str, Any] | None = None, **decision: Any
) -> tuple[MandateFacts, ...]:
    dossier = _with(replace(GRANTS_MANDATE, **(point or {})), **decision)
    return seen_on(replace(dossier, mandates=(replace(MANDATE, **(mandate or {})),)), as_of).mandates


def test_a_mandate_exists_from_its_granting_decision() -> None:
    assert _granted(BEFORE) == ()
    assert _granted(THE_DAY) == (MANDATE,)
    assert _granted(THE_DAY, status="scheduled") == ()
    assert _granted(THE_DAY, status="revoked") == (MANDATE,)


def test_the_point_and_its_mandate_are_linked_from_either_side() -> None:
    only_mandate_names_point = {"mandate_id": None}
    assert _granted(BEFORE, point=only_mandate_names_point) == ()
    assert _granted(THE_DAY, point=only_mandate_names_point) == (MANDATE,)
    only_point_names_mandate = {"decision_point_id": None}
    assert _granted(BEFORE, only_point_names_mandate) == ()
    assert len(_granted(THE_DAY, only_point_names_mandate)) == 1


def test_another_point_does_not_grant_the_mandate() -> None:
    # Both are granted elsewhere, on a day this dossier does not tell: they exist from their own first day, 2 March.
    elsewhere = {"decision_point_id": "elsewhere"}
    assert len(_granted(BEFORE, elsewhere, {"mandate_id": "other"})) == 1
    assert len(_granted(BEFORE, elsewhere, {"kind": "revoke_mandate"})) == 1
    assert _granted(date(2026, 3, 1), elsewhere, {"mandate_id": "other"}) == ()
    assert _granted(BEFORE, {"decision_point_id": "elsewhere", "status": "proposed"}, {"mandate_id": "other"}) == ()


GRANTS = DecisionPointFacts(id="grants", kind="grant_subsidy", outcome="conform", allocation_id="allocation")
DETERMINES = replace(GRANTS, id="determines", kind="determine_subsidy")


def _allocation(
    point: DecisionPointFacts, as_of: date, *others: DecisionFacts, decision: str = "decided", **changes: Any
) -> AllocationFacts:
    dossier = _with(point, *others, status=decision)
    dossier = replace(dossier, allocations=changed(SOUND.allocations, "allocation", **changes))
    return seen_on(dossier, as_of).allocations[0]


@pytest.mark.parametrize(
    "status", ["granted", "advance_paid", "accounted", "determined", "settled", "recovering", "recovered"]
)
def test_before_the_grant_there_is_no_grant(status: str) -> None:
    amounts: dict[str, Any] = {"granted_cents": 5, "determined_cents": 4}
    before = _allocation(GRANTS, BEFORE, status=status, **amounts)
    assert (before.status, before.granted_cents, before.determined_cents) == ("indicative", None, None)
    assert before.statement is None
    reserved = _allocation(GRANTS, BEFORE, status=status, reserved_cents=6, **amounts)
    assert (reserved.status, reserved.reserved_cents) == ("reserved", 6)
    after = _allocation(GRANTS, THE_DAY, status=status, **amounts)
    assert (after.status, after.granted_cents, after.determined_cents) == (status, 5, 4)


@pytest.mark.parametrize("status", ["indicative", "reserved", "refused", "withdrawn", "lapsed"])
def test_what_is_not_granted_stays_as_it_is(status: str) -> None:
    assert _allocation(GRANTS, BEFORE, status=status) == replace(SOUND.allocations[0], status=status)


@pytest.mark.parametrize("status", ["determined", "settled", "recovering", "recovered"])
def test_before_the_determination_there_is_only_the_grant(status: str) -> None:
    before = _allocation(DETERMINES, BEFORE, status=status, granted_cents=5, determined_cents=4)
    assert (before.status, before.granted_cents, before.determined_cents) == ("granted", 5, None)
    after = _allocation(DETERMINES, THE_DAY, status=status, granted_cents=5, determined_cents=4)
    assert (after.status, after.determined_cents) == (status, 4)


def test_a_grant_stays_when_only_its_determination_is_later() -> None:
    assert _allocation(DETERMINES, BEFORE, status="granted").status == "granted"


def test_a_decision_on_other_money_changes_nothing() -> None:
    assert _allocation(replace(GRANTS, allocation_id="other"), BEFORE) == SOUND.allocations[0]
    assert _allocation(replace(GRANTS, kind="grant_advance"), BEFORE) == SOUND.allocations[0]


def test_a_grant_that_was_already_there_stays() -> None:
    earlier = deciding("earlier", "2026-04-01", replace(GRANTS, id="first"))
    assert _allocation(GRANTS, BEFORE, earlier) == SOUND.allocations[0]


def test_what_is_only_proposed_or_rejected_takes_nothing_away() -> None:
    assert _allocation(GRANTS, BEFORE, decision="proposed") == SOUND.allocations[0]
    assert _allocation(replace(GRANTS, outcome="rejected"), BEFORE) == SOUND.allocations[0]


SETS_CEILING = DecisionPointFacts(id="sets", kind="set_ceiling", outcome="conform", envelope_id="envelope")


def _envelope(as_of: date, ceiling_status: str, decision: str = "decided") -> EnvelopeFacts:
    dossier = _with(SETS_CEILING, status=decision)
    envelopes = changed(
        SOUND.envelopes, "envelope", ceiling_status=ceiling_status, statement=statement(5, "estimate")
    )
    return seen_on(replace(dossier, envelopes=envelopes), as_of).envelopes[0]


@pytest.mark.parametrize("ceiling_status", ["adopted", "published", "closed"])
def test_before_its_decision_a_ceiling_is_only_announced(ceiling_status: str) -> None:
    before = _envelope(BEFORE, ceiling_status)
    assert (before.ceiling_status, before.statement) == ("announced", None)
    after = _envelope(THE_DAY, ceiling_status)
    assert (after.ceiling_status, after.statement) == (ceiling_status, statement(5, "estimate"))
    proposed = _envelope(BEFORE, ceiling_status, "proposed")
    assert (proposed.ceiling_status, proposed.statement) == (ceiling_status, statement(5, "estimate"))


def test_an_announced_envelope_keeps_its_estimate() -> None:
    assert _envelope(BEFORE, "announced").statement == statement(5, "estimate")


def test_ratifications_work_back() -> None:
    ratification = RatificationFacts(
        id="r", signatory_id="signatory-municipality", decision_point_id="p", scope="full"
    )
    assert seen_on(replace(SOUND, ratifications=(ratification,)), date(2026, 1, 1)).ratifications == (ratification,)


def test_an_act_of_unknown_day_took_place_and_one_of_an_uncertain_day_may_not_have() -> None:
    assert took_place(None, BEFORE)
    assert took_place(ANY_DAY, BEFORE)
    assert took_place(day("2026-05-09"), BEFORE)
    assert not took_place(day("2026-05-10"), BEFORE)
    assert not took_place(day("2026-05"), BEFORE)
    assert took_place(day("2026-04"), BEFORE)


def test_a_period_covers_a_day_unless_it_certainly_does_not() -> None:
    assert possibly_covers(None, None, day("2026-05-10"))
    assert possibly_covers(day("2026-05-10"), day("2026-05-10"), day("2026-05-10"))
    assert not possibly_covers(day("2026-05-11"), None, day("2026-05-10"))
    assert not possibly_covers(None, day("2026-05-09"), day("2026-05-10"))
    assert possibly_covers(day("2026-05"), day("2026-05"), day("2026-05-10"))
    assert possibly_covers(day("2026-05-11"), None, day("2026-05"))
