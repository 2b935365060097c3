"""Programmes, plans and areas: code lists (glossary, section 1) and what they may not say at once. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.kit.codelists import CodeList
from app.kit.domain import FieldError, Localised, Violation, problem_type


class PlanKind(CodeList):
    """What a plan is (glossary: `plan_kind`)."""

    PROGRAMME_PLAN = "programme_plan", "Programmaplan"
    IMPLEMENTATION_PLAN = "implementation_plan", "Uitvoeringsplan"
    STRATEGIC_AGENDA = "strategic_agenda", "Strategische agenda"


class AreaKind(CodeList):
    """What kind of area the province selected (glossary: `area_kind`)."""

    URBAN_DISTRICT = "urban_district", "Stadsdeel"
    SMALL_CORE = "small_core", "Kleine kern"


NEIGHBOURHOOD_REPEATED = problem_type(
    "neighbourhood-repeated",
    422,
    title=Localised("Wijk staat er twee keer", "Neighbourhood listed twice"),
    cause=Localised(
        "Twee wijken van het gebied hebben hetzelfde id, of dezelfde naam in dezelfde gemeente.",
        "Two neighbourhoods of the area have the same id, or the same name in the same municipality.",
    ),
    remedy=Localised(
        "Noem elke wijk één keer. Bij een correctie houdt een wijk die er al staat haar `id`.",
        "List every neighbourhood once. In a correction a neighbourhood that was recorded keeps its `id`.",
    ),
)
PLAN_ADOPTION_CONTRADICTORY = problem_type(
    "plan-adoption-contradictory",
    422,
    title=Localised("Vaststelling spreekt zichzelf tegen", "Adoption contradicts itself"),
    cause=Localised(
        "Het plan is volgens `adoptedJointly` niet gezamenlijk vastgesteld, maar `adoptedJointlyOn` noemt een dag.",
        "By `adoptedJointly` the plan was not adopted jointly, yet `adoptedJointlyOn` names a day.",
    ),
    remedy=Localised(
        "Zet `adoptedJointly` op true, of laat `adoptedJointlyOn` weg.",
        "Make `adoptedJointly` true, or leave out `adoptedJointlyOn`.",
    ),
)


@dataclass(frozen=True, slots=True)
class NeighbourhoodName:
    """What tells one neighbourhood of an area from another; `id` is null for a new one."""

    id: UUID | None
    name: str
    municipality_organisation_id: UUID | None


def neighbourhoods_differ(neighbourhoods: Sequence[NeighbourhoodName]) -> list[Violation]:
    """Refuse a neighbourhood that an area lists twice: once recorded it could never be left out again (R-056)."""
    seen: set[object] = set()
    faults = []
    for index, neighbourhood in enumerate(neighbourhoods):
        marks: set[object] = {(neighbourhood.name.casefold(), neighbourhood.municipality_organisation_id)}
        if neighbourhood.id is not None:
            marks.add(neighbourhood.id)
        if marks & seen:
            location = f"/neighbourhoods/{index}"
            faults.append(FieldError("body", location, NEIGHBOURHOOD_REPEATED.slug, NEIGHBOURHOOD_REPEATED.cause))
        seen |= marks
    return [Violation(NEIGHBOURHOOD_REPEATED, NEIGHBOURHOOD_REPEATED.cause, errors=tuple(faults))] if faults else []


def adoption_is_coherent(adopted_jointly: bool | None, *, has_day: bool) -> list[Violation]:
    """Refuse a day of joint adoption for a plan that is said not to be adopted jointly; unknown fits both."""
    if adopted_jointly is False and has_day:
        return [Violation(PLAN_ADOPTION_CONTRADICTORY, PLAN_ADOPTION_CONTRADICTORY.cause)]
    return []
