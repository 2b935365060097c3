"""A file that is loaded again after time changed what it states: it states nothing new by that."""

import copy
import json
from typing import Any

from app.agreements.service import AGREEMENTS
from app.decisions.service import MANDATES
from app.dossier.load import LoadSummary
from app.dossier.mapping import record_id
from app.kit.config import Settings
from app.kit.database import Database, Targets
from app.operations import EXAMPLE_DOSSIER, load_dossier
from tests.factories.clocks import SetClock
from tests.service.day.register import Register, histories, when

EXPIRED = record_id("agreement", "sok-veerkrachtige-wijken")
RENEWED = record_id("agreement", "intentieovereenkomst-2025")
MANDATE = record_id("mandate", "mandate-minor-amendments")


def dossier() -> dict[str, Any]:
    """The example, had it been in force: one agreement for a term, the other renewed tacitly."""
    changed: dict[str, Any] = copy.deepcopy(json.loads(EXAMPLE_DOSSIER.read_bytes()))
    expiring, renewed = changed["agreements"]
    expiring |= {"status": "in_force", "effective_on": "2026-06-01", "ends_on": "2026-11-24"}
    renewed |= {"status": "in_force", "ends_on": "2026-11-24", "tacit_renewal_months": 12}
    changed["mandates"][0] |= {"status": "active", "phase_limit": None, "valid_to": "2026-11-24"}
    return changed


async def load(register: Register, file: dict[str, Any]) -> LoadSummary:
    return await load_dossier(register.targets, register.settings, json.dumps(file).encode(), clock=register.clock)


async def test_loading_again_takes_nothing_back(targets: Targets, settings: Settings):
    async with Database.opened(targets, settings) as database:
        register = Register(targets, settings, database, SetClock("2026-11-24"))
        await load(register, dossier())
        await register.turn("2026-11-25")
        assert len(await register.changes()) == 3
        assert (await load(register, dossier())).is_unchanged
        corrected = dossier()
        corrected["agreements"][0]["title"] = "Veerkrachtige Wijken"
        assert (await load(register, corrected)).changed == {"agreement": 1}
        assert (await load(register, corrected)).is_unchanged
        assert (await register.row(AGREEMENTS, EXPIRED)).title == "Veerkrachtige Wijken"
        assert (await histories(register, EXPIRED))[-1] == ("expired", "2026-11-25")
        assert (await register.row(AGREEMENTS, RENEWED)).ends_on == when("2027-11-24")
        assert (await register.row(MANDATES, MANDATE)).status == "expired"
        # What the source itself says otherwise now is taken over.
        corrected["agreements"][1]["ends_on"] = "2027-06-30"
        assert (await load(register, corrected)).changed == {"agreement": 1}
        assert (await register.row(AGREEMENTS, RENEWED)).ends_on == when("2027-06-30")
