"""Loading dossier files: idempotent, only what changed, errors that name record and field, nothing half done."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.dossier.load import LoadSummary
from app.dossier.mapping import DossierError, record_id
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.schema import plain
from app.operations import EXAMPLE_DOSSIER, connected, findings_as_of, load_dossier
from tests.factories.representations import assert_stored_equals_rendered

EXAMPLE: dict[str, Any] = json.loads(EXAMPLE_DOSSIER.read_bytes())


async def loaded(targets: Targets, settings: Settings, dossier: dict[str, Any]) -> LoadSummary:
    return await load_dossier(targets, settings, json.dumps(dossier).encode())


async def journal_length(targets: Targets) -> int:
    async with connected(targets) as connection:
        length: int = await connection.fetchval("SELECT count(*) FROM journal")
        return length


def item(dossier: dict[str, Any], block: str, key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(entry for entry in dossier[block] if entry["id"] == key)
    return found


async def test_s2_first_load_takes_everything_it_has_a_place_for(targets: Targets, settings: Settings):
    summary = await loaded(targets, settings, EXAMPLE)
    assert summary.new == {
        "organisation": 7,
        "document": 4,
        "person": 2,
        "office_holding": 2,
        "programme": 1,
        "area": 8,
        "agreement": 2,
        "agreement_version": 1,
        "decision": 2,
        "plan": 1,
        "mandate": 1,
        "party": 9,
        "signatory": 7,
        "signing_event": 1,
        "funding_envelope": 1,
        "allocation": 1,
        "pillar": 3,
        "sdg": 7,
        "goal": 1,
        "risk": 2,
        "follow_up": 5,
    }
    assert (summary.changed, summary.unchanged) == ({}, {})
    await assert_stored_equals_rendered(targets)


async def test_second_load_changes_nothing(targets: Targets, settings: Settings):
    await loaded(targets, settings, EXAMPLE)
    before = await journal_length(targets)
    again = await loaded(targets, settings, EXAMPLE)
    assert again.is_unchanged
    assert sum(again.unchanged.values()) == 68
    assert await journal_length(targets) == before


async def test_changed_file_changes_only_what_changed(targets: Targets, settings: Settings):
    await loaded(targets, settings, EXAMPLE)
    before = await journal_length(targets)
    changed = copy.deepcopy(EXAMPLE)
    item(changed, "organisations", "woonpunt")["kind"] = "housing_association"
    item(changed, "signing_events", "signing-2026-03-13")["planned_on"] = "2026-04-10"
    summary = await loaded(targets, settings, changed)
    assert (summary.new, summary.changed) == ({}, {"organisation": 1, "signing_event": 1})
    # The moved plan clears F-002 and F-003 and gives seven F-006 another date, besides the two records.
    assert await journal_length(targets) == before + 2 + 2 + 7
    async with connected(targets) as connection:
        text = await connection.fetchval(
            "SELECT representation FROM signing_event WHERE id = $1", record_id("signing_event", "signing-2026-03-13")
        )
    event = json.loads(text)
    assert event["plannedOn"]["value"] == "2026-04-10"
    assert [day["value"] for day in event["previousPlannedOn"]] == ["2026-03-13"]
    assert (await loaded(targets, settings, changed)).is_unchanged


async def test_a_new_status_is_added_to_the_history(targets: Targets, settings: Settings):
    await loaded(targets, settings, EXAMPLE)
    changed = copy.deepcopy(EXAMPLE)
    agreement = item(changed, "agreements", "sok-veerkrachtige-wijken")
    agreement |= {"status": "signed", "concluded_on": {"value": "2026-05", "precision": "month"}}
    await loaded(targets, settings, changed)
    async with connected(targets) as connection:
        text = await connection.fetchval(
            "SELECT representation FROM agreement WHERE id = $1", record_id("agreement", "sok-veerkrachtige-wijken")
        )
    assert [period["status"] for period in json.loads(text)["statusHistory"]] == ["in_decision", "signed"]
    assert (await loaded(targets, settings, changed)).is_unchanged


def broken(block: str, key: str, **changes: Any) -> dict[str, Any]:
    dossier = copy.deepcopy(EXAMPLE)
    item(dossier, block, key).update(changes)
    return dossier


@pytest.mark.parametrize(
    ("dossier", "record", "field", "problem"),
    [
        (broken("organisations", "woonpunt", kind="club"), "organisations `woonpunt`", "kind", "Choose one of"),
        (broken("organisations", "woonpunt", colour="red"), "organisations `woonpunt`", "colour", "not a field"),
        (
            broken("parties", "party-envida", organisation_id="nobody"),
            "parties `party-envida`",
            "organisation_id",
            "nobody",
        ),
        (
            broken("funding_envelopes", "envelope-limburg-8-areas", amount_cents=10.5),
            "funding_envelopes `envelope-limburg-8-areas`",
            "statement/amountCents",
            "whole euro cents",
        ),
        (
            broken("decisions", "decision-2026-03-23", decided_on={"value": "2026-13", "precision": "month"}),
            "decisions `decision-2026-03-23`",
            "occurredOn",
            "fit its precision",
        ),
        (
            broken("decisions", "decision-2026-03-23", decided_on=None),
            "decisions `decision-2026-03-23`",
            "decidedOn",
            "day",
        ),
        (
            broken("parties", "party-envida", organisation_id="woonpunt"),
            "parties `party-envida`",
            "organisationId",
            "party-duplicate",
        ),
        (
            broken("organisations", "woonpunt", rsin="123456788"),
            "organisations `woonpunt`",
            "rsin",
            "identifier-invalid",
        ),
    ],
)
async def test_errors_name_record_and_field_and_nothing_remains(
    targets: Targets, settings: Settings, dossier: dict[str, Any], record: str, field: str, problem: str
):
    with pytest.raises(DossierError) as refused:
        await loaded(targets, settings, dossier)
    message = str(refused.value)
    assert record in message
    assert f"`{field}`" in message
    assert problem in message
    assert await journal_length(targets) == 0


@pytest.mark.parametrize("octets", [b"", b"[]", b"{", b'{"agreements": 1}', b'{"agreements": [1]}', b"\xff"])
async def test_what_is_not_a_dossier_is_refused(targets: Targets, settings: Settings, octets: bytes):
    with pytest.raises(DossierError):
        await load_dossier(targets, settings, octets)


async def test_records_of_an_earlier_file_may_be_referred_to(targets: Targets, settings: Settings):
    await loaded(targets, settings, EXAMPLE)
    later = {
        "documents": [{"id": "report", "kind": "report", "available": True}],
        "follow_ups": [
            {
                "id": "evaluation",
                "agreement_id": "sok-veerkrachtige-wijken",
                "kind": "evaluation",
                "status": "planned",
            }
        ],
    }
    summary = await loaded(targets, settings, later)
    assert summary.new == {"document": 1, "follow_up": 1}


async def test_parts_of_money_may_stand_in_any_order(targets: Targets, settings: Settings):
    dossier = copy.deepcopy(EXAMPLE)
    child = {
        **dossier["allocations"][0],
        "id": "child",
        "parent_allocation_id": "allocation-maastricht",
        "amount_cents": 1,
    }
    dossier["allocations"] = [child, *dossier["allocations"]]
    assert (await loaded(targets, settings, dossier)).new["allocation"] == 2


@pytest.mark.parametrize("expected", EXAMPLE["derived"]["expected_findings"], ids=lambda e: str(e["as_of"]))
async def test_s2_findings_are_exactly_the_expected_ones(
    targets: Targets, settings: Settings, expected: dict[str, Any]
):
    await loaded(targets, settings, EXAMPLE)
    keys = {
        str(record_id(kind, entry["id"])): entry["id"]
        for block, kind in (
            ("signing_events", "signing_event"),
            ("mandates", "mandate"),
            ("signatories", "signatory"),
            ("parties", "party"),
            ("agreements", "agreement"),
            ("funding_envelopes", "funding_envelope"),
            ("allocations", "allocation"),
            ("follow_ups", "follow_up"),
        )
        for entry in EXAMPLE[block]
    }
    raised = [
        plain(found) for found in await findings_as_of(targets, settings, date.fromisoformat(expected["as_of"]))
    ]
    found = sorted((f["code"], f["name"], keys[f["subjectId"]], f["severity"]) for f in raised)
    wanted = sorted((f["code"], f["name"], f["subject"], f["severity"]) for f in expected["findings"])
    assert found == wanted


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d["decisions"][0]["decision_points"][0].pop("id"),
        lambda d: d["decisions"][0].update(source_refs=["text"]),
        lambda d: d["documents"][0].update(document_date=5),
        lambda d: d["agreements"][0].update(area_ids=7),
        lambda d: d["parties"][0].pop("id"),
        lambda d: d["programmes"][0].update(starts_on=[]),
    ],
)
async def test_whatever_is_misshapen_is_named(targets: Targets, settings: Settings, spoil: Callable[[Any], Any]):
    dossier = copy.deepcopy(EXAMPLE)
    spoil(dossier)
    with pytest.raises(DossierError, match="`"):
        await loaded(targets, settings, dossier)
    assert await journal_length(targets) == 0


async def test_r_106_a_citizen_service_number_in_a_file_is_refused(targets: Targets, settings: Settings):
    with pytest.raises(DossierError, match=r"woonpunt.*name"):
        await loaded(targets, settings, broken("organisations", "woonpunt", name="Bel BSN 111222333"))
