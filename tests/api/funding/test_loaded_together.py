"""Several envelopes and allocations in one command: each counts with the others before any of them is stored."""

import json
from typing import Any

import asyncpg
import pytest

from app.dossier.mapping import DossierError
from app.kit.config import Settings
from app.kit.database import Targets
from app.operations import load_dossier

FIRM = {"certainty": "firm", "qualifier": "exact"}


def dossier(*reserved_cents: int, parts_cents: tuple[int, ...] = ()) -> bytes:
    """Return a dossier file with an envelope of 1000 cents, reservations on it, and parts of the first of these."""
    envelope = {"provider_organisation_id": "provincie", "ceiling_status": "adopted", **FIRM}

    def reservation(key: str, cents: int, parent: str | None = None) -> dict[str, Any]:
        amounts = {"amount_cents": cents, "reserved_cents": cents, "status": "reserved", **FIRM}
        return {"id": key, "envelope_id": "one", "parent_allocation_id": parent, **amounts}

    content = {
        "documents": [{"id": "bron", "kind": "decision", "title": "Besluit", "available": True}],
        "organisations": [{"id": "provincie", "name": "Provincie"}],
        "funding_envelopes": [
            {"id": "one", "amount_cents": 1000, **envelope},
            {"id": "two", "amount_cents": 1, **envelope},
        ],
        "allocations": [
            *(reservation(f"part-{number}", cents, "whole-0") for number, cents in enumerate(parts_cents)),
            *(reservation(f"whole-{number}", cents) for number, cents in enumerate(reserved_cents)),
        ],
    }
    return json.dumps(content).encode()


async def allocations(targets: Targets) -> int:
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        return int(await connection.fetchval("SELECT count(*) FROM allocation"))
    finally:
        await connection.close()


async def test_what_fits_is_recorded_once(targets: Targets, settings: Settings):
    first = await load_dossier(targets, settings, dossier(400, 600))
    assert (first.new["funding_envelope"], first.new["allocation"]) == (2, 2)
    assert (await load_dossier(targets, settings, dossier(400, 600))).is_unchanged
    lowered = await load_dossier(targets, settings, dossier(300, 600))
    assert dict(lowered.changed) == {"allocation": 1}


@pytest.mark.parametrize(
    ("reserved", "parts", "problem"),
    [
        ((400, 601), (), "envelope-overcommitted"),
        ((400, 600), (300, 101), "child-allocations-exceed-parent"),
    ],
)
async def test_r_081_r_089_what_does_not_fit_together_is_refused_whole(
    targets: Targets, settings: Settings, reserved: tuple[int, ...], parts: tuple[int, ...], problem: str
):
    with pytest.raises(DossierError, match=problem):
        await load_dossier(targets, settings, dossier(*reserved, parts_cents=parts))
    assert await allocations(targets) == 0


async def test_r_081_a_change_that_no_longer_fits_is_refused(targets: Targets, settings: Settings):
    await load_dossier(targets, settings, dossier(400, 600))
    with pytest.raises(DossierError, match="envelope-overcommitted"):
        await load_dossier(targets, settings, dossier(401, 600))
