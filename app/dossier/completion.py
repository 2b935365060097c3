"""What a record of a dossier file needs beyond copying: parts, amounts, and what it belongs to."""

from typing import Any

from app.dossier.mapping import DossierFile, Facts, Item, partial_date, record_id, source_refs
from app.kit.resources import camel


def statement(file: DossierFile, item: Item, facts: Facts) -> None:
    """Gather an amount as it was stated."""
    facts["statement"] = {
        "amountCents": item.get("amount_cents"),
        "currency": item.get("currency", "EUR"),
        "certainty": item.get("certainty"),
        "qualifier": item.get("qualifier"),
        "amountSourceText": item.get("amount_source_text"),
    }


def document(file: DossierFile, item: Item, facts: Facts) -> None:
    """Put the documents of a file in all its dossiers, and take their date."""
    facts["datedOn"] = partial_date(item.get("document_date"))
    facts["agreementIds"] = [file.reference("agreement", agreement["id"]) for agreement in file.items("agreements")]


def organisation(file: DossierFile, item: Item, facts: Facts) -> None:
    """Take the key of an organisation as its slug."""
    facts["slug"] = item["id"]
    facts["status"] = item.get("status", "active")


def area(file: DossierFile, item: Item, facts: Facts) -> None:
    """Gather the neighbourhoods of an area."""
    facts["neighbourhoods"] = [
        {
            "id": file.reference("neighbourhood", part["id"]),
            "name": part.get("name"),
            "municipalityOrganisationId": file.reference("organisation", part.get("municipality_organisation_id")),
            "priorityNow": part.get("priority_now"),
        }
        for part in file.of("neighbourhoods", "area_id", str(item["id"]))
    ]


def in_main_agreement(file: DossierFile, item: Item, facts: Facts) -> None:
    """Put a record that names no agreement under the one the file is about."""
    facts["agreementId"] = file.reference("agreement", item.get("agreement_id") or file.main_agreement)


def goal(file: DossierFile, item: Item, facts: Facts) -> None:
    """Put a goal of no plan under the agreement the file is about."""
    if item.get("plan_id") is None:
        in_main_agreement(file, item, facts)


def pillar(file: DossierFile, item: Item, facts: Facts) -> None:
    """Put a pillar that names no programme under the only one of the file."""
    programmes = file.items("programmes")
    if item.get("programme_id") is None and len(programmes) == 1:
        facts["programmeId"] = file.reference("programme", programmes[0]["id"])


def risk(file: DossierFile, item: Item, facts: Facts) -> None:
    """Take the title and summary of a risk in the language given."""
    in_main_agreement(file, item, facts)
    facts["title"] = item.get("title") or item.get("title_nl")
    facts["summary"] = item.get("summary") or item.get("summary_en")


def agreement(file: DossierFile, item: Item, facts: Facts) -> None:
    """Gather areas, relations, the managing organisation and the first status."""
    facts["areaIds"] = _references(file, "area", item.get("area_ids"))
    facts["neighbourhoodIds"] = _references(file, "neighbourhood", item.get("neighbourhood_ids"))
    facts["relations"] = [
        {
            "id": file.reference("agreement_relation", relation["id"]),
            "kind": relation.get("kind"),
            "toAgreementId": file.reference("agreement", relation.get("to_agreement_id")),
            "toPlanId": file.reference("plan", relation.get("to_plan_id")),
        }
        for relation in file.of("agreement_relations", "from_agreement_id", str(item["id"]))
    ]
    managing = item.get("managing_organisation_id") or next(
        (p.get("owner_organisation_id") for p in file.items("programmes") if p["id"] == item.get("programme_id")),
        None,
    )
    facts["managingOrganisationId"] = file.reference("organisation", managing)
    since = item.get("effective_on") or item.get("concluded_on")
    facts["statusHistory"] = [{"status": item.get("status"), "since": partial_date(since)}]


def _references(file: DossierFile, kind: str, keys: Any) -> list[str | None]:
    return [file.reference(kind, key) for key in keys or []]


def version(file: DossierFile, item: Item, facts: Facts) -> None:
    """Gather the clauses that are known."""
    stated = item.get("clauses_known") or []
    facts["clauses"] = [
        {
            "id": str(record_id("clause", f"{item['id']}:{index}")),
            "articleNo": clause.get("article_no"),
            "clauseKind": clause.get("clause_kind"),
            "heading": clause.get("heading"),
            "text": clause.get("text"),
            "legalAdviceObtained": clause.get("legal_advice_obtained"),
        }
        for index, clause in enumerate(stated, start=1)
    ]
    known_from = [ref for clause in stated for ref in clause.get("known_from") or []]
    refs = source_refs(file, known_from)
    facts["sourceRefs"] = [ref for index, ref in enumerate(refs) if ref not in refs[:index]] or facts["sourceRefs"]


def signatory(file: DossierFile, item: Item, facts: Facts) -> None:
    """Take the agreement of the party."""
    party = next((p for p in file.items("parties") if p["id"] == item.get("party_id")), None)
    facts["agreementId"] = file.reference("agreement", party["agreement_id"]) if party else None


def signing_event(file: DossierFile, item: Item, facts: Facts) -> None:
    """Gather the places and the earlier dates."""
    facts["locationOptionIds"] = _references(file, "neighbourhood", item.get("location_options"))
    facts["locationChosenId"] = file.reference("neighbourhood", item.get("location_chosen"))
    facts["previousPlannedOn"] = [partial_date(day) for day in item.get("previous_planned_on") or []]


def decision(file: DossierFile, item: Item, facts: Facts) -> None:
    """Gather the points."""
    references = {
        "agreement_id": "agreement",
        "agreement_version_id": "agreement_version",
        "plan_id": "plan",
        "mandate_id": "mandate",
        "allocation_id": "allocation",
        "envelope_id": "funding_envelope",
    }
    facts["points"] = [
        {
            "id": file.reference("decision_point", point["id"]),
            **{name: point.get(name) for name in ("number", "kind", "text", "outcome")},
            **{camel(name): file.reference(kind, point.get(name)) for name, kind in references.items()},
        }
        for point in item.get("decision_points") or []
    ]


def mandate(file: DossierFile, item: Item, facts: Facts) -> None:
    """Take the holder and the powers."""
    facts["personId"] = file.reference("person", item.get("person_id") or item.get("holder_person_id"))
    facts["powers"] = item.get("powers") or []


def envelope(file: DossierFile, item: Item, facts: Facts) -> None:
    """Gather the amount and the areas."""
    statement(file, item, facts)
    facts["areaIds"] = _references(file, "area", item.get("area_ids"))
