"""Keyset cursors: opaque, signed, and bound to the question they were made for."""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass
from uuid import UUID

from app.kit import problem_types
from app.kit.domain import FieldError, refusal

_MAC_BYTES = 16


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page ended: the sort value of its last record, as text, and that record's id."""

    value: str
    record_id: UUID


class CursorSigner:
    """Makes and reads cursors with the register's own key."""

    def __init__(self, key: bytes) -> None:
        """Use a key that all processes of one register share."""
        self._key = key

    def encode(self, position: Position, question: str) -> str:
        """Return a cursor for the page after a position, valid for the same question only."""
        content = json.dumps(
            [position.value, str(position.record_id)], separators=(",", ":"), ensure_ascii=False
        ).encode()
        return _text_of(self._mac(content, question) + content)

    def decode(self, cursor: str, question: str) -> Position:
        """Read a cursor back.

        Raises:
            RefusedError: `invalid-cursor`: altered, made elsewhere or for another question.

        """
        try:
            raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise _invalid() from None
        mac, content = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
        # One text per cursor: base64 also reads other alphabets, padding and unused last bits.
        if _text_of(raw) != cursor or not hmac.compare_digest(mac, self._mac(content, question)):
            raise _invalid()
        value, record_id = json.loads(content)
        return Position(value, UUID(record_id))

    def _mac(self, content: bytes, question: str) -> bytes:
        return hmac.new(self._key, question.encode() + b"\x00" + content, hashlib.sha256).digest()[:_MAC_BYTES]


def _text_of(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _invalid() -> Exception:
    fault = FieldError("query", "cursor", "invalid-cursor", problem_types.INVALID_CURSOR.cause)
    return refusal(problem_types.INVALID_CURSOR, errors=(fault,))
