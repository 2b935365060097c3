"""Of amendments and answers, whatever happens to them: stored is what rendering gives and what the journal holds (D3)."""

from random import Random
from typing import Any

import httpx
import pytest

from app.amendments.rules import ProtectedSubject
from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import accepted, corrected, days_ago, today
from tests.factories.amending import CLAUSES, Amending, amending
from tests.factories.http import on_day
from tests.factories.representations import assert_stored_equals_rendered

WORDS = (
    "Zoë’s “huis”",
    "regel één\nregel twee\t.",
    "€ 1.250.000,-",
    "12,5%",
    "קהילה",
    "🏘 wijk",
    "\\u0000 \\ /",
    "niet",
)
DAYS: tuple[dict[str, Any] | None, ...] = (
    None,
    days_ago(-30),
    {"value": f"{today().year + 1}-04", "precision": "month"},
    {"value": f"{today().year + 1}", "precision": "season", "sourceText": "volgende zomer"},
    {"value": None, "precision": "unknown"},
)
TERMS: tuple[dict[str, Any] | None, ...] = (
    None,
    {"endsOn": on_day("2050-12-31")},
    {"noticePeriodMonths": 0, "tacitRenewalMonths": 12},
    {"isIndefinite": False},
)
PROPOSALS = 12


@pytest.fixture
async def scene(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Amending:
    return await amending(client, targets, issuer)


def operations(scene: Amending, chance: Random) -> list[dict[str, Any]]:
    """Some operations on clauses, each on one of its own."""
    numbers = chance.sample(sorted(CLAUSES), chance.randint(1, 4))
    found = []
    for number in numbers:
        text = " ".join(chance.choices(WORDS, k=chance.randint(1, 6)))
        inserted = {"articleNo": chance.choice((None, "4.2", number)), "clauseKind": "annex", "text": text}
        found.append(
            chance.choice(
                (
                    scene.replaced(number, text, survivesEnd=chance.choice((None, True, False))),
                    {"kind": "delete", "clauseId": scene.clause_ids[number]},
                    {"kind": "insert", "afterClauseId": None, "clause": inserted},
                )
            )
        )
    return found


def proposal(scene: Amending, chance: Random) -> dict[str, Any]:
    """What is proposed, but for the operations."""
    subjects = chance.sample([each.value for each in ProtectedSubject], chance.randint(0, 3))
    return {
        "declaredSubjects": subjects,
        "effectiveOn": chance.choice(DAYS),
        "respondBy": chance.choice(DAYS),
        "termChanges": chance.choice(TERMS),
        "rationale": " ".join(chance.choices(WORDS, k=3)),
        "note": chance.choice((None, *WORDS)),
    }


async def goes_on(scene: Amending, path: str, chance: Random) -> str:
    """Let a proposal go some way of its course; return how far it came."""
    accepted(await corrected(scene.keeper, path, **proposal(scene, chance), operations=operations(scene, chance)))
    if chance.random() < 0.2:
        return str(accepted(await scene.step(scene.keeper, path, "withdrawal", reason="Toch niet"))["status"])
    await scene.classified(path, "substantive")
    if chance.random() < 0.4:
        accepted(await scene.answer(path, "foundation", isRefused=True))
    else:
        for name in ("municipality", "province"):
            accepted(await scene.by_decision(path, name, retroactiveAgreed=chance.choice((None, True))))
        accepted(await scene.by_board(path, retroactiveAgreed=True))
        source = {"sourceRefs": [{"documentId": scene.made.sides["municipality"].document_id}]}
        told = {"recordingMode": "historic", "partyId": scene.made.sides["province"].party["id"], **source}
        day = on_day(today().isoformat())
        accepted(await scene.keeper.post(f"{path}/consents", told | {"occurredOn": day, "givenOn": day}))
    return str((await scene.keeper.get(path)).json()["status"])


@pytest.mark.parametrize("seed", [1, 2])
async def test_d3_after_every_course_of_an_amendment(scene: Amending, targets: Targets, seed: int):
    chance = Random(seed)
    reached = set()
    paths = []
    for _ in range(PROPOSALS):
        path = await scene.proposed(*operations(scene, chance), **proposal(scene, chance))
        reached.add(await goes_on(scene, path, chance))
        paths.append(path)
    assert reached == {"withdrawn", "rejected", "awaiting_consent"}
    awaiting = [path for path in paths if (await scene.keeper.get(path)).json()["status"] == "awaiting_consent"]
    adopted = accepted(await scene.step(scene.keeper, awaiting[0], "adoption"))
    assert adopted["status"] in {"adopted", "in_effect"}
    checked = await assert_stored_equals_rendered(targets)
    assert checked["amendment"] == PROPOSALS
    assert checked["amendment_consent"] >= 2 * len(awaiting)
    assert checked["agreement_version"] == 2
