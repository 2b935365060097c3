"""Programmes, plans and areas: code lists (glossary, section 1)."""

from app.kit.codelists import CodeList


class PlanKind(CodeList):
    """What a plan is (glossary: `plan_kind`)."""

    PROGRAMME_PLAN = "programme_plan", "Programmaplan"
    IMPLEMENTATION_PLAN = "implementation_plan", "Uitvoeringsplan"
    STRATEGIC_AGENDA = "strategic_agenda", "Strategische agenda"


class AreaKind(CodeList):
    """What kind of area the province selected (glossary: `area_kind`)."""

    URBAN_DISTRICT = "urban_district", "Stadsdeel"
    SMALL_CORE = "small_core", "Kleine kern"
