"""The SQL of search: one page of what a reader finds, in one statement.

Hits come in one order for everybody: what lies in dossiers first, dossier by dossier, then the rest, each from the
highest id down. So a frequent word is found by walking from where the page begins, and only what is not found that
way is looked up in the index of words. Neither way sorts by anything that takes all hits to know.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.kit.pagination import Position
from app.kit.resources import Resource
from app.kit.statement import Statement
from app.kit.visibility import Reader, Scope
from app.search.rules import SEARCHED, Searched

# So many entries, or dossiers of the reader, are walked past before the index of words is asked.
ENTRIES_WALKED = 1000
DOSSIERS_WALKED = 250
# Control characters, which no text in the register holds.
BEGINS, ENDS = "\x02", "\x03"
_HEADLINE = f'StartSel="{BEGINS}", StopSel="{ENDS}", MaxFragments=2, MinWords=8, MaxWords=20, FragmentDelimiter=" … "'
_NOWHERE = UUID(int=0)
_ORDER = "dossier_id DESC NULLS LAST, id DESC"
# The same for what all lies in dossiers, or all in none, as the index has it.
_WALKING = "dossier_id DESC, id DESC"
_MATCHING = "(SELECT matching FROM asked)"
# Without the words themselves: there may be many entries, and they are long.
_ENTRY = f"e.dossier_id, e.id, e.kind, e.words @@ {_MATCHING} AS fits, e.public_words @@ {_MATCHING} AS public_fits"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: words as PostgreSQL reads them, in which kinds, about which agreement, after what.

    `after` holds the dossier as its value, empty for what lies in none.
    """

    words: str
    kinds: tuple[str, ...]
    agreement_id: UUID | None
    after: Position | None
    size: int

    @property
    def walks_dossiers(self) -> bool:
        """Tell whether the page begins among what lies in dossiers."""
        may = any(SEARCHED[kind].in_dossier for kind in self.kinds)
        return may and (self.after is None or self.after.value != "")

    @property
    def kinds_walked(self) -> tuple[str, ...]:
        """Return the kinds that may lie where is walked; a goal may lie in a dossier or in none."""
        return tuple(kind for kind in self.kinds if SEARCHED[kind].in_dossier or not self.walks_dossiers)


def words_asked(statement: Statement, asked: Asked) -> str:
    """Return the expression of the words as the index can look for them; empty or `T` when it cannot."""
    return f"querytree({_parsed(statement, asked)})"


def hits_select(statement: Statement, asked: Asked) -> str:
    """Return the select of one page of hits, with what is shown of each."""
    size = statement.bind(asked.size)
    ways = [(_looked_up(statement, asked), _ORDER, asked.kinds)]
    # About one agreement the index knows at once what there is.
    if asked.agreement_id is None:
        ways.insert(0, (_walked(statement, asked), _WALKING, asked.kinds_walked))
    reader = statement.reader
    steps = [f"WITH asked AS MATERIALIZED ({_asked(statement, asked)})"]
    for number, (way, order, kinds) in enumerate(ways):
        enough = "" if number == 0 else f" AND (SELECT count(*) FROM seen{number - 1}) < {size}"
        matching = _of_both(reader, enough)
        # What the reader sees follows from the words alone, unless memberships decide.
        most = "" if reader.scope is Scope.MEMBER else f" ORDER BY {order} LIMIT {size}"
        steps.append(f"found{number} AS MATERIALIZED (SELECT {_ENTRY} FROM ({way}) e WHERE {matching}{most})")
        steps.append(f"seen{number} AS MATERIALIZED ({_seen(statement, kinds, f'found{number}', size)})")
    page = " UNION ALL ".join(
        f"SELECT * FROM seen{number}"
        + (f" WHERE (SELECT count(*) FROM seen{number}) >= {size}" if number < len(ways) - 1 else "")
        for number in range(len(ways))
    )
    return f"{', '.join(steps)} {_shown(page)}"


