"""R-069: what was agreed to outlive the agreement is still told when it ended."""

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import accepted, alliance, days_ago
from tests.factories.http import historic


async def test_r_069_a_surviving_clause_stays_in_the_text_of_an_ended_agreement(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    made = await alliance(client, targets, issuer)
    clauses = [
        {"clauseKind": "purpose", "text": "Samen werken."},
        {"clauseKind": "confidentiality", "text": "Partijen zwijgen.", "survivesEnd": True},
    ]
    version = {"recordingMode": "workflow", "versionNo": 1, "versionStatus": "working", "clauses": clauses}
    accepted(await made.keeper.post(f"{made.path}/versions", version))
    await made.must("submit")
    await made.must("freeze_text")
    await made.must("record_terminated", **historic(occurredOn=days_ago(10)))
    assert await made.status() == "terminated"
    surviving = [clause["clauseKind"] for clause in (await made.text())["clauses"] if clause["survivesEnd"]]
    assert surviving == ["confidentiality"]
