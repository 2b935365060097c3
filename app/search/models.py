"""Table of search: the words of every record that has any. A trigger keeps it; the service only reads it."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlmodel import Field, SQLModel

# GIN keeps what was just written aside until there is this much of it (kB), and every search reads that too.
_GIN: Any = {"postgresql_using": "gin", "postgresql_with": {"gin_pending_list_limit": 512}}
_IS_PUBLIC = text("public_words IS NOT NULL")


class SearchEntry(SQLModel, table=True):
    """The words of one record, and apart from them those of what everybody may see of it.

    `dossier_id` is the agreement whose dossier alone decides who sees the record, where one does.
    """

    __tablename__: ClassVar[Any] = "search_entry"
    __table_args__ = (
        Index("ix_search_entry_words", "words", **_GIN),
        Index("ix_search_entry_public_words", "public_words", postgresql_where=_IS_PUBLIC, **_GIN),
        Index("ix_search_entry_place", "dossier_id", "id"),
        Index("ix_search_entry_public_place", "dossier_id", "id", postgresql_where=_IS_PUBLIC),
    )

    id: UUID = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    dossier_id: UUID | None = None
    words: str = Field(sa_type=TSVECTOR, nullable=False)
    public_words: str | None = Field(default=None, sa_type=TSVECTOR)