def _parsed(statement: Statement, asked: Asked) -> str:
    return f"websearch_to_tsquery('dutch', {statement.bind(asked.words)}::text)"


def _asked(statement: Statement, asked: Asked) -> str:
    """Return the select of the words, and of the same within the kinds and the agreement; nothing matches nothing."""
    narrowed = "words"
    if len(asked.kinds) < len(SEARCHED):
        narrowed += f" && {statement.bind(_any_of('kind', asked.kinds))}::text::tsquery"
    if asked.agreement_id is not None:
        narrowed += f" && {statement.bind(_any_of('agreement', [str(asked.agreement_id)]))}::text::tsquery"
    return (
        f"SELECT words, CASE WHEN querytree(words) NOT IN ('', 'T') THEN {narrowed} END AS matching"
        f" FROM {_parsed(statement, asked)} words"
    )


def _any_of(what: str, names: Sequence[str]) -> str:
    return " | ".join(f"'{what} {name}'" for name in names)


def _of_both(reader: Reader, also: str) -> str:
    """Return the condition that an entry has the words where this reader may find them."""
    inside, outside = f"e.words @@ {_MATCHING}", f"e.public_words @@ {_MATCHING}"
    if reader.scope is Scope.EVERYTHING:
        return inside + also
    return (outside if reader.scope is Scope.PUBLIC else f"({inside} OR {outside})") + also


def _walked(statement: Statement, asked: Asked) -> str:
    """Return the select of the first entries in order from where the page begins."""
    public = " AND e.public_words IS NOT NULL" if statement.reader.scope is Scope.PUBLIC else ""
    if not asked.walks_dossiers:
        own = asked.after.record_id if asked.after and asked.after.value == "" else None
        beyond = "" if own is None else f" AND e.id < {statement.bind(own)}"
        return _entries(f"e.dossier_id IS NULL{beyond}{public}")
    beyond = _beyond_in_dossiers(statement, asked)
    if statement.reader.scope is not Scope.MEMBER:
        return _entries(f"e.dossier_id IS NOT NULL{beyond}{public}")
    return _entries_of_dossiers(statement, asked, beyond)


def _entries(condition: str) -> str:
    return (
        f"SELECT e.* FROM search_entry e WHERE {condition} ORDER BY e.dossier_id DESC, e.id DESC"
        f" LIMIT {ENTRIES_WALKED}"
    )


def _beyond_in_dossiers(statement: Statement, asked: Asked) -> str:
    if asked.after is None:
        return ""
    dossier, own = statement.bind(UUID(asked.after.value)), statement.bind(asked.after.record_id)
    return f" AND (e.dossier_id, e.id) < ({dossier}, {own})"


def _entries_of_dossiers(statement: Statement, asked: Asked, beyond: str) -> str:
    """Return the select of the entries in the first dossiers in which a member sees any.

    Those are its organisations' own and those with something public, each as far as both were walked.
    """
    up_to = "" if asked.after is None else f" AND {{id}} <= {statement.bind(UUID(asked.after.value))}"
    organisations = statement.organisations()
    own = (
        f"SELECT DISTINCT o.agreement_id FROM unnest({organisations}) organisation(id) CROSS JOIN LATERAL ("
        "SELECT DISTINCT d.agreement_id FROM dossier_relation d WHERE d.organisation_id = organisation.id"
        f"{up_to.format(id='d.agreement_id')} ORDER BY 1 DESC LIMIT {DOSSIERS_WALKED}) o"
        f" ORDER BY 1 DESC LIMIT {DOSSIERS_WALKED}"
    )
    public = _entries(f"e.dossier_id IS NOT NULL AND e.public_words IS NOT NULL{up_to.format(id='e.dossier_id')}")
    return (
        f"WITH own AS MATERIALIZED ({own}),"
        f" public AS MATERIALIZED (SELECT p.dossier_id AS agreement_id FROM ({public}) p)"
        " SELECT e.* FROM (SELECT agreement_id FROM own UNION SELECT agreement_id FROM public) dossier"
        f" JOIN search_entry e ON e.dossier_id = dossier.agreement_id{beyond}"
        f" WHERE dossier.agreement_id >= coalesce(greatest({_last('own', DOSSIERS_WALKED)},"
        f" {_last('public', ENTRIES_WALKED)}), '{_NOWHERE}')"
    )


