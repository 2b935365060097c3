"""Each change that time makes: on its day, as a command of the register itself, and only when it is certain (D11)."""

from typing import Any
from uuid import UUID

import pytest

from app.agreements.rules import AgreementRelationKind
from app.agreements.rules import AgreementStatus as A
from app.agreements.schemas import AgreementRelationCreate
from app.agreements.service import AGREEMENTS
from app.decisions.rules import Body, DecisionKind, DecisionOutcome, DecisionStatus, HolderKind, PhaseLimit
from app.decisions.rules import MandateStatus as M
from app.decisions.schemas import DecisionPointCreate
from app.decisions.service import DECISIONS, MANDATES
from app.documents.rules import DocumentKind
from app.documents.service import DOCUMENTS
from app.funding.rules import AllocationStatus, AmountCertainty, AmountQualifier, CeilingStatus
from app.funding.service import ALLOCATIONS, FUNDING_ENVELOPES
from app.funding.shapes import Statement
from app.lifecycle.rules import TerminationKind
from app.lifecycle.service import TERMINATIONS
from app.organisations.rules import FunctionKind, HolderRole, OrganisationKind
from app.organisations.service import OFFICE_HOLDINGS, ROLE_ASSIGNMENTS
from app.parties.rules import SignatoryStatus as S
from tests.factories.representations import assert_stored_equals_rendered
from tests.service.day.register import Register, histories, when


async def test_r_065_an_agreement_expires_the_day_after_its_last(register: Register):
    agreement = await register.agreement(ends_on="2026-11-24", effective_on="2024-01-01")
    await register.turn("2026-11-24")
    assert await register.changes() == []
    await register.turn("2026-11-25")
    row = await register.row(AGREEMENTS, agreement)
    assert (row.status, row.version) == (A.EXPIRED, 2)
    assert await histories(register, agreement) == [("in_force", "2024-01-01"), ("expired", "2026-11-25")]
    assert await register.changes() == [("agreement.expire", agreement)]
    (reason,) = await register.reasons(agreement)
    assert reason.startswith("R-065")
    assert "2026-11-25" in reason
    assert (await assert_stored_equals_rendered(register.targets))["agreement"] == 1


async def test_the_register_itself_acts_and_takes_nobodys_record_away(register: Register):
    agreement = await register.agreement(ends_on="2026-11-24")
    await register.turn("2026-11-25")
    (entry,) = await register.query("SELECT * FROM journal WHERE command = 'agreement.expire'")
    actor = ("urn:convenant:register", "register", "register", None)
    assert (entry["issuer"], entry["subject"], entry["actor_name"], entry["organisation_id"]) == actor
    assert entry["agreement_id"] == agreement
    recorder = (await register.row(AGREEMENTS, agreement)).recorded_by
    assert (recorder.name, recorder.organisation_id) == ("register", register.organisation)


@pytest.mark.parametrize(
    ("ends_on", "not_yet", "then", "since"),
    [
        ("2026-11", "2026-11-30", "2026-12-01", "2026-12-01"),
        ("2026", "2026-12-31", "2027-01-01", "2027-01-01"),
        ("?", "2027-01-01", None, None),
        (None, "2027-01-01", None, None),
    ],
)
async def test_r_003_an_end_that_may_still_come_ends_nothing(
    register: Register, ends_on: str | None, not_yet: str, then: str | None, since: str | None
):
    agreement = await register.agreement(ends_on=ends_on)
    await register.turn(not_yet)
    assert await register.changes() == []
    if then is not None:
        await register.turn(then)
        assert (await histories(register, agreement))[-1] == ("expired", since)


@pytest.mark.parametrize(
    ("status", "facts"),
    [
        (A.IN_FORCE, {"is_indefinite": True}),
        (A.SIGNED, {}),
        (A.TERMINATED, {}),
        (A.IN_SIGNING, {"effective_on": "2026-01-01"}),
    ],
)
async def test_what_is_not_in_force_for_a_term_does_not_expire(register: Register, status: A, facts: dict[str, Any]):
    agreement = await register.agreement(status, ends_on="2026-11-24", **facts)
    await register.turn("2026-12-01")
    assert (await register.row(AGREEMENTS, agreement)).status is status
    assert await register.changes() == []


async def test_a_history_that_contradicts_the_end_is_left_alone(register: Register):
    agreement = await register.agreement(ends_on="2026-11-24", effective_on=None)
    await register.query(
        "UPDATE agreement_status_period SET since = $1 WHERE agreement_id = $2",
        '{"value": "2027-03-01", "precision": "day", "source_text": null}',
        agreement,
    )
    await register.turn("2027-04-01")
    assert await register.changes() == []


