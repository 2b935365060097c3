"""Kept findings follow the day: what a new day raises or resolves is kept although nobody touched the dossier."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from app.agreements.rules import AgreementStatus, FollowUpKind, FollowUpStatus, SigningEventStatus
from app.agreements.service import FOLLOW_UPS, SIGNING_EVENTS
from app.day import keeper as keeping
from app.day import repository, service
from app.day.rules import DATED_FACTS
from app.day.service import Batch, Stage, examine_further
from app.decisions.rules import Body, DecisionKind, DecisionStatus, MandateStatus
from app.decisions.schemas import DecisionPointCreate
from app.decisions.service import DECISIONS
from app.kit.config import Settings
from app.kit.database import Database, Targets
from app.kit.work import Work
from app.operations import EXAMPLE_DOSSIER, load_dossier
from app.organisations.rules import FunctionKind, HolderRole
from app.organisations.service import OFFICE_HOLDINGS, ROLE_ASSIGNMENTS
from app.parties.rules import SignatoryStatus
from app.programmes.service import PROGRAMMES
from tests.factories.clocks import SetClock
from tests.service.day.register import Register, followed

ONE_DAY = timedelta(days=1)


async def announced(register: Register, due_on: str) -> UUID:
    """An agreement with a press release announced for a day; returns the press release."""
    agreement = await register.agreement(AgreementStatus.IN_DECISION, is_indefinite=True)
    return await register.record(
        FOLLOW_UPS,
        agreement_id=agreement,
        kind=FollowUpKind.PRESS_RELEASE,
        status=FollowUpStatus.PLANNED,
        due_on=due_on,
    )


async def kept(register: Register) -> dict[UUID, str]:
    """The findings about announced follow-ups, by what they are about."""
    rows = await register.query("SELECT subject_id, status FROM finding WHERE code = 'F-019'")
    return {row["subject_id"]: row["status"] for row in rows}


async def test_f_019_a_finding_of_a_new_day_is_kept_without_a_command(register: Register):
    due, due_later = await announced(register, "2026-11-24"), await announced(register, "2026-11-27")
    assert await kept(register) == {}
    await register.turn("2026-11-25")
    assert await kept(register) == {due: "open"}
    (entry,) = await register.query("SELECT command, subject FROM journal WHERE resource_kind = 'finding'")
    assert tuple(entry) == ("day.turn", "register")
    # After days without anybody, the findings are those of the present day.
    await register.turn("2026-12-01")
    assert await kept(register) == {due: "open", due_later: "open"}


async def test_the_example_dossier_stays_what_its_source_says(targets: Targets, settings: Settings):
    clock = SetClock("2026-11-24")
    await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes(), clock=clock)
    async with Database.opened(targets, settings) as database:
        register = Register(targets, settings, database, clock)
        for day in ("2026-11-24", "2026-11-25", "2027-01-01", "2027-12-31"):
            await register.turn(day)
        assert await register.changes() == []
        assert await register.query("SELECT 1 FROM journal WHERE subject = 'register'") == []
        statuses = await register.query(
            "SELECT status FROM agreement UNION ALL SELECT status FROM mandate ORDER BY 1"
        )
        assert [row["status"] for row in statuses] == ["granted", "in_decision", "signed"]


async def test_examining_shares_the_work_and_continues_where_it_stopped(
    register: Register, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(service, "DOSSIERS_AT_ONCE", 3)
    monkeypatch.setattr(keeping, "CHANGES_AT_ONCE", 2)
    due = [await announced(register, "2026-11-24") for _ in range(8)]
    batches = 0

    async def lost(work: Work) -> None:
        nonlocal batches
        batches += 1
        if batches == 3:
            raise RuntimeError("lost")

    register.clock.set("2026-11-25")
    async with register.keeper(lost) as keeper:
        await keeper.turned()
        await followed(keeper)
    assert await kept(register) == dict.fromkeys(due, "open")
    (progress,) = await register.query("SELECT turned_on, examined_on, step, after FROM legal_day")
    assert tuple(progress) == (date(2026, 11, 25), date(2026, 11, 25), None, None)


async def test_a_turn_that_begins_meanwhile_goes_first_and_both_days_are_examined(
    register: Register, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(service, "DOSSIERS_AT_ONCE", 1)
    due = [await announced(register, day) for day in ("2026-11-24", "2026-11-25", "2026-11-24")]
    register.clock.set("2026-11-25")
    writer = register.writer()
    keeper = register.keeper()
    async with keeper:
        await keeper._repeated(lambda batch, work: service.turn_further(date(2026, 11, 25), batch, work))
        # One batch of examining, and then it is midnight.
        await writer.run(keeper._command(), lambda work: examine_further(Batch(25, set(), []), work))
        register.clock.set("2026-11-26")
        await keeper.turned()
        await followed(keeper)
    assert await kept(register) == dict.fromkeys(due, "open")


async def test_what_examines_leaves_the_progress_of_a_turn_alone(register: Register):
    await announced(register, "2026-11-24")
    await register.query("UPDATE legal_day SET turned_on = '2026-11-25', step = 'expire', after = gen_random_uuid()")
    (before,) = await register.query("SELECT * FROM legal_day")
    command = register.keeper()._command()
    stage = await register.writer().run(command, lambda work: examine_further(Batch(25, set(), []), work))
    assert stage is Stage.DONE
    assert await register.query("SELECT * FROM legal_day") == [before]
    assert await kept(register) == {}


async def test_findings_that_come_or_go_with_a_change_are_kept_with_it(register: Register):
    agreement = await register.agreement(ends_on="2026-11-24")
    await register.party(agreement, register.organisation, None, SignatoryStatus.DESIGNATED)
    not_resolved = "SELECT code FROM finding WHERE agreement_id = $1 AND status <> 'resolved'"
    assert [row["code"] for row in await register.query(not_resolved, agreement)] == ["F-008"]
    register.clock.set("2026-11-25")
    async with register.keeper() as keeper:
        await keeper.turned()
        # Not in the background: whoever reads the new status reads what follows from it.
        assert await register.query(not_resolved, agreement) == []
    entries = await register.query(
        "SELECT command, resource_kind FROM journal WHERE subject = 'register' ORDER BY seq"
    )
    assert [entry["command"] for entry in entries] == ["agreement.expire", "finding.refresh"]
    assert [entry["resource_kind"] for entry in entries] == ["agreement", "finding"]


DAY = date(2027, 3, 10)


async def dossier_with_everything(register: Register) -> dict[str, UUID]:
    """A dossier with one record of every kind that has a date in it, and without any date; returns them by kind."""
    organisation = register.organisation
    programme = await register.record(PROGRAMMES, name="Wijken", owner_organisation_id=organisation)
    agreement = await register.agreement(AgreementStatus.IN_DECISION, programme_id=programme)
    await register.party(agreement, organisation, None, SignatoryStatus.DESIGNATED)
    person = await register.person()
    office = {"person_id": person, "organisation_id": organisation, "function_kind": FunctionKind.ALDERMAN}
    signs, fills = [await register.record(OFFICE_HOLDINGS, **office) for _ in range(2)]
    (signatory,) = await register.query("UPDATE signatory SET office_holding_id = $1 RETURNING id, party_id", signs)
    role = {"role": HolderRole.PORTFOLIO_HOLDER, "organisation_id": organisation, "valid_from": "?"}
    point = DecisionPointCreate(kind=DecisionKind.ENTER_INTO_AGREEMENT, agreement_id=agreement)
    decision = {"organisation_id": organisation, "body": Body.MUNICIPAL_EXECUTIVE, "points": (point,)}
    event = {"agreement_id": agreement, "status": SigningEventStatus.PLANNED, "planned_on": "?"}
    follow_up = {"kind": FollowUpKind.EVALUATION, "status": FollowUpStatus.PLANNED}
    return {
        "agreement": agreement,
        "party": signatory["party_id"],
        "signatory": signatory["id"],
        "office_holding of a signatory": signs,
        "office_holding of a role": fills,
        "role_assignment for an agreement": await register.record(
            ROLE_ASSIGNMENTS, agreement_id=agreement, office_holding_id=fills, **role
        ),
        "role_assignment for a programme": await register.record(
            ROLE_ASSIGNMENTS, programme_id=programme, office_holding_id=fills, **role
        ),
        "signing_event": await register.record(SIGNING_EVENTS, **event),
        "follow_up": await register.record(FOLLOW_UPS, agreement_id=agreement, **follow_up),
        "decision": await register.record(DECISIONS, status=DecisionStatus.SCHEDULED, **decision),
        "mandate": await register.mandate(
            subject_agreement_id=agreement, person_id=person, status=MandateStatus.REVOKED
        ),
    }


async def test_every_date_in_a_dossier_has_it_examined_on_its_days(register: Register):
    records = await dossier_with_everything(register)
    other = await register.agreement(AgreementStatus.IN_DECISION)
    async with AsyncSession(register.database.engine) as session:
        for name, record in records.items():
            kind = name.partition(" ")[0]
            for column, terms in DATED_FACTS[kind].items():
                (kept,) = await register.query(f"SELECT {column} FROM {kind} WHERE id = $1", record)
                change = f"UPDATE {kind} SET {column} = $1::jsonb WHERE id = $2"
                await register.query(
                    change, '{"value": "2027-03-10", "precision": "day", "source_text": null}', record
                )
                found = set()
                for number in range(-20, 40):
                    day = DAY + number * ONE_DAY
                    ids = [records["agreement"], other]
                    concerned = await repository.dossiers_of_days(session, ids, day - ONE_DAY, day)
                    assert other not in concerned
                    found |= {number} if concerned else set()
                assert found == {term + after for term in (0, *terms) for after in (0, 1)}, (name, column)
                await register.query(change, kept[column], record)
        (changed,) = await register.query(
            "UPDATE agreement SET ends_on = $1::jsonb WHERE id = $2 RETURNING id",
            '{"value": "2027-04", "precision": "month", "source_text": null}',
            records["agreement"],
        )
        for first, last, is_examined in (
            (date(2027, 3, 31), date(2027, 4, 1), True),
            (date(2027, 4, 5), date(2027, 4, 28), False),
            (date(2027, 4, 29), date(2027, 4, 30), True),
            (date(2027, 4, 30), date(2027, 5, 1), True),
            (date(2027, 3, 1), date(2027, 6, 1), True),
            (date(2027, 5, 1), date(2027, 6, 1), False),
        ):
            concerned = await repository.dossiers_of_days(session, [changed["id"]], first, last)
            assert bool(concerned) is is_examined, (first, last)


# Dates that no check compares with the day it is run for.
INDIFFERENT = {
    "agreement.concluded_on",
    "amendment.respond_by",
    "agreement_status_period.since",
    "agreement_version.effective_on",
    "accounting_report.received_on",
    "allocation.accounting_due_on",
    "allocation.applied_on",
    "allocation.period_from",
    "allocation.period_to",
    "allocation_condition.due_on",
    "allocation_condition.met_on",
    "consent.given_on",
    "decision.revoked_on",
    "decision.scheduled_on",
    # Compared with the day of a signature, whenever the check is run.
    "ratification.ratified_on",
    "rejection_notice.notified_on",
    "signature.signed_on",
    "signature.voided_on",
    "signing_authority.revoked_on",
    "signing_authority.valid_from",
    "signing_authority.valid_to",
    "decision.announced_on",
    "document.dated_on",
    "funding_envelope.period_from",
    "funding_envelope.period_to",
    "funding_envelope.published_on",
    "payment.due_on",
    "payment.reversed_on",
    "plan.adopted_jointly_on",
    "programme.starts_on",
    "suspension.ends_on",
    "suspension.lifted_on",
    "suspension.notified_on",
}


async def test_a_new_date_is_decided_about(register: Register):
    rows = await register.query(
        "SELECT conrelid::regclass::text AS kind, pg_get_constraintdef(oid) AS body FROM pg_constraint"
        " WHERE contype = 'c' AND pg_get_constraintdef(oid) LIKE 'CHECK (is_partial_date(%'"
    )
    dates = {f"{row['kind']}.{row['body'].split('(')[2].rstrip(')')}" for row in rows}
    assert dates == INDIFFERENT | {f"{kind}.{column}" for kind, columns in DATED_FACTS.items() for column in columns}
