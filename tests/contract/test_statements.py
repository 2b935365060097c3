"""How many statements each command asks of the database, and that the journal is locked by the last one.

Counts, never times. They stand in `statements.json` by operation; a change that needs more is seen there.
"""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.operations import EXAMPLE_DOSSIER, load_dossier
from tests.conftest import served
from tests.contract.conftest import MUNICIPALITY, PROVINCE, completed, record_money
from tests.contract.operations import Operation, operations
from tests.contract.test_responses import acceptable, sent
from tests.databases import copied_database
from tests.factories.http import Member, member

KEPT = Path(__file__).with_name("statements.json")
# These record nothing, or take a form that is stored before anything is asked of the database.
NO_COMMANDS = {
    "assessAmendment",
    "performBatch",
    "previewDivision",
    "probeWebhookSubscription",
    "uploadDocumentFile",
}


@dataclass
class Told:
    """A register of its own that tells what its commands ask; who gives them by operation."""

    everybody: Member
    provider: Member
    jurist: Member
    asked: list[str] = field(default_factory=list)

    @contextmanager
    def telling(self) -> Iterator[list[str]]:
        self.asked.clear()
        yield self.asked

    def caller(self, operation: Operation) -> Member:
        of_money = operation.id in {"correctFundingEnvelope", "performFundingEnvelopeTransition"}
        if of_money or "/allocations/{allocationId}/" in operation.path:
            return self.provider
        return self.jurist if operation.id == "classifyAmendment" else self.everybody


@pytest.fixture(scope="module")
async def told(template: Targets, settings: Settings, issuer: DeveloperIssuer) -> AsyncIterator[Told]:
    async with copied_database(template) as targets:
        await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
        async with served(settings, targets) as client:
            everybody = await completed(client, targets, issuer)
            provider = await member(client, targets, issuer, PROVINCE, tuple(ApiRole))
            await record_money(provider)
            jurist = await member(client, targets, issuer, MUNICIPALITY, (ApiRole.LEGAL_OFFICER,))
            found = Told(everybody, provider, jurist)
            transport: Any = client._transport
            # What the first request of the day set going in the background asks the same database.
            await transport.app.app.state.day._following
            _listen(transport.app.app.state.register.writer._engine.sync_engine, found.asked)
            yield found


def _listen(engine: Any, asked: list[str]) -> None:

    def note(_connection: Any, _cursor: Any, text: str, *_rest: Any) -> None:
        asked.append(text)

    event.listen(engine, "before_cursor_execute", note)
    for ending in ("commit", "rollback"):
        event.listen(engine, ending, lambda _connection, ending=ending: asked.append(ending.upper()))


def commands() -> list[Operation]:
    return [each for each in operations() if each.method in {"POST", "PATCH"} and each.id not in NO_COMMANDS]


def asked_in(statements: list[str]) -> int:
    """How many statements these are, in whichever order the ids of the records came out.

    Records of one table are written in the order of their ids; those of which the same members changed go together
    while they are neighbours. Which are, chance decides, and so an update that comes back among updates counts once.
    """
    runs = groupby(statements, key=lambda statement: " ".join(statement.split()[:2]))
    return sum(len(set(run)) if verb.startswith("UPDATE") else len(list(run)) for verb, run in runs)


async def test_each_command_asks_as_many_statements_as_is_kept(told: Told):
    """Tried and undone, so that no command meets what another one left."""
    found = {}
    for operation in commands():
        caller = told.caller(operation)
        asked = await acceptable(operation, caller)
        asked.path += "?validateOnly=true"
        with told.telling() as statements:
            answer = await sent(caller, asked)
        assert answer.status_code == 200, (operation.id, answer.text)
        assert statements[-1] == "ROLLBACK"
        found[operation.id] = asked_in(statements[:-1])
    assert found == json.loads(KEPT.read_text()), json.dumps(found, indent=2)


async def test_nothing_but_the_journal_is_asked_while_the_journal_is_locked(told: Told):
    """One statement for each command of a transaction, whatever it touched, and then the commit."""
    person = {"method": "POST", "path": "/v1/persons", "body": {"familyName": "Bundel", "recordingMode": "workflow"}}
    with told.telling() as statements:
        answer = await told.everybody.post("/v1/batches", {"commands": [person, person]})
    assert answer.status_code == 200, answer.text
    corrected = next(each for each in commands() if each.id == "correctAgreement")
    asked = await acceptable(corrected, told.everybody)
    of_batch = list(statements)
    with told.telling() as statements:
        assert (await sent(told.everybody, asked)).status_code == 200
    for ended, given in ((of_batch, 2), (statements, 1)):
        locking = [place for place, text in enumerate(ended) if "journal_append" in text]
        assert locking == list(range(len(ended) - 1 - given, len(ended) - 1))
        assert ended[-1] == "COMMIT"