async def test_r_066a_an_agreement_is_renewed_and_does_not_expire(register: Register):
    agreement = await register.agreement(ends_on="2026-11-24", tacit_renewal_months=12)
    await register.turn("2026-11-25")
    row = await register.row(AGREEMENTS, agreement)
    assert (row.status, row.ends_on, row.version) == (A.IN_FORCE, when("2027-11-24"), 2)
    assert await register.changes() == [("agreement.renew", agreement)]
    await register.turn("2027-11-24")
    assert len(await register.changes()) == 1
    await register.turn("2027-11-25")
    assert (await register.row(AGREEMENTS, agreement)).ends_on == when("2028-11-24")
    assert await histories(register, agreement) == [("in_force", None)]


async def test_r_066a_an_end_that_cannot_move_as_precisely_as_it_is_known_stays(register: Register):
    agreement = await register.agreement(ends_on="2025", tacit_renewal_months=18)
    await register.turn("2026-11-25")
    row = await register.row(AGREEMENTS, agreement)
    assert (row.status, row.ends_on) == (A.IN_FORCE, when("2025"))


async def signed(register: Register, second: S = S.SIGNED, **facts: Any) -> UUID:
    """An agreement of two parties that signed on 1 November; the second one's signature may be worth less."""
    given = {"status": A.SIGNED, "concluded_on": "2026-11-01", **facts}
    agreement = await register.agreement(**given)
    await register.party(agreement, register.organisation, "2026-11-01")
    partner = await register.other_organisation(f"partner-{agreement}")
    await register.party(agreement, partner, "2026-11-01", second)
    return agreement


async def test_r_063_a_signed_agreement_enters_into_force_on_its_day(register: Register):
    agreement = await signed(register, effective_on="2026-11-25")
    await register.turn("2026-11-24")
    assert await register.changes() == []
    await register.turn("2026-11-25")
    assert await histories(register, agreement) == [("signed", "2026-11-01"), ("in_force", "2026-11-25")]
    assert await register.changes() == [("agreement.enter_into_force", agreement)]
    assert (await assert_stored_equals_rendered(register.targets))["agreement"] == 1


async def test_since_when_it_is_in_force_stays_as_precise_as_its_source(register: Register):
    agreement = await signed(register, effective_on="2026-12")
    await register.turn("2026-12-30")
    assert await register.changes() == []
    await register.turn("2026-12-31")
    assert await histories(register, agreement) == [("signed", "2026-11-01"), ("in_force", "2026-12")]


@pytest.mark.parametrize("status", [S.SIGNED_UNDER_RESERVATION, S.SIGNED_UNAUTHORISED, S.VOIDED, S.DESIGNATED])
async def test_r_063_a_signature_that_does_not_bind_keeps_it_out_of_force(register: Register, status: S):
    agreement = await signed(register, status, effective_on="2026-11-25")
    await register.turn("2026-11-26")
    assert (await register.row(AGREEMENTS, agreement)).status is A.SIGNED


@pytest.mark.parametrize(("decided_on", "then"), [("2026-11-10", A.SIGNED), ("2026-11-01", A.IN_FORCE)])
async def test_r_022_signed_before_the_decision_it_is_not_in_force(register: Register, decided_on: str, then: A):
    agreement = await register.agreement(A.SIGNED, effective_on="2026-11-25")
    await register.party(agreement, register.organisation, "2026-11-01")
    town = await register.other_organisation("stad", kind=OrganisationKind.MUNICIPALITY)
    await register.party(agreement, town, "2026-11-01")
    point = DecisionPointCreate(
        kind=DecisionKind.ENTER_INTO_AGREEMENT, outcome=DecisionOutcome.CONFORM, agreement_id=agreement
    )
    await register.record(
        DECISIONS,
        organisation_id=town,
        body=Body.MUNICIPAL_EXECUTIVE,
        status=DecisionStatus.DECIDED,
        decided_on=decided_on,
        points=(point,),
    )
    await register.turn("2026-11-25")
    assert (await register.row(AGREEMENTS, agreement)).status is then


async def end(register: Register, agreement: UUID, effective_on: str, **facts: Any) -> UUID:
    """Record an end of an agreement; by notice where nothing else is said."""
    letter = await register.record(DOCUMENTS, kind=DocumentKind.EVIDENCE, title="Opzegging", available=False)
    given = {"kind": TerminationKind.NOTICE, "ground": "Opgezegd.", "document_id": letter, **facts}
    return await register.record(TERMINATIONS, agreement_id=agreement, effective_on=effective_on, **given)


