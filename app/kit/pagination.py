"""Cursors of lists and of the event feed: opaque, signed, and bound to the question they were made for."""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.kit import problem_types
from app.kit.domain import FieldError, refusal

_MAC_BYTES = 16


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page ended: the sort value of its last record, as text, and that record's id."""

    value: str
    record_id: UUID


@dataclass(frozen=True, slots=True)
class FeedPosition:
    """How far a reader of the journal came: the last entry passed, its hash, and the history both belong to.

    `epoch` names the history; a restore from a backup begins another one. The hash tells whether the entry is still
    the same in that other history.
    """

    epoch: UUID
    sequence: int
    entry_hash: str


class CursorSigner:
    """Makes and reads cursors with the register's own key."""

    def __init__(self, key: bytes) -> None:
        """Use a key that all processes of one register share."""
        self._key = key

    def encode(self, position: Position, question: str) -> str:
        """Return a cursor for the page after a position, valid for the same question only."""
        return self._sealed([position.value, str(position.record_id)], question)

    def decode(self, cursor: str, question: str) -> Position:
        """Read a cursor back.

        Raises:
            RefusedError: `invalid-cursor`: altered, made elsewhere or for another question.

        """
        value, record_id = self._opened(cursor, question, "query", "cursor")
        return Position(value, UUID(record_id))

    def encode_feed(self, position: FeedPosition, question: str) -> str:
        """Return a cursor for what the journal holds after a position, valid for the same question only."""
        return self._sealed([str(position.epoch), position.sequence, position.entry_hash], question)

    def decode_feed(self, cursor: str, question: str, source: str, name: str) -> FeedPosition:
        """Read a cursor of the feed back; `source` and `name` tell where it stood, such as `query` and `after`.

        Raises:
            RefusedError: `invalid-cursor`: altered, made elsewhere or for another question.

        """
        epoch, sequence, entry_hash = self._opened(cursor, question, source, name)
        return FeedPosition(UUID(epoch), sequence, entry_hash)

    def _sealed(self, members: list[Any], question: str) -> str:
        content = json.dumps(members, separators=(",", ":"), ensure_ascii=False).encode()
        return _text_of(self._mac(content, question) + content)

    def _opened(self, cursor: str, question: str, source: str, name: str) -> list[Any]:
        try:
            raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise _invalid(source, name) from None
        mac, content = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
        # One text per cursor: base64 also reads other alphabets, padding and unused last bits.
        if _text_of(raw) != cursor or not hmac.compare_digest(mac, self._mac(content, question)):
            raise _invalid(source, name)
        members: list[Any] = json.loads(content)
        return members

    def _mac(self, content: bytes, question: str) -> bytes:
        return hmac.new(self._key, question.encode() + b"\x00" + content, hashlib.sha256).digest()[:_MAC_BYTES]


def _text_of(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _invalid(source: str, name: str) -> Exception:
    fault = FieldError(source, name, "invalid-cursor", problem_types.INVALID_CURSOR.cause)
    return refusal(problem_types.INVALID_CURSOR, errors=(fault,))
