"""What tests of figures share: steps an allocation took, and what belongs to it, put in the database as published."""

import json
from typing import Any
from uuid import UUID

import asyncpg
from uuid_utils.compat import uuid7

from app.funding.payment_schemas import (
    AccountingReportRead,
    ConditionRead,
    OfAllocationRead,
    PaymentRead,
    SuspensionRead,
)
from tests.api.agreements.support import World, insert_row
from tests.factories.http import on_day

SHAPES: dict[str, type[OfAllocationRead]] = {
    "payment": PaymentRead,
    "allocation_condition": ConditionRead,
    "accounting_report": AccountingReportRead,
    "suspension": SuspensionRead,
}
_AMOUNTS = {"reservedCents": "reserved_cents", "grantedCents": "granted_cents", "refusedCents": "refused_cents"} | {
    "determinedCents": "determined_cents"
}
_CONTROLLER = {"name": "test", "role": "controller", "organisationId": None}


def step(status: str, since: str | None, /, **facts: Any) -> dict[str, Any]:
    """One step of an allocation as it is published."""
    amounts = dict.fromkeys(_AMOUNTS)
    about = {"decisionPointId": None, "ground": None}
    return {"status": status, "since": on_day(since) if since else None, **amounts, **about, **facts}


def stands(status: str, since: str | None) -> dict[str, Any]:
    """One step of a payment as it is published."""
    return {"status": status, "since": on_day(since) if since else None}


async def walked(world: World, allocation: dict[str, Any], *steps: dict[str, Any], **members: Any) -> dict[str, Any]:
    """Let an allocation have taken these steps; returns it as it then stands."""
    last = steps[-1]
    stood = {name: last[name] for name in ("status", *_AMOUNTS)}
    found = {**allocation, **stood, "statusHistory": list(steps), **members}
    names = {"decisionPointId": "decision_point_id"} | _AMOUNTS
    kept = [{names.get(name, name): value for name, value in each.items()} for each in steps]
    connection = await asyncpg.connect(**world.targets.owner.arguments())
    try:
        await connection.execute(
            "UPDATE allocation SET status = $2, reserved_cents = $3, granted_cents = $4, refused_cents = $5,"
            " determined_cents = $6, status_history = $7, representation = $8 WHERE id = $1",
            UUID(allocation["id"]),
            last["status"],
            *(last[name] for name in _AMOUNTS),
            json.dumps(kept),
            json.dumps(found),
        )
    finally:
        await connection.close()
    return found


async def decided(
    world: World, kind: str, decided_on: str, announced_on: str | None = None, **about: Any
) -> tuple[str, str]:
    """Record a decision of the province with one point; returns the ids of the decision and the point."""
    body = {
        "organisationId": str(world.province.organisation_id),
        "body": "provincial_executive",
        "status": "decided",
        "decidedOn": on_day(decided_on),
        "announcedOn": on_day(announced_on) if announced_on else None,
        "points": [{"number": 1, "kind": kind, "outcome": "conform", **about}],
    }
    made = await world.province.record("/v1/decisions", body)
    return made["id"], made["points"][0]["id"]


async def belonging(world: World, kind: str, allocation: dict[str, Any], /, **facts: Any) -> dict[str, Any]:
    """Put something that belongs to an allocation in the database, with its representation."""
    row_id = uuid7()
    shape = SHAPES[kind]
    nothing = dict.fromkeys(info.alias or name for name, info in shape.model_fields.items())
    record = {
        "id": str(row_id),
        "version": 1,
        "links": {"self": f"{allocation['links']['self']}/{kind}/{row_id}"},
        "recordedAt": "2026-11-01T12:00:00.000000Z",
        "occurredOn": None,
        "allocationId": allocation["id"],
        "agreementId": allocation["agreementId"],
        "providerOrganisationId": str(world.province.organisation_id),
    }
    shown = shape.model_validate_json(json.dumps({**nothing, **record, **facts}), strict=False)
    columns = {name: getattr(shown, name) for name in shape.model_fields if name in _COLUMNS[kind]}
    await insert_row(
        world.targets,
        kind,
        id=row_id,
        representation=shown.model_dump_json(by_alias=True),
        allocation_id=UUID(allocation["id"]),
        provider_organisation_id=world.province.organisation_id,
        **{name: _stored(value) for name, value in columns.items()},
        **_beside(kind, shown),
    )
    found: dict[str, Any] = json.loads(shown.model_dump_json(by_alias=True))
    return found


async def paid(
    world: World, allocation: dict[str, Any], kind: str, cents: int, *periods: dict[str, Any], **facts: Any
) -> dict[str, Any]:
    """Put a payment in the database that took these steps."""
    last = periods[-1]
    by_status = {each["status"]: each["since"] for each in periods}
    body = {
        "kind": kind,
        "money": {"amountCents": cents, "currency": "EUR"},
        "status": last["status"],
        "statusHistory": list(periods),
        "paidOn": by_status.get("paid"),
        "reversedOn": by_status.get("reversed"),
        "preparedBy": _CONTROLLER,
    }
    return await belonging(world, "payment", allocation, **body | facts)


_COLUMNS = {
    "payment": {"kind", "status", "decision_point_id", "due_on", "paid_on", "reversed_on"},
    "allocation_condition": {"kind", "text", "due_on", "met_on", "waived_by_decision_id"},
    "accounting_report": {"received_on", "spent_cents", "activities_done", "document_id"},
    "suspension": {"notified_on", "ends_on", "lifted_on"},
}


def _stored(value: Any) -> Any:
    return value.model_dump_json() if hasattr(value, "model_dump_json") else value


def _beside(kind: str, shown: OfAllocationRead) -> dict[str, Any]:
    if not isinstance(shown, PaymentRead):
        return {}
    return {
        "amount_cents": shown.money.amount_cents,
        "status_history": json.dumps([json.loads(each.model_dump_json()) for each in shown.status_history]),
        "prepared_by": shown.prepared_by.model_dump_json(),
        "prepared_by_principal": "test maker",
    }