async def test_r_067_an_agreement_is_terminated_the_day_after_the_last_its_notice_sets(register: Register):
    agreement = await signed(register, status=A.IN_FORCE)
    await end(register, agreement, "2026-11-26")
    await register.turn("2026-11-26")
    assert await register.changes() == []
    await register.turn("2026-12-15")
    assert (await histories(register, agreement))[-1] == ("terminated", "2026-11-27")
    assert await register.changes() == [("agreement.terminate", agreement)]


async def test_r_068_with_one_party_left_an_agreement_is_terminated(register: Register):
    agreement = await signed(register, status=A.IN_FORCE)
    third = await register.party(agreement, await register.other_organisation("derde"), "2026-11-01")
    (first, second) = [
        row["id"]
        for row in await register.query(
            "SELECT id FROM party WHERE agreement_id = $1 AND id <> (SELECT party_id FROM signatory WHERE id = $2)",
            agreement,
            third,
        )
    ]
    await end(register, agreement, "2026-11-25", kind=TerminationKind.WITHDRAWAL, party_id=first)
    await end(register, agreement, "2026-11-27", kind=TerminationKind.WITHDRAWAL, party_id=second)
    await register.turn("2026-11-27")
    assert await register.changes() == []
    await register.turn("2026-11-28")
    assert (await histories(register, agreement))[-1] == ("terminated", "2026-11-28")


async def test_an_agreement_is_superseded_on_the_day_its_successor_enters_into_force(register: Register):
    older = await signed(register, status=A.IN_FORCE)
    partner = (
        await register.query(
            "SELECT organisation_id FROM party WHERE agreement_id = $1 AND organisation_id <> $2",
            older,
            register.organisation,
        )
    )[0]["organisation_id"]
    relation = AgreementRelationCreate(kind=AgreementRelationKind.SUPERSEDES, to_agreement_id=older)
    newer = await register.agreement(A.SIGNED, effective_on="2026-11-26", relations=(relation,))
    for organisation in (register.organisation, partner):
        await register.party(newer, organisation, "2026-11-20")
    # Each party said so itself; what others say of it ends nothing.
    await register.turn("2026-11-25")
    await register.query(
        "UPDATE signatory SET recorded_by = recorded_by || '{\"organisation_id\": null}' WHERE agreement_id = $1"
        " RETURNING id",
        newer,
    )
    # Nobody served for some days: each still gets its own day.
    await register.turn("2026-12-15")
    assert (await histories(register, newer))[-1] == ("in_force", "2026-11-26")
    assert (await histories(register, older))[-1] == ("superseded", "2026-11-26")
    assert await register.changes() == [("agreement.enter_into_force", newer), ("agreement.supersede", older)]


async def test_what_began_and_ended_while_nobody_served_did_so_on_its_own_days(register: Register):
    agreement = await signed(register, effective_on="2026-11-25", ends_on="2026-11-28")
    mode = "workflow"
    await register.query("UPDATE agreement SET recording_mode = $1 WHERE id = $2", mode, agreement)
    await register.turn("2026-12-15")
    assert (await histories(register, agreement))[1:] == [("in_force", "2026-11-25"), ("expired", "2026-11-29")]
    # Each was a step of the turn, that says why and on which legal day.
    entered, expired = await register.reasons(agreement)
    assert (entered[:5], "2026-11-25" in entered) == ("R-062", True)
    assert (expired[:5], "2026-11-29" in expired) == ("R-065", True)


NOTICES: dict[str, tuple[dict[str, Any], tuple[A, str | None]]] = {
    "in time": ({"effective_on": "2026-11-24", "notice_received_on": "2026-08-24"}, (A.TERMINATED, "2026-11-24")),
    "in time, for a later day": (
        {"effective_on": "2026-12-31", "notice_received_on": "2026-08-24"},
        (A.EXPIRED, "2026-11-24"),
    ),
    "too late": ({"effective_on": "2027-02-25", "notice_received_on": "2026-11-20"}, (A.IN_FORCE, "2027-11-24")),
    "perhaps in time": ({"effective_on": "2027-02-25", "notice_received_on": "2026"}, (A.IN_FORCE, "2026-11-24")),
}


