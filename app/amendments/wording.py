"""Words that weigh wherever they stand: they make, firm up, limit or end a duty. Pure.

The lists are short on purpose: words that cooperation agreements use for little else. They only matter where a
passage uses another number of them than before, so that a sentence that holds them may still be put in other words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.amendments.passages import Passage, Words
from app.amendments.rules import EvidenceCause, ProtectedSubject
from app.comparison.mentions import NEGATIONS
from app.comparison.tokens import tokens_of

# How firmly something is put; the words of one line are forms of one, and stand for each other.
_FIRMNESS = (
    "kan kunnen kunt kon konden can could",
    "mag mogen mocht mochten may might",
    "moet moeten moest moesten dient dienen diende dienden must ought",
    "zal zullen shall will",
    "zou zouden should would",
    "hoeft hoeven hoefde hoefden need needs",
    "wil willen",
    "streeft streven trachten tracht spannen spant strive strives endeavour endeavours",
)
_FIRMNESS_OF = {word: line.split()[0] for line in _FIRMNESS for word in line.split()}
# Beginnings of words, `$` where the whole word is meant.
_WEIGHTS = {
    ProtectedSubject.OBLIGATIONS: (
        "verplicht onverplicht verbindt$ gehouden$ gebonden$ bindend garant garandeer gegarandeer waarborg gewaarborg"
        " nakom tekortkom exclusie uitsluitend verbod verboden aanspraak eenzijdig oblig guarant undertake warrant"
        " binding$ entitle exclusiv solely$ unilateral zonder$ without$"
    ),
    ProtectedSubject.MONEY: (
        "subsid bijdrag kosten$ vergoed betaal$ betaalt$ betalen$ betaling bekostig financier gefinancier indexe"
        " geindexeer btw$ tarief$ tarieven$ budget begrot costs?$ funds?$ funding$ funded$ fees?$ payments?$ pays?$"
        " contribut bedrag amounts?$ helft$ derde$ kwart$ driekwart$ tweederde$ dubbel verdubbel third$ doubl"
    ),
    ProtectedSubject.LIABILITY: (
        "aansprakelijk hoofdelijk vrijwar gevrijwaar schade boete dwangsom overmacht liab indemnif penalt damages$"
    ),
    ProtectedSubject.CONFIDENTIALITY: "geheim vertrouwelijk confidential",
    ProtectedSubject.PERSONAL_DATA: "persoonsgegeven verwerkersovereenk verwerkingsverantw datalek avg$ gdpr$",
    ProtectedSubject.TERM: "looptijd verleng duration$",
    ProtectedSubject.GOVERNANCE: "stemrecht meerderheid unani zeggenschap veto majority$",
    ProtectedSubject.CONDITIONS: (
        "voorbehoud voorwaard mits$ tenzij$ behalve$ behoudens$ uitzonder uitgezonderd$ opschort provided$ unless$"
        " except"
    ),
    ProtectedSubject.ENTRY_EXIT: (
        "opzeg opgezegd uittre uitgetre toetre toegetre ontbind ontbond beeindig terminat withdraw accession$"
    ),
    ProtectedSubject.DISPUTES: "geschil rechter$ rechtbank arbitra disput courts?$",
    ProtectedSubject.AMENDMENT_RULES: "wijzig gewijzigd amend",
}
_SUBJECT_OF = {text: subject for subject, texts in _WEIGHTS.items() for text in texts.split()}
_WEIGHS = re.compile("|".join(f"({text})" for text in sorted(_SUBJECT_OF, key=len, reverse=True)))
_BY_GROUP = ("", *sorted(_SUBJECT_OF, key=len, reverse=True))
# Who acts. Where one goes and another comes, somebody else is to act.
_ACTORS = {
    **dict.fromkeys(("gemeente", "municipality"), "municipality"),
    **dict.fromkeys(("provincie", "province"), "province"),
    **dict.fromkeys(("rijk", "staat", "state"), "state"),
    "waterschap": "water authority",
    **dict.fromkeys(("corporatie", "corporaties", "woningcorporatie", "woningcorporaties"), "housing association"),
    **dict.fromkeys(("college", "burgemeester"), "municipal executive"),
    **dict.fromkeys(("partij", "partijen", "party", "parties"), "parties"),
}


@dataclass(frozen=True, slots=True)
class Touch:
    """What one place of a clause touches, and the words that show it, on one side or on both."""

    cause: EvidenceCause
    subject: ProtectedSubject | None
    old: Words | None = None
    new: Words | None = None


Weight = tuple[EvidenceCause, ProtectedSubject, str]


@lru_cache(maxsize=4096)
def _weight(word: str) -> Weight | None:
    """Return what a word weighs, given without case and accents."""
    if word in NEGATIONS:
        return EvidenceCause.NEGATION, ProtectedSubject.OBLIGATIONS, ""
    if word in _FIRMNESS_OF:
        return EvidenceCause.FIRMNESS, ProtectedSubject.OBLIGATIONS, _FIRMNESS_OF[word]
    found = _WEIGHS.match(word)
    if found is None or found.lastindex is None:
        return None
    text = _BY_GROUP[found.lastindex]
    return EvidenceCause.DUTY, _SUBJECT_OF[text], text


def weighty_words(passage: Passage) -> Iterator[Touch]:
    """Yield the words that weigh, of each weight that a passage does not hold as often as it did."""
    old, new = _weighed(passage.old), _weighed(passage.new)
    for weight in sorted(old.keys() | new.keys()):
        if len(old[weight]) == len(new[weight]):
            continue
        cause, subject, _ = weight
        yield from (Touch(cause, subject, old=words) for words in old[weight])
        yield from (Touch(cause, subject, new=words) for words in new[weight])


def _weighed(words: Words) -> defaultdict[Weight, list[Words]]:
    found: defaultdict[Weight, list[Words]] = defaultdict(list)
    for token in tokens_of(words.text):
        weight = _weight(token.folded)
        if weight is not None:
            found[weight].append(Words(token.text, words.start + token.start, words.in_heading))
    return found


def other_actor(passage: Passage) -> Touch | None:
    """Return that somebody else is to act: in a passage one kind of party goes and another comes."""
    old, new = (
        Counter(_ACTORS[token.folded] for token in tokens_of(side.text) if token.folded in _ACTORS)
        for side in (passage.old, passage.new)
    )
    if not (old - new and new - old):
        return None
    return Touch(EvidenceCause.ACTOR, ProtectedSubject.PARTIES, passage.old, passage.new)
