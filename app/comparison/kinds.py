"""The closed lists of values in which a comparison is told."""

from app.kit.codelists import CodeList


class RunKind(CodeList):
    """What happened to a stretch of text."""

    EQUAL = "equal", "Ongewijzigd"
    DELETED = "deleted", "Verwijderd"
    INSERTED = "inserted", "Toegevoegd"


class ClauseChange(CodeList):
    """What happened to a clause from one version to another; several may hold at once."""

    ADDED = "added", "Toegevoegd"
    REMOVED = "removed", "Verwijderd"
    MOVED = "moved", "Verplaatst"
    RENUMBERED = "renumbered", "Hernummerd"
    HEADING_CHANGED = "heading_changed", "Ander opschrift"
    KIND_CHANGED = "kind_changed", "Andere soort bepaling"
    REWORDED = "reworded", "Anders verwoord"


class TextComparison(CodeList):
    """Whether the words of a clause are the same in both versions, as far as the register knows them."""

    EQUAL = "equal", "Gelijk"
    DIFFERENT = "different", "Verschillend"
    UNKNOWN = "unknown", "Niet te vergelijken"


class MentionKind(CodeList):
    """What a text mentions that weighs when it changes."""

    AMOUNT = "amount", "Bedrag"
    PERCENTAGE = "percentage", "Percentage"
    DATE = "date", "Datum"
    PERIOD = "period", "Termijn", "Period"
    PARTY_NAME = "party_name", "Naam van een partij", "Name of a party"
    NEGATION = "negation", "Ontkenning"
