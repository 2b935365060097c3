"""Clauses to compare, made in a line."""

from typing import Any
from uuid import uuid4

from app.agreements.rules import ClauseKind
from app.comparison.alignment import ClauseText

UNLIKE = (
    "Partijen verbeteren samen de leefbaarheid in de wijken van de stad.",
    "De gemeente voert het secretariaat en roept de stuurgroep bijeen.",
    "Elke deelnemer draagt zelf zijn kosten van voorbereiding en uitvoering.",
    "Wie wil uittreden meldt dat schriftelijk aan alle anderen.",
    "Geschillen worden voorgelegd aan de bevoegde rechter te Maastricht.",
)


def clause(
    text: str | None, number: str | None = None, heading: str | None = None, kind: ClauseKind = ClauseKind.OTHER
) -> ClauseText:
    """A clause with an id of its own."""
    return ClauseText(uuid4(), number, kind, heading, text)


def numbered(*texts: str | None, **facts: Any) -> list[ClauseText]:
    """Clauses numbered from 1."""
    return [clause(text, str(number), **facts) for number, text in enumerate(texts, 1)]
