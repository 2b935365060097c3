"""What holds for every dossier: same facts, same findings, in the same order, with the same fingerprints."""

import random
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.findings.day import seen_on
from app.findings.facts import DossierFacts
from app.findings.facts_money import AllocationFacts
from app.findings.rules import Finding, FindingCode, raise_findings
from app.kit.dates import Interval
from tests.unit.findings.cases import CASES
from tests.unit.findings.example import example_dossier
from tests.unit.findings.strategies import days
from tests.unit.findings.strategies import dossiers as random_dossiers

EXAMPLE = example_dossier()
dossiers = st.one_of(random_dossiers, st.sampled_from([dossier for dossier, _ in CASES]))
quick = settings(max_examples=120, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def _shuffled(dossier: DossierFacts, seed: int) -> DossierFacts:
    source = random.Random(seed)
    groups: dict[str, Any] = {f.name: getattr(dossier, f.name) for f in fields(dossier) if f.name != "agreement"}
    shuffled: dict[str, Any] = {name: tuple(source.sample(group, len(group))) for name, group in groups.items()}
    return replace(dossier, **shuffled)


@quick
@given(dossiers, days, st.integers())
def test_the_order_of_the_facts_changes_nothing(dossier: DossierFacts, as_of: date, seed: int) -> None:
    assert raise_findings(_shuffled(dossier, seed), as_of) == raise_findings(dossier, as_of)


@quick
@given(dossiers, days)
def test_a_run_is_ordered_unique_and_complete(dossier: DossierFacts, as_of: date) -> None:
    found = raise_findings(dossier, as_of)
    keys = [finding.key for finding in found]
    assert keys == sorted(set(keys))
    for finding in found:
        assert finding.agreement_id == "agreement"
        assert finding.evidence[0] == (finding.subject_kind, finding.subject_id)
        assert len(set(finding.evidence)) == len(finding.evidence)
        for text in (finding.explanation_nl, finding.explanation_en):
            assert text.endswith(".")
            assert not set("{}") & set(text)
            assert "None" not in text


@quick
@given(dossiers, days)
def test_the_same_facts_give_the_same_findings_again(dossier: DossierFacts, as_of: date) -> None:
    assert raise_findings(dossier, as_of) == raise_findings(dossier, as_of)


@quick
@given(dossiers, days)
def test_looking_at_a_day_twice_shows_no_more(dossier: DossierFacts, as_of: date) -> None:
    once = seen_on(dossier, as_of)
    assert seen_on(once, as_of) == once


@quick
@given(dossiers, days)
def test_what_is_decided_later_cannot_be_seen(dossier: DossierFacts, as_of: date) -> None:
    """Leaving out the decisions of later days changes no finding, but for what these had already changed elsewhere."""
    known = tuple(d for d in dossier.decisions if d.decided_on and d.decided_on.certainly_on_or_before(as_of))
    seen = seen_on(dossier, as_of)
    assert seen.decisions == tuple(d for d in known if d.status in {"decided", "revoked"})
    untouched = replace(dossier, mandates=(), allocations=(), envelopes=(), publications=())
    assert raise_findings(replace(untouched, decisions=known), as_of) == raise_findings(untouched, as_of)


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.dates(date(2026, 1, 1), date(2030, 1, 1)))
@settings(max_examples=100, deadline=None, database=None)
def test_a_cause_has_one_fingerprint_whatever_the_day(first: date, second: date) -> None:
    def by_cause(day: date) -> dict[tuple[FindingCode, str], str]:
        return {(f.code, f.subject_id): f.fingerprint for f in raise_findings(EXAMPLE, day)}

    earlier, later = by_cause(first), by_cause(second)
    assert {cause: earlier[cause] for cause in earlier if cause in later} == {
        cause: later[cause] for cause in later if cause in earlier
    }


# Once raised these only go away by a new fact: no day that passes changes what they rest on.
LASTING = {
    FindingCode.SIGNED_BEFORE_DECIDED,
    FindingCode.SIGNATORY_AUTHORITY_UNPROVEN,
    FindingCode.TERM_UNDETERMINED,
    FindingCode.AMOUNT_DOUBLE_COUNTED,
    FindingCode.SOURCE_CONFLICT,
    FindingCode.SIGNATORY_NOT_DESIGNATED,
}


@quick
@given(dossiers, days, st.integers(1, 400))
def test_a_lasting_cause_is_found_again_on_every_later_day(dossier: DossierFacts, as_of: date, more: int) -> None:
    def lasting(findings: list[Finding]) -> set[tuple[str, str, str, str]]:
        return {f.key for f in findings if f.code in LASTING}

    stable = replace(
        dossier,
        decisions=(),
        parties=tuple(replace(p, left_on=None, joined_on=None) for p in dossier.parties),
        signing_events=dossier.signing_events[:1],
    )
    later = as_of + timedelta(days=more)
    assert lasting(raise_findings(stable, as_of)) <= lasting(raise_findings(stable, later))


def _vague(interval: Interval | None) -> Interval | None:
    return None if interval is None else Interval(date(1900, 1, 1), date(2200, 12, 31))


ORDER_CODES = {
    FindingCode.PLANNED_SIGNING_BEFORE_DECISION,
    FindingCode.MANDATE_WINDOW_EMPTY,
    FindingCode.ACTIVITY_AFTER_END,
}


@quick
@given(dossiers, days)
def test_without_certain_days_nothing_is_said_about_order(dossier: DossierFacts, as_of: date) -> None:
    """R-003: an order that is undetermined gives no finding about before and after."""
    vague = replace(
        dossier,
        agreement=replace(dossier.agreement, ends_on=_vague(dossier.agreement.ends_on)),
        signing_events=tuple(
            replace(e, planned_on=_vague(e.planned_on), held_on=_vague(e.held_on)) for e in dossier.signing_events
        ),
        signatories=tuple(
            replace(
                s, signature=replace(s.signature, signed_on=_vague(s.signature.signed_on)) if s.signature else None
            )
            for s in dossier.signatories
        ),
        mandates=tuple(replace(m, valid_to=None) for m in dossier.mandates),
        terminations=(),
    )
    codes = {f.code for f in raise_findings(vague, as_of)}
    assert codes.isdisjoint(ORDER_CODES)
    assert FindingCode.SIGNED_BEFORE_DECIDED not in {
        f.code
        for f in raise_findings(
            replace(vague, signatories=tuple(s for s in vague.signatories if s.status != "signed_unauthorised")),
            as_of,
        )
    }


def _amounts(dossier: DossierFacts, change: Callable[[AllocationFacts], AllocationFacts]) -> DossierFacts:
    return replace(dossier, allocations=tuple(map(change, dossier.allocations)))


@quick
@given(dossiers, days)
def test_indications_never_exceed_anything(dossier: DossierFacts, as_of: date) -> None:
    only_indicative = _amounts(dossier, lambda a: replace(a, status="indicative"))
    codes = {f.code for f in raise_findings(only_indicative, as_of)}
    assert FindingCode.CEILING_EXCEEDED not in codes


def test_the_cases_reach_every_check() -> None:
    """The properties above would say little if the dossiers they look at were never wrong."""
    assert {f.code for dossier, as_of in CASES for f in raise_findings(dossier, as_of)} == set(FindingCode)
