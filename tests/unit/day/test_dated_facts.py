"""Findings change from one day to the next only where a dated fact, or a term counted from it, begins or is over."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.day.rules import DATED_FACTS
from app.findings import facts as f
from app.findings.facts import DossierFacts
from app.findings.rules import raise_findings
from app.kit.dates import Interval, on
from tests.unit.findings.strategies import SPAN, START, dossiers

ONE_DAY = timedelta(days=1)
MEMBERS = {
    "amendment": "amendments",
    "party": "parties",
    "signatory": "signatories",
    "signing_event": "signing_events",
    "follow_up": "follow_ups",
    "termination": "terminations",
    "decision": "decisions",
    "payment": "payments",
    "mandate": "mandates",
    "office_holding": "office_holdings",
    "role_assignment": "role_assignments",
}
# What the register has no table for yet: its dates would have to be among the facts.
WITHOUT_TABLE = ("publications", "public_copies")


def turning_days(dossier: DossierFacts) -> set[date]:
    """The days on which a dated fact of a dossier, or a term counted from it, begins or is over."""
    found: set[date] = set()
    for kind, columns in DATED_FACTS.items():
        records: Any
        if kind == "agreement":
            records = (dossier.agreement,)
        elif kind == "amendment_consent":
            records = [consent for amendment in dossier.amendments for consent in amendment.consents]
        else:
            records = getattr(dossier, MEMBERS[kind])
        for record in records:
            for column, terms in columns.items():
                held = record.signature if column == "signed_on" else record
                interval: Interval | None = getattr(held, column, None)
                if interval is not None:
                    bounds = {interval.earliest, interval.latest}
                    found |= {
                        bound + timedelta(days=term + after)
                        for bound in bounds
                        for term in (0, *terms)
                        for after in (0, 1)
                        if bound.year < 2200
                    }
    return found


def shown(dossier: DossierFacts, day: date) -> set[tuple[str, ...]]:
    return {(*finding.key, finding.explanation_nl) for finding in raise_findings(dossier, day)}


@given(dossiers, st.lists(st.integers(-40, SPAN + 60), min_size=1, max_size=12, unique=True))
def test_no_finding_changes_on_another_day(random: DossierFacts, offsets: list[int]):
    nothing: Any = dict.fromkeys(WITHOUT_TABLE, ())
    # A mandate has no day of revocation yet.
    standing = tuple(replace(mandate, revoked_on=None) for mandate in random.mandates)
    dossier = replace(random, mandates=standing, **nothing)
    turning = turning_days(dossier)
    for offset in offsets:
        day = START + timedelta(days=offset)
        if day not in turning:
            assert shown(dossier, day - ONE_DAY) == shown(dossier, day), (day, sorted(turning))


DAY = date(2026, 6, 10)
AGREEMENT = f.AgreementFacts(id="agreement", kind="covenant", status="in_decision", is_indefinite=True)
TOWN = f.OrganisationFacts(id="town", kind="municipality")
ENTERS = f.DecisionPointFacts(id="p", kind="enter_into_agreement", outcome="conform", agreement_id="agreement")


@pytest.mark.parametrize(
    ("code", "days", "dossier"),
    [
        (
            "F-006",
            -14,
            DossierFacts(
                agreement=AGREEMENT,
                parties=(f.PartyFacts(id="party", organisation_id="town", must_sign=True),),
                signing_events=(f.SigningEventFacts(id="event", status="planned", planned_on=on(DAY)),),
            ),
        ),
        (
            "F-018",
            15,
            DossierFacts(
                agreement=AGREEMENT,
                decisions=(
                    f.DecisionFacts(
                        id="decision", decided_on=on(DAY), status="decided", publication_status="not_assessed"
                    ),
                ),
            ),
        ),
        (
            "F-019",
            31,
            DossierFacts(
                agreement=AGREEMENT,
                organisations=(TOWN,),
                decisions=(
                    f.DecisionFacts(
                        id="decision",
                        organisation_id="town",
                        decided_on=on(DAY),
                        status="decided",
                        publication_status="published",
                        points=(ENTERS,),
                    ),
                ),
                follow_ups=(f.FollowUpFacts(id="letter", kind="press_release", status="planned"),),
            ),
        ),
        (
            "F-019",
            1,
            DossierFacts(
                agreement=AGREEMENT,
                follow_ups=(f.FollowUpFacts(id="letter", kind="press_release", status="planned", due_on=on(DAY)),),
            ),
        ),
    ],
)
def test_a_finding_that_comes_after_a_term_comes_on_a_day_that_is_looked_at(
    code: str, days: int, dossier: DossierFacts
):
    raised_on = [
        day
        for day in (DAY + timedelta(days=offset) for offset in range(-60, 60))
        if code in {finding.code for finding in raise_findings(dossier, day)}
    ]
    assert raised_on[0] == DAY + timedelta(days=days)
    assert raised_on[0] in turning_days(dossier)


def test_every_kind_of_fact_is_looked_at():
    assert {*MEMBERS, "agreement", "amendment_consent"} == DATED_FACTS.keys()
    assert {*MEMBERS.values(), *WITHOUT_TABLE} <= {field.name for field in fields(DossierFacts)}