def _last(walked: str, most: int) -> str:
    """Return the last dossier of a list that goes on; nothing when all of it was walked."""
    return f"(SELECT agreement_id FROM {walked} ORDER BY 1 DESC OFFSET {most - 1} LIMIT 1)"


def _looked_up(statement: Statement, asked: Asked) -> str:
    """Return the select of every entry beyond where the page begins, for the index of words to choose from.

    A member's are narrowed to its own dossiers, what is public and what lies in no dossier.
    """
    beyond = "TRUE"
    if asked.after is not None and asked.after.value == "":
        beyond = f"e.dossier_id IS NULL AND e.id < {statement.bind(asked.after.record_id)}"
    elif asked.after is not None:
        beyond = f"(e.dossier_id IS NULL OR {_beyond_in_dossiers(statement, asked).removeprefix(' AND ')})"
    if statement.reader.scope is Scope.MEMBER:
        beyond += (
            " AND (e.dossier_id IS NULL OR e.public_words IS NOT NULL OR e.dossier_id IN (SELECT d.agreement_id"
            f" FROM dossier_relation d WHERE d.organisation_id = ANY({statement.organisations()})))"
        )
    return f"SELECT e.* FROM search_entry e WHERE {beyond}"


def _seen(statement: Statement, kinds: Sequence[str], found: str, size: str) -> str:
    """Return the select of the first of these entries that the reader sees, judged as every list judges it."""
    return (
        " UNION ALL ".join(_of_kind(statement, Resource.registry[kind], found) for kind in kinds)
        + f" ORDER BY {_ORDER} LIMIT {size}"
    )


def _of_kind(statement: Statement, resource: Resource, found: str) -> str:
    """Return the select of the entries of one kind whose words the reader may find: those of what it is shown."""
    inside, told = statement.inside(resource), SEARCHED[resource.kind]
    return (
        f"(SELECT e.dossier_id, e.id, e.kind, {statement.reader.text('r', inside)} AS text, {_places(told)}"
        f" FROM {found} e JOIN {resource.table_name} r ON r.id = e.id WHERE e.kind = '{resource.kind}'"
        f" AND {statement.visible(resource)}"
        f" AND CASE WHEN {inside} THEN e.fits ELSE e.public_fits END)"
    )


def _places(told: Searched) -> str:
    titles, places = ("{" + ",".join(paths) + "}" for paths in (told.titles, told.places))
    agreement = "NULL" if told.one_agreement is None else f"'{told.one_agreement}'"
    return f"'{titles}'::text[] AS titles, '{places}'::text[] AS places, {agreement}::jsonpath AS agreement"


def _shown(page: str) -> str:
    """Return the select of what is shown of each hit; the snippet is only made of those on the page."""
    return (
        "SELECT h.id, h.kind, coalesce(h.dossier_id::text, '') AS position, search_text(h.shown, h.titles) AS title,"
        " jsonb_path_query_first(h.shown, h.agreement) #>> '{}' AS agreement_id,"
        " h.shown #>> '{links,self}' AS address,"
        f" ts_headline('dutch', search_text(h.shown, h.places), (SELECT words FROM asked), '{_HEADLINE}') AS snippet"
        f" FROM (SELECT p.*, p.text::jsonb AS shown FROM ({page}) p OFFSET 0) h"
        " ORDER BY h.dossier_id DESC NULLS LAST, h.id DESC"
    )
