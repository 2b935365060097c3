"""The state machines have exactly the transitions of the domain, section 3: no other exists."""

from typing import Any

import pytest

from app.agreements.rules import AgreementStatus, SigningEventStatus
from app.decisions.rules import DecisionStatus, MandateStatus
from app.kit.codelists import CodeList
from app.kit.domain import RecordingMode
from app.lifecycle.agreement_machine import AGREEMENT_MACHINE
from app.lifecycle.decision_machine import DECISION_MACHINE, SIGNING_EVENT_MACHINE, SigningEventSituation
from app.lifecycle.machine import Machine
from app.lifecycle.mandate_machine import MANDATE_MACHINE
from app.lifecycle.signatory_machine import SIGNATORY_MACHINE
from app.parties.rules import SignatoryStatus
from tests.unit.findings.sound import with_agreement
from tests.unit.lifecycle.dossiers import PROVEN, agreement_situation, signatory_situation

Ways = set[tuple[str, str, str]]


def ways(text: str) -> Ways:
    """Read lines of `from, from -> to: name`."""
    found = set()
    for line in text.strip().splitlines():
        sources, _, rest = line.strip().partition(" -> ")
        target, _, name = rest.partition(": ")
        found |= {(source, target, name) for source in sources.split(", ")}
    return found


RECORDED = ("signed", "in_force", "expired", "terminated")
AGREEMENT = ways(
    """
    draft -> negotiating: submit
    negotiating -> draft: return_to_draft
    negotiating -> in_decision: freeze_text
    in_decision, approved, in_signing -> negotiating: reopen
    in_decision -> approved: approve
    approved -> in_signing: open_signing
    in_decision -> in_signing: open_signing_under_reservation
    in_signing -> approved: reset
    in_signing -> signed: complete_signing
    signed -> in_signing: resume_signing
    signed -> in_force: enter_into_force
    in_force -> expired: expire
    in_force -> terminated: terminate
    in_force -> superseded: supersede
    draft, negotiating, in_decision, approved, in_signing -> withdrawn: withdraw
    signed, in_force -> annulled: annul
    """
) | {(source, to, f"record_{to}") for to in RECORDED for source in AgreementStatus if source.value != to}
# That the text changed voids a signature (signed -> voided); it happens with the agreement's reset or reopen, and that
# a signature was set without authority is told by how it is recorded: both are no request of their own.
SIGNATORY = ways(
    """
    not_designated -> designated: designate
    voided -> designated: designate
    designated -> authority_verified: verify_authority
    designated, authority_verified -> declined: decline
    designated, authority_verified, ratification_refused -> replaced: replace
    authority_verified -> signed: sign
    designated, authority_verified -> signed_under_reservation: sign_under_reservation
    signed_under_reservation -> signed: fulfil_reservation
    signed_under_reservation -> voided: void_reserved
    signed_unauthorised -> ratified: ratify
    signed_unauthorised -> ratification_refused: refuse_ratification
    """
)
DECISION = ways(
    """
    proposed -> scheduled: schedule
    scheduled -> decided: decide
    decided -> revoked: revoke
    """
)
SIGNING_EVENT = ways(
    """
    planned -> held: hold
    planned -> postponed: postpone
    planned -> cancelled: cancel
    postponed -> planned: replan
    """
)
MANDATE = ways(
    """
    proposed -> granted: grant
    granted -> active: activate
    active -> exhausted: exhaust
    active -> expired: expire
    granted, active -> revoked: revoke
    proposed, granted, active -> lapsed: lapse
    """
)
MACHINES: dict[str, tuple[Machine[Any], Ways, type[CodeList]]] = {
    "agreement": (AGREEMENT_MACHINE, AGREEMENT, AgreementStatus),
    "signatory": (SIGNATORY_MACHINE, SIGNATORY, SignatoryStatus),
    "decision": (DECISION_MACHINE, DECISION, DecisionStatus),
    "mandate": (MANDATE_MACHINE, MANDATE, MandateStatus),
    "signing event": (SIGNING_EVENT_MACHINE, SIGNING_EVENT, SigningEventStatus),
}


@pytest.mark.parametrize("kind", MACHINES)
def test_the_transitions_are_those_of_the_domain_and_no_other(kind: str):
    machine, expected, statuses = MACHINES[kind]
    found = {(source, t.target, name) for name, t in machine.transitions.items() for source in t.sources}
    assert found == expected
    assert {status for source, target, _ in found for status in (source, target)} <= {s.value for s in statuses}


def test_a_state_a_transition_does_not_start_from_blocks_it_in_every_mode():
    situation = agreement_situation()
    for name, transition in AGREEMENT_MACHINE.transitions.items():
        for status in {s.value for s in AgreementStatus} - transition.sources:
            verdict = AGREEMENT_MACHINE.judge(name, status, situation)
            for mode in RecordingMode:
                assert verdict.violations(mode)[0].problem.slug == "invalid-transition", (name, status)


def test_what_is_only_recorded_from_a_source_is_refused_otherwise():
    for name in ("record_signed", "record_in_force", "record_expired", "record_terminated"):
        verdict = AGREEMENT_MACHINE.judge(name, "draft", agreement_situation())
        assert verdict.violations(RecordingMode.WORKFLOW)[0].problem.slug == "invalid-transition"
        assert verdict.is_possible(RecordingMode.HISTORIC)


def test_a_signature_of_the_past_may_come_before_its_authority_was_verified():
    for name, earlier in (
        ("sign", "not_designated"),
        ("sign", "designated"),
        ("sign_under_reservation", "designated"),
    ):
        verdict = SIGNATORY_MACHINE.judge(name, earlier, signatory_situation("municipality"))
        assert verdict.is_possible(RecordingMode.HISTORIC)


@pytest.mark.parametrize("status", ["signed", "signed_under_reservation", "signed_unauthorised", "ratified"])
def test_nobody_signs_twice(status: str):
    for name in ("sign", "sign_under_reservation"):
        verdict = SIGNATORY_MACHINE.judge(name, status, signatory_situation("municipality"))
        for mode in RecordingMode:
            assert verdict.violations(mode)[0].problem.slug == "already-signed"


def test_r_026_r_027_r_065_an_event_asks_only_that_the_agreement_has_not_ended():
    running, ended = (
        SigningEventSituation(agreement_situation(with_agreement(PROVEN, status=status)).x)
        for status in ("in_signing", "expired")
    )
    for name, transition in SIGNING_EVENT_MACHINE.transitions.items():
        for source in transition.sources:
            assert SIGNING_EVENT_MACHINE.judge(name, source, running).is_possible(RecordingMode.WORKFLOW)
            afterwards = SIGNING_EVENT_MACHINE.judge(name, source, ended).violations(RecordingMode.WORKFLOW)
            assert [found.problem.slug for found in afterwards] == ([] if name == "cancel" else ["agreement-expired"])
            assert SIGNING_EVENT_MACHINE.judge(name, source, ended).is_possible(RecordingMode.HISTORIC)
    assert SIGNING_EVENT_MACHINE.transitions["replan"].needs == ("plannedOn",)
