"""What is listed of a transition is what a request for it meets, in whatever state the dossier is."""

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.api.lifecycle.walk import RESERVATION, Walk, ratification
from tests.factories.alliance import Alliance, alliance, days_ago, today
from tests.factories.http import Member, historic, on_day

WALKS, LOOKS, STEPS_BETWEEN = 7, 2, 3
MODES = ("workflow", "historic")

Refusals = list[tuple[str, str | None]]


@dataclass(frozen=True)
class Subject:
    """A record that goes its course, who keeps it, and what a request about it may need."""

    kind: str
    member: Member
    path: str
    made: Alliance
    name: str = ""
    outcomes: tuple[dict[str, Any], ...] = ()
    revoking_id: str | None = None
    point_id: str | None = None


@pytest.mark.parametrize("seed", range(WALKS))
async def test_what_is_listed_is_what_a_request_meets(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer, seed: int
):
    chance = Random(seed)
    made = await alliance(client, targets, issuer)
    walk = Walk(made, chance)
    revoking = {name: await _other_decision(made, name) for name in ("municipality", "province")}
    await walk.prepare()
    await walk.plan()
    met: Counter[str] = Counter()
    for _ in range(LOOKS):
        for _ in range(STEPS_BETWEEN):
            await walk.step()
        for subject in await _subjects(walk, revoking):
            met += await _compare(subject)
    assert set(met) == {"possible", "refused"}


async def _other_decision(made: Alliance, name: str) -> str:
    """A decision of the same body on something else, by which an earlier one can be revoked."""
    return str((await made.decide(name, point={"kind": "adopt_plan", "agreementId": None}))["id"])


async def _subjects(walk: Walk, revoking: dict[str, str]) -> list[Subject]:
    made = walk.made
    points = {decision["name"]: decision["points"][0]["id"] for decision in walk.decisions}
    return [
        Subject("agreement", made.keeper, made.path, made),
        *(
            Subject("signatory", side.member, made.signatory_path(name), made, name, point_id=points.get(name))
            for name, side in made.sides.items()
        ),
        *(
            Subject(
                "decision",
                made.sides[decision["name"]].member,
                f"/v1/decisions/{decision['id']}",
                made,
                outcomes=tuple({"pointId": point["id"], "outcome": "conform"} for point in decision["points"]),
                revoking_id=revoking[decision["name"]],
            )
            for decision in walk.decisions
        ),
        *(
            Subject("signing_event", made.keeper, f"{made.path}/signing-events/{event['id']}", made)
            for event in walk.events
        ),
    ]


async def _compare(subject: Subject) -> Counter[str]:
    listed = (await subject.member.get(f"{subject.path}/transitions")).json()
    etag = (await subject.member.get(subject.path)).headers["etag"]
    met: Counter[str] = Counter()
    for item in listed["items"]:
        for mode in MODES:
            answer = await _asked(subject, item, mode, etag)
            if answer is None:
                continue
            expected = _expected(item, mode)
            told = (listed["status"], item["name"], mode, answer.text)
            assert _refusals(answer) == expected, told
            possible = item["isPossible"] if mode == "workflow" else item["isPossibleFromHistory"]
            assert possible == (not expected), told
            met["refused" if expected else "possible"] += 1
    return met


def _expected(item: dict[str, Any], mode: str) -> Refusals:
    unmet = [guard for guard in item["guards"] if not guard["isMet"]]
    return [(g["problem"], g["rule"]) for g in unmet if mode == "workflow" or g["blocksHistoric"]]


def _refusals(answer: httpx.Response) -> Refusals:
    if answer.status_code in {200, 201}:
        return []
    problem = answer.json()
    several = [(each["slug"], each["rule"]) for each in problem.get("violations", ())]
    # What a ratification names is a matter of the request, not of the step.
    of_step = [each for each in several if each[0] != "ratifying-body-not-competent"]
    first = (problem["type"].rpartition("/")[2], problem.get("rule"))
    assert first == (several or [first])[0]
    return of_step or ([] if first[0] == "ratifying-body-not-competent" else [first])


async def _asked(subject: Subject, item: dict[str, Any], mode: str, etag: str) -> httpx.Response | None:
    """Rehearse a step with everything it needs; nothing where that cannot be had."""
    if item["href"].endswith("/signatures"):
        return await _signing(subject, item, mode)
    if item["href"].endswith("/ratifications"):
        return await _ratifying(subject, item, mode)
    body = {"transition": item["name"], "recordingMode": mode, **_needs(subject, item["needs"])}
    if mode == "historic":
        body |= historic(occurredOn=on_day(today().isoformat()))
    return await subject.member.post(f"{item['href']}?validateOnly=true", body, **{"If-Match": etag})


def _needs(subject: Subject, needs: list[str]) -> dict[str, Any]:
    known: dict[str, Any] = {
        "reason": "Daar is aanleiding voor.",
        "documentId": subject.made.sides["municipality"].document_id,
        "outcomes": list(subject.outcomes),
        "revokedByDecisionId": subject.revoking_id,
        "plannedOn": on_day(today().isoformat()),
        "occurredOn": days_ago(0),
        "sourceRefs": historic()["sourceRefs"],
    }
    return {name: known[name] for name in needs}


async def _signing(subject: Subject, item: dict[str, Any], mode: str) -> httpx.Response:
    reserved = {"underReservation": True, "reservationText": RESERVATION}
    more = (reserved if item["name"] == "sign_under_reservation" else {}) | {"recordingMode": mode}
    if mode == "historic":
        more |= historic(occurredOn=days_ago(0))
    body = await subject.made.signature(subject.name, **more)
    return await subject.member.post(f"{item['href']}?validateOnly=true", body)


async def _ratifying(subject: Subject, item: dict[str, Any], mode: str) -> httpx.Response | None:
    if subject.point_id is None:
        return None
    more = historic(occurredOn=days_ago(0)) if mode == "historic" else {}
    body = ratification(subject.made, subject.name, subject.point_id, **more)
    return await subject.member.post(f"{item['href']}?validateOnly=true", body)
