"""Keep the copy as new as the register: follow the feed, and compare the lists for what no event tells."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from convenant_client import Convenant, FeedPage, Record, UnreachableError, problems

from catalogue import CATALOGUE, Collection, place_of
from copy_db import Copy, Row, text_of

PAGE = 200
PAUSE_SECONDS = 5.0
COMPARE_SECONDS = 600.0
OPENS_A_DOSSIER = frozenset({"party", "allocation"})


@dataclass
class Sync:
    """One copy of what one partner may see.

    The feed tells what changed in the records you see. It cannot tell which records came into your sight or went out
    of it: those may be old. So after following the feed the lists are compared too. That takes one request for every
    200 records; what lies below a record is only read when the record is new or changed, or its parties are.
    """

    register: Convenant
    copy: Copy
    say: Callable[[str], object] = print

    def catch_up(self) -> None:
        """Make the copy equal to the register. Interrupted anywhere, it goes on where it was the next time."""
        self._begin()
        self._follow()
        self._compare_all()

    def follow(self) -> None:
        """Catch up, and stay up to date for ever."""
        self.catch_up()
        compared = time.monotonic()
        while True:
            time.sleep(PAUSE_SECONDS)
            try:
                if self._follow() or time.monotonic() - compared > COMPARE_SECONDS:
                    self._begin()
                    self._compare_all()
                    compared = time.monotonic()
            except UnreachableError as fault:
                self.say(f"het register is niet bereikbaar en wordt straks weer gevraagd: {fault}")

    def _begin(self) -> None:
        """Note where the feed stands before anything is copied, and whether everything must be looked at."""
        sight = text_of([each.model_dump(mode="json") for each in self.register.me.access().memberships])
        cursor = self.copy.state("cursor")
        if cursor is not None and sight == self.copy.state("sight"):
            return
        if cursor is None:
            # From here on events are followed; what was there before is copied from the lists.
            cursor = next(self.register.events.pages(after="latest", limit=1)).cursor
        with self.copy.transaction():
            self.copy.remember("cursor", cursor)
            self.copy.remember("sight", sight)
            self.copy.remember("complete", "no")

    def _follow(self) -> int:
        """Take over what happened since the place in the feed; return how many events there were."""
        seen = 0
        pages = self.register.events.pages(after=self.copy.state("cursor"), limit=PAGE, restored=self._restored)
        for page in pages:
            self._take_over(page)
            seen += len(page.items)
        if seen:
            self.say(f"{seen} gebeurtenissen gevolgd")
        return seen

    def _take_over(self, page: FeedPage) -> None:
        """Fetch each record of a page once, as it is now; keep all in one transaction with the place in the feed."""
        addresses = dict.fromkeys(event.data.address for event in page.items)
        fetched = {address: self._fetched(address) for address in addresses if place_of(address)}
        # Who becomes a party or gives money sees the whole dossier from now on, also what was recorded long ago. What
        # comes into sight is new here; what lies below it may be old and have no event on this page.
        opened = {
            f"/v1/agreements/{event.data.agreement_id}" for event in page.items if event.data.kind in OPENS_A_DOSSIER
        }
        opened |= {address for address, row in fetched.items() if row and not self.copy.has(address)}
        for address in sorted(opened):
            self._copy_below(address)
        with self.copy.transaction():
            for address, row in fetched.items():
                self._keep(address, row)
            self.copy.remember("cursor", page.cursor)

    def _fetched(self, address: str) -> Row | None:
        """Return a record as it is now; nothing when it may not be seen any more."""
        place = place_of(address)
        assert place is not None
        try:
            return row_of(place.collection, place.collection.of(self.register).get(*place.ids))
        except problems.NotFound:
            return None

    def _keep(self, address: str, row: Row | None) -> None:
        if row is None:
            self.copy.remove(address)
        else:
            self.copy.put(row)

    def _restored(self, _last_common: int | None) -> None:
        """Look at everything again: the register came back from a backup, and what came after it never happened."""
        with self.copy.transaction():
            self.copy.remember("complete", "no")

    def _compare_all(self) -> None:
        is_complete = self.copy.state("complete") == "yes"
        if not is_complete:
            self.say("alles wordt gekopieerd")
        for collection in CATALOGUE:
            self._compare(collection, "", deep=not is_complete)
        with self.copy.transaction():
            self.copy.remember("complete", "yes")

    def _compare(self, collection: Collection, above: str, *, deep: bool) -> None:
        """Make one list of the copy equal to that of the register, page by page.

        What lies below a record is copied before the record itself: interrupted in between, it is still new.
        """
        known = self.copy.rows_in(collection.name, above)
        listed = set()
        for rows in pages_of(self.register, collection, above):
            changed = [row for row in rows if row != known.get(row.address)]
            for row in rows if deep else changed:
                self._copy_below(row.address)
            with self.copy.transaction():
                for row in changed:
                    self.copy.put(row)
            listed |= {row.address for row in rows}
        gone = known.keys() - listed
        if gone:
            with self.copy.transaction():
                for address in gone:
                    self._keep(address, None)
            self.say(f"{len(gone)} uit zicht: {collection.name}")

    def _copy_below(self, address: str) -> None:
        """Copy the lists that hang below one record, whole."""
        place = place_of(address)
        for collection in place.collection.below if place else ():
            self._compare(collection, address, deep=True)


def pages_of(register: Convenant, collection: Collection, above: str) -> Iterator[list[Row]]:
    """Give one list of the register in pages; an empty one when what it hangs below may not be seen."""
    place = place_of(above) if above else None
    try:
        for page in collection.of(register).list(*(place.ids if place else ()), limit=PAGE).pages():
            yield [row_of(collection, record) for record in page.items]
    except problems.NotFound:
        return


def row_of(collection: Collection, record: Record) -> Row:
    """Return a record as it is kept."""
    assert record.etag is not None
    return Row(record.address, collection.name, record.etag, text_of(record.model_dump(mode="json", by_alias=True)))
