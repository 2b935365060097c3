"""How much processor time it takes to assess an amendment, and how that grows: `python -m tests.load.assessing`.

An agreement of 60 clauses and 200,000 characters, 20 operations on it: replaced sentences and amounts, clauses that
come, go and move. Then a quarter of it, four times it, and texts made to be slow. It prints milliseconds of processor
time, the least of some runs, and fails above the limit.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from uuid import UUID

from app.agreements.rules import ClauseKind
from app.amendments.classification import Assessment, classify
from app.amendments.operations import Delete, Insert, Move, Operation, Replace, apply_operations
from app.comparison.alignment import ClauseText

CLAUSES, CHARACTERS, OPERATIONS = 60, 200_000, 20
LIMIT_MS = 300
RUNS = 5
PARTY_NAMES = tuple(f"Stichting Woonpartner {name}" for name in ("Noord", "Zuid", "Oost", "West", "Midden", "Ring"))
_SENTENCES = """
de partijen stellen samen met bewoners een plan op voor de wijk en bespreken elk kwartaal de voortgang daarvan
met het wijkteam volgens artikel 4 en de afspraken over onderhoud groen ontmoeting jeugd veiligheid zorg wonen
werk scholing binnen zes maanden voor € 12.500,- of 2,5% uiterlijk 31 december 2030 niet kunnen moeten zullen
"""
WORDS = _SENTENCES.split()
KINDS = list(ClauseKind)


def agreement(clauses: int, characters: int) -> list[ClauseText]:
    """An agreement of a size, the same each time."""
    chance = random.Random(clauses * characters)
    length = characters // clauses
    return [_clause(chance, place, length, KINDS[place % len(KINDS)]) for place in range(clauses)]


def _clause(chance: random.Random, place: int, length: int, kind: ClauseKind) -> ClauseText:
    sentences: list[str] = []
    while sum(map(len, sentences)) < length:
        words = [*chance.choices(WORDS, k=12), f"punt{place}x{len(sentences)}"]
        sentences.append(" ".join(words).capitalize() + ". ")
    return ClauseText(
        UUID(int=chance.getrandbits(128)), str(place + 1), kind, f"Bepaling {place + 1}", "".join(sentences)
    )


def operations(baseline: Sequence[ClauseText], number: int) -> list[Operation]:
    """Operations spread over a text: of each five, three replace, one comes and one goes or moves."""
    chance = random.Random(len(baseline))
    places = chance.sample(range(len(baseline)), number)
    found: list[Operation] = []
    for turn, place in enumerate(places):
        clause = baseline[place]
        if turn % 5 == 3:
            new = _clause(chance, 900 + turn, len(clause.text or ""), ClauseKind.PUBLICITY)
            found.append(Insert(after=clause.id, clause=new))
        elif turn % 10 == 4:
            found.append(Delete(clause_id=clause.id))
        elif turn % 10 == 9:
            found.append(Move(clause_id=clause.id, after=None))
        else:
            text = (clause.text or "").replace("zes maanden", "negen maanden").replace("bewoners", "inwoners")
            changed = ClauseText(clause.id, clause.article_no, clause.clause_kind, clause.heading, text)
            found.append(Replace(clause_id=clause.id, clause=changed))
    return found


def hostile(characters: int) -> dict[str, tuple[str, str]]:
    """Pairs of texts made to be slow."""
    chance = random.Random(characters)
    pairs = {
        "two words": (chance.choices(("a", "b"), k=characters // 2), chance.choices(("a", "b"), k=characters // 2)),
        "amounts": (["€ 1;"] * (characters // 5), ["€ 2;"] * (characters // 5)),
        "references": (["artikel 1,"] * (characters // 11), ["artikel 2,"] * (characters // 11)),
        "definitions": (
            [f"T{place}: a;" for place in range(characters // 9)],
            [f"T{place}: b;" for place in range(characters // 9)],
        ),
        "denials": (["niet"] * (characters // 5), ["geen kan"] * (characters // 9)),
    }
    return {name: (" ".join(old), " ".join(new)) for name, (old, new) in pairs.items()} | {
        "one word": ("a" * characters, "a" * (characters - 1) + "b"),
        "digits": ("1" * characters, "2" * characters),
    }


def assess(baseline: Sequence[ClauseText], changes: Sequence[Operation]) -> Assessment:
    """Assess operations on a text that was decided on."""
    proposed = [each.clause for each in apply_operations(baseline, changes).clauses]
    return classify(baseline, proposed, party_names=PARTY_NAMES)


def least_ms(measured: Callable[[], object], runs: int = RUNS) -> float:
    """Return the least processor time of some runs, in milliseconds."""
    found = []
    for _ in range(runs):
        start = time.process_time()
        measured()
        found.append((time.process_time() - start) * 1000)
    return min(found)


def main() -> int:
    """Print what was measured; the answer is whether the limit was kept."""
    named = 0.0
    for scale in (0.25, 1, 4, 16):
        clauses, characters = int(CLAUSES * scale), int(CHARACTERS * scale)
        baseline = agreement(clauses, characters)
        changes = operations(baseline, max(int(OPERATIONS * scale), 1))
        taken = least_ms(lambda baseline=baseline, changes=changes: assess(baseline, changes))  # type: ignore[misc]  # bound per turn
        named = taken if scale == 1 else named
        print(f"{clauses:5} clauses {characters:9,} characters {len(changes):4} operations {taken:9.0f} ms")
    for characters in (CHARACTERS // 4, CHARACTERS):
        for name, (old, new) in hostile(characters).items():
            kind = ClauseKind.DEFINITIONS if name == "definitions" else ClauseKind.ANNEX
            sides = [[ClauseText(UUID(int=n), "1", kind, "Bijlage", text)] for n, text in enumerate((old, new))]
            taken = least_ms(lambda sides=sides: classify(*sides, party_names=PARTY_NAMES), runs=1)  # type: ignore[misc]  # bound per turn
            print(f"{name:12} {characters:9,} characters {taken:9.0f} ms")
    return 0 if named < LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