@pytest.mark.parametrize(("notice", "expected"), NOTICES.values(), ids=NOTICES)
async def test_r_066a_an_agreement_is_not_renewed_when_notice_was_received_in_time(
    register: Register, notice: dict[str, Any], expected: tuple[A, str | None]
):
    agreement = await signed(
        register, status=A.IN_FORCE, ends_on="2026-11-24", tacit_renewal_months=12, notice_period_months=3
    )
    await end(register, agreement, **notice)
    await register.turn("2026-11-25")
    row = await register.row(AGREEMENTS, agreement)
    assert (row.status, row.ends_on) == (expected[0], when(expected[1]))


async def test_one_day_may_ask_for_several_changes_each_with_its_own_version(register: Register):
    agreement = await signed(register, effective_on="2026-11-02", ends_on="2026-11-20")
    await register.turn("2026-11-25")
    assert await register.changes() == [("agreement.enter_into_force", agreement), ("agreement.expire", agreement)]
    assert await histories(register, agreement) == [
        ("signed", "2026-11-01"),
        ("in_force", "2026-11-02"),
        ("expired", "2026-11-21"),
    ]
    assert (await register.row(AGREEMENTS, agreement)).version == 3


async def office(register: Register, **facts: Any) -> tuple[UUID, UUID]:
    """Somebody in an office of the organisation: the person and the office."""
    person = await register.person()
    facts = {"function_kind": FunctionKind.ALDERMAN, "organisation_id": register.organisation, **facts}
    return person, await register.record(OFFICE_HOLDINGS, person_id=person, **facts)


async def test_a_mandate_expires_after_its_last_day(register: Register):
    person, _ = await office(register)
    mandate = await register.mandate(person_id=person, valid_from="2025-01-01", valid_to="2026-11-24")
    await register.turn("2026-11-24")
    assert await register.changes() == []
    await register.turn("2026-11-25")
    assert (await register.row(MANDATES, mandate)).status is M.EXPIRED
    (reason,) = await register.reasons(mandate)
    assert "2026-11-25" in reason


async def test_a_granted_mandate_starts_when_its_person_is_in_office(register: Register):
    person, _ = await office(register, valid_from="2022-06-01")
    stranger = await register.person()
    mandates = {
        "inside": await register.mandate(status=M.GRANTED, person_id=person, valid_from="2026-11-25"),
        "outside": await register.mandate(status=M.GRANTED, person_id=stranger, valid_from="2026-11-25"),
        "later": await register.mandate(status=M.GRANTED, person_id=person, valid_from="2026-12"),
        "proposed": await register.mandate(status=M.PROPOSED, person_id=person, valid_from="2026-11-25"),
    }
    await register.turn("2026-11-25")
    assert await register.changes() == [("mandate.activate", mandates["inside"])]
    await register.turn("2026-12-31")
    assert (await register.changes())[1:] == [("mandate.activate", mandates["later"])]


async def test_r_033_a_mandate_of_a_role_starts_once_somebody_has_the_role(register: Register):
    agreement = await register.agreement(A.IN_DECISION)
    facts = {
        "status": M.GRANTED,
        "holder_kind": HolderKind.ROLE,
        "holder_role": HolderRole.PORTFOLIO_HOLDER,
        "valid_from": "2026-03-23",
        "subject_agreement_id": agreement,
    }
    mandate = await register.mandate(**facts)
    general = await register.mandate(**facts | {"subject_agreement_id": None})
    await register.turn("2026-11-25")
    assert await register.changes() == []
    _, holding = await office(register)
    await register.record(
        ROLE_ASSIGNMENTS,
        role=HolderRole.PORTFOLIO_HOLDER,
        agreement_id=agreement,
        organisation_id=register.organisation,
        office_holding_id=holding,
        valid_from="2026-11-20",
    )
    await register.turn("2026-11-26")
    # A general mandate is held by whoever has the role for the agreement that an act is about.
    assert await register.changes() == [("mandate.activate", mandate), ("mandate.activate", general)]
    assert "2026-11-20" in (await register.reasons(mandate))[0]


async def test_a_mandate_of_a_function_starts_once_somebody_holds_the_function(register: Register):
    mandate = await register.mandate(
        status=M.GRANTED,
        holder_kind=HolderKind.FUNCTION,
        function_kind=FunctionKind.SECRETARY,
        valid_from="2026-03-23",
    )
    await office(register)
    await register.turn("2026-11-25")
    assert await register.changes() == []
    await office(register, function_kind=FunctionKind.SECRETARY, valid_to="2026-11-25")
    await register.turn("2026-11-26")
    assert await register.changes() == []
    await office(register, function_kind=FunctionKind.SECRETARY)
    await register.turn("2026-11-27")
    assert await register.changes() == [("mandate.activate", mandate)]


