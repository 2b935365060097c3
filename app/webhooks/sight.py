"""What a subscription may know of: what members of its organisation see, for as long as its keeper is one."""

from dataclasses import dataclass
from uuid import UUID

from app.access.service import standing_at
from app.kit.auth.tokens import VerifiedToken
from app.kit.read_pool import ReadSource
from app.kit.visibility import Reader, Scope
from app.webhooks.rules import SUBSCRIBERS


class KeeperLeftError(Exception):
    """Who kept the subscription no longer holds a role at its organisation that may."""


@dataclass(frozen=True, slots=True)
class SubscriptionSight:
    """Tells what one subscription may know of, by the membership of who keeps it."""

    pool: ReadSource
    organisation_id: UUID
    keeper: tuple[str, str]

    async def reader(self, token: VerifiedToken | None, *, fresh: bool) -> Reader:
        """Return the reader a subscription is: never more than its organisation, whatever else its keeper may do.

        Raises:
            KeeperLeftError: the membership ended or has no such role any more.

        """
        epoch, roles = await standing_at(self.pool, *self.keeper, self.organisation_id)
        if roles.isdisjoint(SUBSCRIBERS):
            raise KeeperLeftError
        return Reader(Scope.MEMBER, (self.organisation_id,), epoch, roles & SUBSCRIBERS)
