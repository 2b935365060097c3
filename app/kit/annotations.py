"""What a feature adds to the record of another one when a reader asks with `annotate=true`.

A record stands alone (D13); who put what in it is told beside it. The feature that knows registers itself here.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.kit.auth.tokens import VerifiedToken
from app.kit.reading import Found, Reads
from app.kit.schema import ApiModel
from app.kit.statement import Moment

Annotate = Callable[[Reads, VerifiedToken | None, Found, Sequence[UUID], Moment], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Annotation:
    """The shape of one annotation, and what returns those of a record as the text of a JSON list."""

    shape: type[ApiModel]
    of: Annotate


ANNOTATIONS: dict[str, Annotation] = {}


def annotates(kind: str, shape: type[ApiModel], annotate: Annotate) -> None:
    """Register what annotates a kind of record.

    Raises:
        ValueError: something annotates it already.

    """
    if kind in ANNOTATIONS:
        raise ValueError(f"{kind} is annotated twice")
    ANNOTATIONS[kind] = Annotation(shape, annotate)
