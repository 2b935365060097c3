"""F-014 and F-015: amounts that do not fit or are not firm."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.findings.facts import DecisionPointFacts, DossierFacts
from app.findings.facts_money import AllocationFacts, PaymentFacts, StatementFacts
from tests.unit.findings.sound import (
    SOUND,
    TODAY,
    changed,
    day,
    deciding,
    findings,
    statement,
    subjects,
    with_agreement,
)

OTHER = AllocationFacts(
    id="other", envelope_id="envelope", agreement_id="elsewhere", status="granted", granted_cents=40_000_00
)


def _own(dossier: DossierFacts = SOUND, /, **changes: Any) -> DossierFacts:
    return replace(dossier, allocations=changed(dossier.allocations, "allocation", **changes))


def _other(**changes: Any) -> DossierFacts:
    """Return a dossier whose envelope of 100,000 euro also pays another agreement; 60,000 is granted here."""
    return replace(SOUND, allocations=(*SOUND.allocations, replace(OTHER, **changes)))


def _envelope(dossier: DossierFacts, /, **changes: Any) -> DossierFacts:
    return replace(dossier, envelopes=changed(dossier.envelopes, "envelope", **changes))


def _advanced(*cents: int, status: str = "paid", kind: str = "advance", paid_on: str = "2026-05-20") -> DossierFacts:
    payments = tuple(
        PaymentFacts(
            id=f"p-{no}",
            allocation_id="allocation",
            kind=kind,
            status=status,
            amount_cents=amount,
            paid_on=day(paid_on),
        )
        for no, amount in enumerate(cents)
    )
    return replace(SOUND, payments=payments)


def _children(*children: AllocationFacts, **parent: Any) -> DossierFacts:
    return replace(_own(**parent), allocations=(*_own(**parent).allocations, *children))


def _child(child_id: str, cents: int, status: str = "granted", **changes: Any) -> AllocationFacts:
    amounts: dict[str, Any] = {"reserved_cents" if status == "reserved" else "granted_cents": cents}
    return AllocationFacts(
        id=child_id, envelope_id="envelope", parent_allocation_id="allocation", status=status, **amounts, **changes
    )


FIRES = ["envelope"]
WITHDRAWN = DecisionPointFacts(id="w", kind="withdraw_subsidy", outcome="conform", allocation_id="allocation")
F_014 = {
    "granted up to the ceiling": (_other(), TODAY, []),
    "one cent above": (_other(granted_cents=40_000_01), TODAY, FIRES),
    "reserved up to the rest": (_other(status="reserved", granted_cents=None, reserved_cents=40_000_00), TODAY, []),
    "reserved above the rest": (
        _other(status="reserved", granted_cents=None, reserved_cents=40_000_01),
        TODAY,
        FIRES,
    ),
    **{
        f"{status} takes nothing": (
            _other(status=status, statement=statement(90_000_00), granted_cents=90_000_00, reserved_cents=90_000_00),
            TODAY,
            [],
        )
        for status in ("indicative", "refused", "withdrawn", "lapsed")
    },
    "determined lower than granted": (
        _other(status="determined", granted_cents=90_000_00, determined_cents=40_000_00),
        TODAY,
        [],
    ),
    "settled above": (_other(status="settled", determined_cents=40_000_01), TODAY, FIRES),
    "recovering after withdrawal takes nothing": (_other(status="recovering", granted_cents=90_000_00), TODAY, []),
    "a part of an allocation is not counted again": (
        replace(_other(), allocations=(*_other().allocations, _child("part", 60_000_00))),
        TODAY,
        [],
    ),
    "another envelope": (_other(granted_cents=90_000_00, envelope_id="another"), TODAY, []),
    "an announced estimate is not a ceiling": (
        _envelope(
            _other(granted_cents=90_000_00), ceiling_status="announced", statement=statement(100_000_00, "estimate")
        ),
        TODAY,
        [],
    ),
    "an announced firm amount is": (
        _envelope(_other(granted_cents=90_000_00), ceiling_status="announced"),
        TODAY,
        FIRES,
    ),
    "an announced firm maximum is": (
        _envelope(
            _other(granted_cents=90_000_00),
            ceiling_status="announced",
            statement=replace(statement(100_000_00), qualifier="maximum"),
        ),
        TODAY,
        FIRES,
    ),
    "an announced firm minimum is not": (
        _envelope(
            _other(granted_cents=90_000_00),
            ceiling_status="announced",
            statement=replace(statement(100_000_00), qualifier="minimum"),
        ),
        TODAY,
        [],
    ),
    "an announced firm circa is not": (
        _envelope(
            _other(granted_cents=90_000_00),
            ceiling_status="announced",
            statement=replace(statement(100_000_00), qualifier="circa"),
        ),
        TODAY,
        [],
    ),
    **{
        f"ceiling {status}": (_envelope(_other(granted_cents=90_000_00), ceiling_status=status), TODAY, FIRES)
        for status in ("adopted", "published", "closed")
    },
    "a ceiling that is only circa still is a ceiling": (
        _envelope(_other(granted_cents=90_000_00), statement=replace(statement(100_000_00), qualifier="circa")),
        TODAY,
        FIRES,
    ),
    "amount unknown": (_envelope(_other(granted_cents=90_000_00), statement=None), TODAY, []),
    "the grant does not exist yet that day": (
        _own(granted_cents=100_000_01),
        date(2026, 5, 9),
        [],
    ),
    "the grant exists from its day": (_own(granted_cents=100_000_01), date(2026, 5, 10), FIRES),
    "advances up to the grant": (_advanced(30_000_00, 30_000_00), TODAY, []),
    "advances above the grant (R-090)": (_advanced(30_000_00, 30_000_01), TODAY, ["allocation"]),
    "an approved advance counts": (_advanced(60_000_01, status="approved"), TODAY, ["allocation"]),
    "a cancelled advance does not": (_advanced(60_000_01, status="cancelled"), TODAY, []),
    "a reversed advance does not": (_advanced(60_000_01, status="reversed"), TODAY, []),
    "a final payment is no advance": (_advanced(60_000_01, kind="final"), TODAY, []),
    "an advance of tomorrow": (_advanced(60_000_01, paid_on="2026-06-02"), TODAY, []),
    "advances listed on the allocation": (_own(advances_cents=(30_000_00, 30_000_01)), TODAY, ["allocation"]),
    "the list and the payments are the same money": (
        replace(_advanced(30_000_00, 30_000_00), allocations=_own(advances_cents=(60_000_00,)).allocations),
        TODAY,
        [],
    ),
    "the grant was lowered: the rest is a claim (R-098)": (
        replace(_advanced(60_000_01), decisions=(*SOUND.decisions, deciding("d", "2026-05-25", WITHDRAWN))),
        TODAY,
        [],
    ),
    "another grant was lowered": (
        replace(
            _advanced(60_000_01),
            decisions=(*SOUND.decisions, deciding("d", "2026-05-25", replace(WITHDRAWN, allocation_id="other"))),
        ),
        TODAY,
        ["allocation"],
    ),
    **{
        f"advances above the grant, {status}": (
            replace(_advanced(60_000_01), allocations=_own(status=status, determined_cents=60_000_00).allocations),
            TODAY,
            ["allocation"],
        )
        for status in ("advance_paid", "accounted", "determined", "settled")
    },
    "recovering: the rest is a claim": (
        replace(_advanced(60_000_01), allocations=_own(status="recovering", determined_cents=1).allocations),
        TODAY,
        [],
    ),
    "parts up to the whole": (_children(_child("a", 20_000_00), _child("b", 40_000_00)), TODAY, []),
    "parts above the whole (R-089)": (
        _children(_child("a", 20_000_00), _child("b", 40_000_01)),
        TODAY,
        ["allocation"],
    ),
    "reserved parts count": (_children(_child("a", 60_000_01, "reserved")), TODAY, ["allocation"]),
    "indicative parts do not": (_children(_child("a", 60_000_01, "indicative")), TODAY, []),
    "parts of a whole only indicated": (
        _children(_child("a", 60_000_01), status="indicative", granted_cents=None),
        TODAY,
        [],
    ),
    "parts of a whole that was determined lower": (
        _children(_child("a", 50_000_01), status="determined", determined_cents=50_000_00),
        TODAY,
        ["allocation"],
    ),
    "parts of a reserved whole": (
        _children(
            _child("a", 50_000_01, "reserved"), status="reserved", granted_cents=None, reserved_cents=50_000_00
        ),
        TODAY,
        ["allocation"],
    ),
    "own part of another agreement's whole": (
        _children(_child("a", 60_000_01, agreement_id="agreement"), agreement_id="elsewhere"),
        TODAY,
        ["allocation"],
    ),
    "whole and parts of another agreement": (_children(_child("a", 60_000_01), agreement_id="elsewhere"), TODAY, []),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_014.values(), ids=F_014)
def test_f_014_ceiling_exceeded(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-014", as_of) == expected


def test_f_014_tells_the_amounts_and_a_bigger_excess_is_another_cause() -> None:
    over = _other(granted_cents=40_000_01)
    over = replace(over, allocations=(*over.allocations, replace(OTHER, id="hoped-for", status="indicative")))
    (finding,) = findings(over, "F-014")
    assert "€ 100.000,01 verleend en € 0 gereserveerd: meer dan de € 100.000 die er is" in finding.explanation_nl
    assert "€100,000.01 is granted" in finding.explanation_en
    assert finding.evidence == (
        ("funding_envelope", "envelope"),
        ("allocation", "allocation"),
        ("allocation", "other"),
    )
    (bigger,) = findings(_other(granted_cents=40_000_02), "F-014")
    assert bigger.fingerprint != finding.fingerprint


def test_a_shared_envelope_is_one_cause_in_every_dossier() -> None:
    (here,) = findings(_other(granted_cents=40_000_01), "F-014")
    (there,) = findings(with_agreement(_other(granted_cents=40_000_01), id="elsewhere"), "F-014")
    assert (here.agreement_id, there.agreement_id) == ("agreement", "elsewhere")
    assert here.key == there.key


def test_a_determination_counts_from_its_day() -> None:
    point = DecisionPointFacts(id="p", kind="determine_subsidy", outcome="conform", allocation_id="allocation")
    determined = replace(
        _own(_other(), status="determined", granted_cents=60_000_01, determined_cents=50_000_00),
        decisions=(*SOUND.decisions, deciding("determination", "2026-05-25", point)),
    )
    assert subjects(determined, "F-014", date(2026, 5, 24)) == FIRES
    assert subjects(determined, "F-014", date(2026, 5, 25)) == []


def test_a_ceiling_counts_from_its_day() -> None:
    point = DecisionPointFacts(id="p", kind="set_ceiling", outcome="conform", envelope_id="envelope")
    over = _other(granted_cents=40_000_01)
    ceiling = replace(over, decisions=(*over.decisions, deciding("ceiling", "2026-05-25", point)))
    assert subjects(ceiling, "F-014", date(2026, 5, 24)) == []
    assert subjects(ceiling, "F-014", date(2026, 5, 25)) == FIRES


ESTIMATE = statement(100_000_00, "estimate")
F_015 = {
    "firm": (SOUND, TODAY, []),
    "envelope estimated": (_envelope(SOUND, statement=ESTIMATE), TODAY, ["envelope"]),
    "envelope reserved": (_envelope(SOUND, statement=statement(1, "reserved")), TODAY, []),
    "envelope without an amount": (_envelope(SOUND, statement=None), TODAY, []),
    "envelope with an estimate of unknown amount": (
        _envelope(SOUND, statement=StatementFacts(certainty="estimate")),
        TODAY,
        ["envelope"],
    ),
    **{
        f"allocation {status}": (_own(status=status, statement=ESTIMATE), TODAY, expected)
        for status, expected in {
            "indicative": ["allocation"],
            "reserved": ["allocation"],
            "granted": [],
            "refused": [],
            "lapsed": [],
        }.items()
    },
    "allocation firm": (_own(status="reserved"), TODAY, []),
    "allocation of another agreement": (
        _own(status="indicative", statement=ESTIMATE, agreement_id="elsewhere"),
        TODAY,
        [],
    ),
    "what it was before the grant is not on record": (_own(statement=ESTIMATE), date(2026, 5, 9), []),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_015.values(), ids=F_015)
def test_f_015_estimate_not_firmed_up(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-015", as_of) == expected


@pytest.mark.parametrize(
    ("stated", "nl", "en"),
    [
        (ESTIMATE, "raming: € 100.000.", "estimate: €100,000."),
        (replace(ESTIMATE, qualifier="maximum"), "ten hoogste € 100.000", "at most €100,000"),
        (replace(ESTIMATE, qualifier="minimum"), "ten minste € 100.000", "at least €100,000"),
        (replace(ESTIMATE, amount_cents=None), "een bedrag wordt niet genoemd", "no amount is given"),
    ],
)
def test_f_015_states_the_amount_as_the_source_does(stated: StatementFacts, nl: str, en: str) -> None:
    (finding,) = findings(_envelope(SOUND, statement=stated), "F-015")
    assert nl in finding.explanation_nl
    assert en in finding.explanation_en


def test_a_proposed_ceiling_does_not_hide_an_estimate() -> None:
    point = DecisionPointFacts(id="p", kind="set_ceiling", outcome="conform", envelope_id="envelope")
    announced = _envelope(SOUND, statement=ESTIMATE, ceiling_status="announced")
    proposed = deciding("ceiling", "2026-07-01", point, status="proposed")
    assert subjects(replace(announced, decisions=(*SOUND.decisions, proposed)), "F-015") == ["envelope"]
