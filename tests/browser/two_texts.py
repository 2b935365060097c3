"""Two texts of an agreement that differ in about every way two texts can."""

from typing import Any

_SENTENCE = (
    "Partijen overleggen {often} over de voortgang in buurt {number}; de bijdrage van {who} is {money}"
    " en wordt vóór {day} betaald, {unless} het college anders besluit."
)
_SUBJECTS = ("Wonen", "Werk", "Zorg", "Onderwijs", "Veiligheid", "Groen", "Sport", "Cultuur", "Energie", "Ontmoeting")
_KINDS = ("governance", "obligations", "finance", "term", "evaluation", "publicity")


def _clause(number: int, article: int, text: str, heading: str = "") -> dict[str, Any]:
    subject = f"{heading}{_SUBJECTS[number % len(_SUBJECTS)]} in buurt {number}"
    return {
        "articleNo": str(article),
        "clauseKind": _KINDS[number % len(_KINDS)],
        "heading": subject,
        "text": text,
    }


def _before(number: int) -> str:
    return _SENTENCE.format(
        often="elk kwartaal", number=number, who="de gemeente", money=f"€ 5.{number:03},-", day="1 april 2026",
        unless="tenzij",
    )  # fmt: skip


def _after(number: int) -> str:
    return _SENTENCE.format(
        often="elke maand", number=number, who="de provincie", money=f"€ 6.{number:03},-", day="1 oktober 2027",
        unless="ook wanneer",
    )  # fmt: skip


def _older() -> list[dict[str, Any]]:
    return [_clause(number, number, _before(number)) for number in range(1, 41)]


def _newer() -> list[dict[str, Any]]:
    """Every clause is kept, reworded, left out, put elsewhere, renumbered or given another heading; some are new."""
    kept = [_clause(number, number, _before(number)) for number in range(1, 3)]
    reworded = [_clause(number, number, _after(number)) for number in range(3, 31)]
    moved = [_clause(number, number - 5, _before(number)) for number in (40, 39, 38)]
    both = [_clause(number, number, _after(number), heading="Samen: ") for number in (37, 36)]
    new = [
        _clause(number, number, f"Nieuw is dat buurt {number} zelf een plan maakt en daarover in een brief vertelt.")
        for number in range(51, 59)
    ]
    return kept + moved + reworded + new + both


# By their numbers as versions; of the older, clauses 31 to 35 went.
TEXTS = {8: _older(), 9: _newer()}
