"""Shapes of search: what is asked, and a hit."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from app.kit.json_schemas import ONE_LINE
from app.kit.queries import Cursor, ListQuery, PageLinks
from app.kit.schema import ApiModel, RecordLinks, clean_line
from app.search.rules import SEARCHED

TERM_LIMIT = 200
_ONE_KIND = f"({'|'.join(SEARCHED)})"
_KINDS = rf"^{_ONE_KIND}(,{_ONE_KIND})*$"


class SearchQuery(ApiModel):
    """What is looked for, and where."""

    model_config = ListQuery.model_config

    q: Annotated[
        str,
        Field(min_length=1, max_length=TERM_LIMIT, json_schema_extra=ONE_LINE),
        AfterValidator(clean_line),
    ] = Field(
        description='Words that must all be there, in any form Dutch gives them; `"two words"` beside each other;'
        " `or` between alternatives; `-word` for what must not be there. `%`, `_` and `*` mean nothing.",
        examples=["veerkrachtige wijken"],
    )
    kind: Annotated[str, Field(max_length=1000, pattern=_KINDS)] | None = Field(
        None, description="Only these kinds of record, comma-separated, such as `agreement,decision`."
    )
    agreement_id: UUID | None = Field(
        None,
        description="Only what is about this agreement: its dossier, and decisions, documents, mandates and"
        " allocations that name it.",
    )
    limit: int = Field(25, ge=1, le=50, description="Most hits on one page.")
    cursor: Cursor | None = Field(None, description="From `links.next`; opaque.")


class SnippetPart(ApiModel):
    """A piece of the text of a hit. The pieces in order are the snippet, without a character added."""

    text: str = Field(description="Some of the words of the record, as they stand there.")
    is_match: bool = Field(description="Whether this is what was looked for.")


class SearchHit(ApiModel):
    """A record with the words that were looked for, in the text the reader may see."""

    kind: str = Field(description="The kind of record, such as `agreement`.")
    id: UUID
    title: str | None = Field(
        description="Its title or name, or the beginning of its text; null when it has neither, as a version has."
    )
    agreement_id: UUID | None = Field(description="The agreement it belongs to, if it belongs to one.")
    snippet: list[SnippetPart] = Field(
        description="The words around what was found, as plain text in pieces; ` · ` stands between two texts of"
        " the record, ` … ` for what is left out."
    )
    links: RecordLinks


class SearchPage(ApiModel):
    """One page of hits."""

    items: list[SearchHit]
    links: PageLinks
