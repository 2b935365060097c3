"""The terms of an agreement belong to its text: once that is decided on, they are completed by its own words alone."""

from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import Alliance, accepted, alliance, corrected, today
from tests.factories.http import on_day
from tests.factories.problems import assert_problem, faults

OPEN = "Anderen kunnen  toetreden\nals zij deze overeenkomst ondertekenen."
TERMS: dict[str, Any] = {
    "endsOn": on_day("2099-12-31"),
    "farReaching": True,
    "hasAccessionClause": True,
    "hasAmendmentClause": True,
    "hasRetroactiveClause": True,
    "noticePeriodMonths": 3,
    "startsOn": on_day("2026-01-01"),
    "tacitRenewalMonths": 12,
}


def quoting(made: Alliance, quote: str | None) -> dict[str, Any]:
    """A source with these words of the text."""
    return {"sourceRefs": [{"documentId": made.sides["municipality"].document_id, "section": None, "quote": quote}]}


async def frozen(made: Alliance) -> None:
    """Bring an agreement of which many terms are not known to decision."""
    await made.write(accession=OPEN)
    await made.must("submit")
    await made.must("freeze_text")


@pytest.mark.parametrize("term", sorted(TERMS))
async def test_r_018_a_term_is_completed_until_somebody_decided_on_the_text(made: Alliance, term: str):
    await frozen(made)
    refusing = await made.decide("province", outcome="deferred")
    assert refusing["status"] == "decided"
    accepted(await corrected(made.keeper, made.path, **{term: TERMS[term]}))
    accepted(await corrected(made.keeper, made.path, title="Wijken"))


async def test_r_018_what_was_decided_on_is_not_completed(made: Alliance):
    await frozen(made)
    await made.decide("province")
    before = await made.agreement()
    for term, value in TERMS.items():
        problem = assert_problem(await corrected(made.keeper, made.path, **{term: value}), 409, "terms-fixed")
        assert faults(problem) == {("body", f"/{term}", "terms-fixed")}
    assert await made.agreement() == before
    accepted(await corrected(made.keeper, made.path, title="Wijken"))
    await made.must("reopen", reason="De looptijd moet erin.")
    accepted(await corrected(made.keeper, made.path, **TERMS))


async def test_what_was_signed_is_not_completed(made: Alliance):
    await made.signed()
    assert await made.status() == "in_force"
    assert_problem(await corrected(made.keeper, made.path, hasAccessionClause=True), 409, "terms-fixed")
    # Nor is it together with something else, or by whoever recorded the text.
    together = {"title": "Wijken", "noticePeriodMonths": 1}
    assert_problem(await corrected(made.keeper, made.path, **together), 409, "terms-fixed")


@pytest.mark.parametrize(
    ("quote", "says_it"),
    [
        ("Anderen kunnen toetreden als zij", True),
        ("als zij deze overeenkomst ondertekenen.", True),
        ("zij deze overeenkomst", False),
        ("Anderen mogen toetreden als zij tekenen.", False),
        (None, False),
    ],
)
async def test_what_the_text_itself_says_is_completed_by_quoting_it(made: Alliance, quote: str | None, says_it: bool):
    await frozen(made)
    await made.decide("province")
    answer = await corrected(made.keeper, made.path, hasAccessionClause=True, **quoting(made, quote))
    assert answer.status_code == (200 if says_it else 409), answer.text
    # The same source says nothing more another time.
    if says_it:
        again = await corrected(made.keeper, made.path, noticePeriodMonths=3, **quoting(made, quote))
        assert_problem(again, 409, "terms-fixed")


async def test_words_of_an_earlier_text_say_nothing(made: Alliance):
    await frozen(made)
    await made.must("reopen", reason="Toetreden kan niet.")
    await made.write(purpose="Samen werken.")
    await made.must("freeze_text")
    await made.decide("province")
    answer = await corrected(made.keeper, made.path, hasAccessionClause=True, **quoting(made, OPEN))
    assert_problem(answer, 409, "terms-fixed")


async def test_an_agreement_from_a_source_is_completed_from_a_source(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    made = await alliance(client, targets, issuer)
    facts = {"kind": "covenant", "status": "in_force", "managingOrganisationId": str(made.keeper.organisation_id)}
    told = await made.keeper.record("/v1/agreements", facts)
    path = told["links"]["self"]
    found = accepted(
        await corrected(made.keeper, path, noticePeriodMonths=3, effectiveOn=on_day(today().isoformat()))
    )
    assert found["noticePeriodMonths"] == 3
