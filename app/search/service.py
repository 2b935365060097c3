"""Search: what a reader finds by words, among exactly the texts that reader may see."""

import json
import re
from collections.abc import Iterator
from uuid import UUID

from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import Localised
from app.kit.listing import page_address
from app.kit.pagination import Position
from app.kit.policy import POLICIES, lacks_scope, require_scope
from app.kit.queries import PageLinks
from app.kit.reading import Reads, Row
from app.kit.resources import Resource
from app.kit.schema import RecordLinks
from app.kit.statement import Statement, query_fault
from app.search import repository
from app.search.repository import BEGINS, ENDS, Asked
from app.search.rules import SEARCHED
from app.search.schemas import SearchHit, SearchPage, SearchQuery, SnippetPart

TITLE_LENGTH = 300
# What the index cannot look for: nothing at all, or only what must not be there.
_UNFINDABLE = frozenset({"", "T"})
_PARTS = re.compile(f"{BEGINS}([^{ENDS}]*){ENDS}")
_WHITE_SPACE = re.compile(r"\s+")
# Between one text of a record and the next, and between paragraphs.
_BREAK = re.compile(r"\s*\n\s*\n\s*")
_NO_WORDS = Localised(
    "Hier staat geen woord om naar te zoeken: noem minstens één woord dat er wel moet staan en dat geen lidwoord,"
    " voegwoord of ander stopwoord is.",
    "There is no word here to look for: name at least one word that must be there and that is no article, conjunction"
    " or other stop word of Dutch.",
)


async def search(reads: Reads, token: VerifiedToken | None, query: SearchQuery, path: str) -> SearchPage:
    """Return one page of the records whose text, as the reader is shown it, holds the words.

    Everything is read in one statement.

    Raises:
        RefusedError: `validation-failed` without a word to look for, `invalid-cursor`, `insufficient-scope`.

    """
    asked = query.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    question = json.dumps(["search", query.q, query.kind, asked.get("agreementId")])
    after = reads.cursors.decode(query.cursor, question) if query.cursor is not None else None
    wanted = Asked(query.q, _kinds(token, query.kind), query.agreement_id, after, query.limit + 1)

    def compose(statement: Statement) -> tuple[str, str]:
        return repository.hits_select(statement, wanted), repository.words_asked(statement, wanted)

    _, rows = await reads.fetch(token, compose)
    if rows[0]["context"] in _UNFINDABLE:
        raise query_fault("q", "no-words", _NO_WORDS)
    found = [row for row in rows if row["id"] is not None]
    links = {"self": page_address(path, asked)}
    if len(found) > query.limit:
        last = found[query.limit - 1]
        cursor = reads.cursors.encode(Position(last["position"], last["id"]), question)
        links["next"] = page_address(path, asked | {"cursor": cursor})
    return SearchPage(items=[_hit(row) for row in found[: query.limit]], links=PageLinks(**links))


def _kinds(token: VerifiedToken | None, named: str | None) -> tuple[str, ...]:
    """Return the kinds to search: those named, or all that a token narrowed to some scopes may read."""
    if named is None:
        return tuple(
            kind for kind in SEARCHED if token is None or not lacks_scope(token, Resource.registry[kind].read_scope)
        )
    kinds = tuple(dict.fromkeys(named.split(",")))
    for kind in kinds:
        require_scope(token, POLICIES[Resource.registry[kind].operation_ids["list"]])
    return kinds


def _hit(row: Row) -> SearchHit:
    title, agreement_id = row["title"], row["agreement_id"]
    return SearchHit(
        kind=row["kind"],
        id=row["id"],
        title=None if title is None else _WHITE_SPACE.sub(" ", title)[:TITLE_LENGTH],
        agreement_id=None if agreement_id is None else UUID(agreement_id),
        snippet=list(snippet_parts(row["snippet"])),
        links=RecordLinks(self=row["address"]),
    )


def snippet_parts(marked: str) -> Iterator[SnippetPart]:
    """Cut a text at its marks."""
    for number, part in enumerate(_PARTS.split(_WHITE_SPACE.sub(" ", _BREAK.sub(" · ", marked)))):
        if part:
            yield SnippetPart(text=part, is_match=number % 2 == 1)
