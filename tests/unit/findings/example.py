"""The example dossier, from its file's shape to the representations the register publishes."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import app
from app.findings.facts import DossierFacts
from app.findings.reading import dossier_from_representations

FILE = Path(app.__file__).parent / "dossier" / "veerkrachtige-wijken.json"
FIXTURE: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
AGREEMENT = "sok-veerkrachtige-wijken"
LETTER_OF_INTENT = "intentieovereenkomst-2025"

_SHARED = {
    "programmes": "programme",
    "organisations": "organisation",
    "office_holdings": "office_holding",
    "decisions": "decision",
    "mandates": "mandate",
    "documents": "document",
}
_OF_ONE_AGREEMENT = {
    "parties": "party",
    "signing_events": "signing_event",
    "follow_ups": "follow_up",
    "allocations": "allocation",
}
_STATEMENT = ("amount_cents", "currency", "certainty", "qualifier", "amount_source_text")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _camel(name: str) -> str:
    return re.sub(r"_([a-z0-9])", lambda match: match[1].upper(), name)


def _published(value: Any) -> Any:
    """Give members their published names and write plain days as partial dates."""
    if isinstance(value, Mapping):
        members = {("points" if k == "decision_points" else k): v for k, v in value.items()}
        if "certainty" in members and "id" in members:
            members["statement"] = {key: members.pop(key) for key in _STATEMENT}
        is_partial_date = "precision" in members
        return {
            _camel(k): {"value": v, "precision": "day", "sourceText": None}
            if isinstance(v, str) and _DAY.fullmatch(v) and not is_partial_date
            else _published(v)
            for k, v in members.items()
        }
    if isinstance(value, list):
        return [_published(item) for item in value]
    return value


def representations_of(agreement_id: str) -> dict[str, list[dict[str, Any]]]:
    """Return what the register would publish about one agreement of the example."""
    agreements = [a for a in FIXTURE["agreements"] if a["id"] == agreement_id]
    found = {"agreement": agreements} | {kind: FIXTURE[key] for key, kind in _SHARED.items()}
    for key, kind in _OF_ONE_AGREEMENT.items():
        found[kind] = [item for item in FIXTURE[key] if item["agreement_id"] == agreement_id]
    parties = {party["id"] for party in found["party"]}
    found["signatory"] = [s for s in FIXTURE["signatories"] if s["party_id"] in parties]
    envelopes = {allocation["envelope_id"] for allocation in found["allocation"]}
    found["funding_envelope"] = [e for e in FIXTURE["funding_envelopes"] if e["id"] in envelopes]
    return {kind: [_published(item) for item in items] for kind, items in found.items()}


def example_dossier(agreement_id: str = AGREEMENT) -> DossierFacts:
    """Return the facts of one agreement of the example."""
    return dossier_from_representations(representations_of(agreement_id))