async def test_r_042_a_mandate_lapses_when_its_person_left_office_and_takes_sub_mandates_along(register: Register):
    person, _ = await office(register, valid_from="2022-06-01", valid_to="2026-11-24")
    other, _ = await office(register, valid_from="2022-06-01")
    passed_on = {"valid_from": "2026-03-23", "sub_mandate_allowed": True}
    parent = await register.mandate(person_id=person, **passed_on)
    child = await register.mandate(person_id=other, parent_mandate_id=parent, **passed_on)
    grandchild = await register.mandate(
        person_id=other, valid_from="2027-01-01", parent_mandate_id=child, status=M.GRANTED
    )
    unrelated = await register.mandate(person_id=other, valid_from="2026-03-23")
    await register.turn("2026-11-24")
    assert await register.changes() == []
    await register.turn("2026-11-25")
    lapsed = [("mandate.lapse", found) for found in (parent, child, grandchild)]
    assert await register.changes() == lapsed
    assert (await register.row(MANDATES, unrelated)).status is M.ACTIVE
    assert (await register.reasons(parent))[0].startswith("R-042")
    assert (await register.reasons(grandchild))[0].startswith("R-037")


@pytest.mark.parametrize(
    ("status", "limit", "is_over"),
    [
        (A.IN_SIGNING, PhaseLimit.UNTIL_SIGNING, False),
        (A.SIGNED, PhaseLimit.UNTIL_SIGNING, True),
        (A.IN_FORCE, PhaseLimit.UNTIL_SIGNING, True),
        (A.IN_FORCE, PhaseLimit.DURING_TERM, False),
        (A.TERMINATED, PhaseLimit.DURING_TERM, True),
        (A.TERMINATED, None, False),
    ],
)
async def test_r_041_a_mandate_is_used_up_when_the_phase_of_the_agreement_is_over(
    register: Register, status: A, limit: PhaseLimit | None, is_over: bool
):
    person, _ = await office(register)
    agreement = await register.agreement(status)
    mandate = await register.mandate(
        person_id=person, subject_agreement_id=agreement, valid_from="2025-01-01", phase_limit=limit
    )
    await register.turn("2026-11-25")
    assert await register.changes() == ([("mandate.exhaust", mandate)] if is_over else [])


async def test_r_041_a_mandate_for_the_term_is_used_up_when_the_agreement_expires(register: Register):
    person, _ = await office(register)
    agreement = await register.agreement(ends_on="2026-11-24")
    facts = {"person_id": person, "subject_agreement_id": agreement, "valid_from": "2025-01-01"}
    mandate = await register.mandate(**facts, phase_limit=PhaseLimit.DURING_TERM)
    await register.turn("2026-11-25")
    assert await register.changes() == [("agreement.expire", agreement), ("mandate.exhaust", mandate)]
    assert "2026-11-25" in (await register.reasons(mandate))[0]


async def test_money_that_was_only_expected_lapses_with_the_period_of_its_envelope(register: Register):
    firm = Statement(amount_cents=100, certainty=AmountCertainty.FIRM, qualifier=AmountQualifier.EXACT)
    envelope = await register.record(
        FUNDING_ENVELOPES,
        provider_organisation_id=register.organisation,
        statement=firm.model_copy(update={"amount_cents": 1000}),
        ceiling_status=CeilingStatus.ADOPTED,
        period_from="2026",
        period_to="2026",
    )
    facts: dict[str, Any] = {"envelope_id": envelope, "statement": firm}
    reserved = await register.record(ALLOCATIONS, status=AllocationStatus.RESERVED, **facts)
    expected = await register.record(ALLOCATIONS, status=AllocationStatus.INDICATIVE, **facts)
    applied = await register.record(ALLOCATIONS, status=AllocationStatus.RESERVED, applied_on="2026-11-01", **facts)
    await register.turn("2026-12-31")
    assert await register.changes() == []
    await register.turn("2027-01-01")
    assert await register.changes() == [("allocation.lapse", reserved), ("allocation.lapse", expected)]
    assert (await register.row(ALLOCATIONS, applied)).status is AllocationStatus.RESERVED
    kept_by = (await register.row(ALLOCATIONS, reserved)).recorded_by
    assert kept_by.organisation_id == register.organisation
    assert (await assert_stored_equals_rendered(register.targets))["allocation"] == 3
