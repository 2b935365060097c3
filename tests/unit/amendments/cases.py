"""An agreement to amend, and a table of changes of one of its clauses with what each of them touches."""

from dataclasses import dataclass
from uuid import uuid4

from app.agreements.rules import ClauseKind
from app.amendments.classification import Assessment, classify
from app.comparison.alignment import ClauseText

PARTY_NAMES = (
    "Gemeente Maastricht",
    "Provincie Limburg",
    "Stichting Woonpunt",
    "Servatius",
    "Stichting Trajekt",
    "Universiteit Maastricht",
)
OTHERS = (
    (
        ClauseKind.PURPOSE,
        "Doel",
        "Het convenant verbetert de leefbaarheid in de wijk door samenwerking van partners.",
    ),
    (
        ClauseKind.OBLIGATIONS,
        "Inspanningen",
        "Elke partner zet zich in voor bewoners en deelt zijn kennis van de wijk.",
    ),
    (ClauseKind.FINANCE, "Financiën", "De gemeente en de provincie dragen elk de helft, bedoeld in artikel 2."),
    (ClauseKind.PRINCIPLES, "Principes", "De communicatie met bewoners en de gemeente begint bij de bewoner zelf."),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One clause before and after, and what a careful lawyer says of it."""

    kind: ClauseKind
    old: str | None
    new: str | None
    classification: str
    subjects: str = ""
    evidence: tuple[str, ...] = ()
    old_heading: str | None = "Bepaling"
    new_heading: str | None = "Bepaling"
    new_kind: ClauseKind | None = None
    old_no: str | None = "5"
    new_no: str | None = "5"

    def assessment(self) -> Assessment:
        """What the engine says of it, in an agreement of which nothing else changes."""
        around = [ClauseText(uuid4(), str(no), *each) for no, each in enumerate(OTHERS, 1)]
        before = ClauseText(uuid4(), self.old_no, self.kind, self.old_heading, self.old)
        after = ClauseText(uuid4(), self.new_no, self.new_kind or self.kind, self.new_heading, self.new)
        decided = [*around, *((before,) if self.old_heading is not None or self.old is not None else ())]
        proposed = [*around, *((after,) if self.new_heading is not None or self.new is not None else ())]
        return classify(decided, proposed, party_names=PARTY_NAMES)
