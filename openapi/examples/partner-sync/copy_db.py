"""The local copy: records as the register gave them, and their place in the feed, in one database."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS record (
  address TEXT PRIMARY KEY,          -- where it stands in the register, such as /v1/agreements/…/parties/…
  collection TEXT NOT NULL,          -- the list it stands in, such as agreements or parties
  id TEXT NOT NULL,
  above TEXT NOT NULL,               -- address of the record it belongs to; empty when it stands on its own
  etag TEXT NOT NULL,
  body TEXT NOT NULL                 -- the record itself, as JSON
) STRICT;
CREATE INDEX IF NOT EXISTS record_above ON record (above, collection);
CREATE TABLE IF NOT EXISTS removed (  -- what you may no longer see: that it was there, and nothing of what it said
  address TEXT PRIMARY KEY,
  etag TEXT NOT NULL,
  removed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ'))
) STRICT;
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- For people who ask questions in SQL.
CREATE VIEW IF NOT EXISTS agreement AS
SELECT id, body->>'title' AS title, body->>'kind' AS kind, body->>'status' AS status, etag
FROM record WHERE collection = 'agreements';
CREATE VIEW IF NOT EXISTS party AS
SELECT p.id, substr(p.above, length('/v1/agreements/') + 1) AS agreement_id, o.body->>'name' AS organisation,
  p.body->>'partyRole' AS role
FROM record p LEFT JOIN record o ON o.address = '/v1/organisations/' || (p.body->>'organisationId')
WHERE p.collection = 'parties';
CREATE VIEW IF NOT EXISTS open_finding AS
SELECT id, body->>'agreementId' AS agreement_id, body->>'severity' AS severity, body->>'code' AS code,
  body->>'$.explanation.nl' AS explanation
FROM record WHERE collection = 'findings' AND body->>'status' = 'open';
"""


@dataclass(frozen=True)
class Row:
    """A record as it is kept."""

    address: str
    collection: str
    etag: str
    body: str

    @property
    def above(self) -> str:
        """The address of the record it belongs to, if it belongs to one."""
        owner = self.address.rsplit("/", 2)[0]
        return "" if owner == "/v1" else owner


class Copy:
    """The copy in a file. What happens inside `transaction` is there afterwards as a whole, or not at all."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do several things or none; nobody else writes meanwhile."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def state(self, name: str) -> str | None:
        """Return something that was remembered."""
        found = self._db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def remember(self, name: str, value: str) -> None:
        """Remember something: the place in the feed, or how far copying came."""
        self._db.execute(
            "INSERT INTO state VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (name, value)
        )

    def put(self, row: Row) -> None:
        """Keep a record as it is now."""
        self._db.execute(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (address)"
            " DO UPDATE SET etag = excluded.etag, body = excluded.body",
            (row.address, row.collection, row.address.rpartition("/")[2], row.above, row.etag, row.body),
        )
        self._db.execute("DELETE FROM removed WHERE address = ?", (row.address,))

    def remove(self, address: str) -> None:
        """Forget a record and what belongs to it, and remember only that it was there."""
        below = address + "/"
        of_it = "address = ? OR substr(address, 1, ?) = ?"
        named = (address, len(below), below)
        self._db.execute(
            f"INSERT INTO removed (address, etag) SELECT address, etag FROM record WHERE {of_it}"  # noqa: S608 - a constant
            " ON CONFLICT DO UPDATE SET etag = excluded.etag, removed_at = excluded.removed_at",
            named,
        )
        self._db.execute(f"DELETE FROM record WHERE {of_it}", named)  # noqa: S608 - a constant

    def rows_in(self, collection: str, above: str) -> dict[str, Row]:
        """Return one list by address."""
        found = self._db.execute(
            "SELECT address, collection, etag, body FROM record WHERE collection = ? AND above = ?",
            (collection, above),
        )
        return {row[0]: Row(*row) for row in found}

    def has(self, address: str) -> bool:
        """Tell whether a record is here."""
        return self._db.execute("SELECT 1 FROM record WHERE address = ?", (address,)).fetchone() is not None

    def rows(self) -> dict[str, Row]:
        """Return everything by its address."""
        found = self._db.execute("SELECT address, collection, etag, body FROM record ORDER BY address")
        return {row[0]: Row(*row) for row in found}

    def counts(self) -> dict[str, int]:
        """Return how many records there are of each kind."""
        found = self._db.execute("SELECT collection, count(*) FROM record GROUP BY collection ORDER BY collection")
        return {str(name): int(number) for name, number in found}


def text_of(body: object) -> str:
    """Return a record as JSON that is the same whenever the record is."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
