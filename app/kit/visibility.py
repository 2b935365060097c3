"""Who reads, and the one way in which a read finds out what that reader may see."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import ApiRole

if TYPE_CHECKING:
    from sqlmodel.ext.asyncio.session import AsyncSession

    from app.kit.journal import Actor
    from app.kit.resources import Representation, Resource
    from app.kit.schema import Provenance
    from app.kit.tables import Record
    from app.kit.work import Touched, Work


class Scope(Enum):
    """How much of the register lies open to a reader."""

    PUBLIC = "public"
    MEMBER = "member"
    EVERYTHING = "everything"


# Of a reader whom no membership makes.
NO_EPOCH = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader as the memberships of one moment make them.

    `epoch` numbers that moment: every read compares it with the database's own in the same statement, so a
    membership that was withdrawn ends at the next request although memberships are remembered in memory.
    """

    scope: Scope
    organisations: tuple[UUID, ...] = ()
    epoch: int = NO_EPOCH
    roles: frozenset[ApiRole] = frozenset()

    @property
    def is_administrator(self) -> bool:
        """Tell whether the reader gives memberships."""
        return ApiRole.ADMINISTRATOR in self.roles

    @property
    def breadth(self) -> int:
        """Return for how many organisations the reader's statements have places: a power of two, so few differ."""
        return 1 << max(0, len(self.organisations) - 1).bit_length()

    def inside(self, visible: str, organisations_parameter: str) -> str:
        """Return the SQL condition under which this reader is inside the dossier of a row on alias `r`."""
        if self.scope is Scope.MEMBER:
            condition = visible.replace("{is_administrator}", "TRUE" if self.is_administrator else "FALSE")
            return f"({condition.replace('{organisations}', organisations_parameter)})"
        return "TRUE" if self.scope is Scope.EVERYTHING else "FALSE"

    def condition(self, visible: str, organisations_parameter: str) -> str:
        """Return the SQL condition under which this reader sees a row on alias `r`.

        What is public is so for everybody: a token never takes anything away.
        """
        if self.scope is Scope.EVERYTHING:
            return "TRUE"
        public = "r.public_representation IS NOT NULL"
        if self.scope is Scope.PUBLIC:
            return public
        return f"({self.inside(visible, organisations_parameter)} OR {public})"

    def text(self, table: str, inside: str) -> str:
        """Return the SQL expression of the stored representation this reader gets."""
        if self.scope is Scope.MEMBER:
            return f"CASE WHEN {inside} THEN {table}.representation ELSE {table}.public_representation END"
        return f"{table}.public_representation" if self.scope is Scope.PUBLIC else f"{table}.representation"


PUBLIC_READER = Reader(Scope.PUBLIC)


class ReaderSource(Protocol):
    """Tells who a token's bearer is here and now."""

    async def reader(self, token: VerifiedToken | None, *, fresh: bool) -> Reader:
        """Return the reader; from memory unless `fresh`."""
        ...


class Gate(Protocol):
    """Decides whether a command may be given: at the door by role, and all of it inside its transaction."""

    async def require_role(self, token: VerifiedToken, allowed: Collection[ApiRole]) -> None:
        """Refuse who holds none of these roles anywhere, before anything else is looked at."""
        ...

    async def actor(
        self,
        session: "AsyncSession",
        token: VerifiedToken,
        allowed: Collection[ApiRole],
        organisation_id: UUID | None,
    ) -> "Actor":
        """Return who acts, in which role and for which organisation, or refuse."""
        ...

    async def require_corrector(self, work: "Work", resource: "Resource", row: "Record") -> None:
        """Refuse a correction by who neither recorded nor owns a record."""
        ...

    async def require_steward(self, work: "Work", resource: "Resource", row: "Record", facts: "Provenance") -> None:
        """Refuse an organisation that does not keep this record."""
        ...

    async def touched_in_sight(self, work: "Work") -> "list[Touched]":
        """Return what was touched, but for what followed elsewhere and the acting organisation does not see."""
        ...

    async def require_sight(
        self, work: "Work", resource: "Resource", facts: "Representation", present: "Representation"
    ) -> None:
        """Refuse a new reference to what the acting organisation does not see, as if it were not there."""
        ...


# Stands for each organisation where it is kept which ones may see a record.
ANY_ORGANISATION = UUID(int=0)
# The dossier conditions most resources share. `dossier_relation` holds who manages, is party to or funds a dossier.
IN_DOSSIER = (
    "EXISTS (SELECT 1 FROM dossier_relation d"
    " WHERE d.agreement_id = r.agreement_id AND d.organisation_id = ANY({organisations}))"
)
# Memberships themselves: who gives them sees them all.
FOR_ADMINISTRATORS = "{is_administrator}"
ANY_MEMBER = "cardinality({organisations}) > 0"
