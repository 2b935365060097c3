"""Receiving one file in a multipart form (RFC 7578): streamed to disk, hashed on the way, never whole in memory."""

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from app.kit import problem_types
from app.kit.domain import FieldError, Localised, RefusedError, refusal
from app.kit.files import FilesUnavailableError
from app.kit.request_limits import limits_of
from app.kit.upload_problems import FILE_EMPTY, INVALID_MULTIPART

MULTIPART = "multipart/form-data"
FILE_PART = "file"
HASH_PART = "sha256"
HEAD_BYTES = 4096
_WRITTEN_AT_ONCE = 1024 * 1024
_FIELD_BYTES = 200
_UNENCODED = frozenset({b"", b"binary", b"8bit", b"7bit"})
_REPEATED = Localised("Dit deel komt vaker voor.", "This part occurs more than once.")
_UNKNOWN = Localised("Dit deel bestaat hier niet.", "This part does not exist here.")
_MISSING = Localised("Dit deel is verplicht.", "This part is required.")
_TOO_LONG = Localised("Dit deel is te lang.", "This part is too long.")


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file as it came in: its bytes, what was computed of them, and what its sender says of it."""

    content: BinaryIO
    size: int
    sha256: str
    head: bytes
    stated_name: str | None
    stated_sha256: str | None


@asynccontextmanager
async def received_file(request: Request) -> AsyncIterator[ReceivedFile]:
    """Receive the file of a form into a temporary file without a name, which is gone when this ends, however it ends.

    Raises:
        RefusedError: `unsupported-media-type`, `invalid-multipart`, `validation-failed` (a part is missing, unknown
            or repeated), `body-too-large`, `file-empty`.
        FilesUnavailableError: there is no room for the file.
        ClientDisconnect: the sender left.

    """
    form, limits = _Form(_boundary(request)), limits_of(request.scope)
    with _needing_room():
        content = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed below
    with content:
        digest = hashlib.sha256()

        def write(piece: bytes) -> None:
            digest.update(piece)
            with _needing_room():
                while piece:
                    piece = piece[content.write(piece) :]

        async for chunk in request.stream():
            form.take(chunk)
            if form.size > limits.content_bytes:
                raise limits.exceeded()
            if len(form.pending) >= _WRITTEN_AT_ONCE:
                await asyncio.to_thread(write, form.taken())
        await asyncio.to_thread(write, form.taken())
        form.require_complete()
        yield ReceivedFile(content, form.size, digest.hexdigest(), form.head, form.file_name, form.stated_sha256)


@contextmanager
def _needing_room() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise FilesUnavailableError(f"an upload could not be written: {fault.strerror}") from fault


def _boundary(request: Request) -> bytes:
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind.decode("latin-1") != MULTIPART:
        sentence = Localised("Stuur hier `multipart/form-data`.", "Send `multipart/form-data` here.")
        raise refusal(problem_types.UNSUPPORTED_MEDIA_TYPE, sentence, headers={"Accept": MULTIPART})
    if not options.get(b"boundary"):
        raise refusal(INVALID_MULTIPART)
    return options[b"boundary"]


def _fault(part: str, code: str, sentence: Localised) -> RefusedError:
    return refusal(problem_types.VALIDATION_FAILED, errors=(FieldError("body", f"/{part}", code, sentence),))


class _Form:
    """One form, taken apart as it arrives; the bytes of its file wait in `pending` until they are taken."""

    def __init__(self, boundary: bytes) -> None:
        self.size = 0
        self.head = b""
        self.file_name: str | None = None
        self.pending = bytearray()
        self._stated: bytearray | None = None
        self._part = ""
        self._seen: set[str] = set()
        self._header = (bytearray(), bytearray())
        self._headers: dict[bytes, bytes] = {}
        self._is_complete = False
        try:
            self._parser = MultipartParser(
                boundary,
                callbacks={
                    "on_header_field": lambda data, start, end: self._header[0].extend(data[start:end]),
                    "on_header_value": lambda data, start, end: self._header[1].extend(data[start:end]),
                    "on_header_end": self._end_header,
                    "on_headers_finished": self._begin_part,
                    "on_part_data": self._take_data,
                    "on_end": self._end,
                },
            )
        except FormParserError:
            raise refusal(INVALID_MULTIPART) from None

    @property
    def stated_sha256(self) -> str | None:
        """Return what the sender says the SHA-256 is."""
        return None if self._stated is None else self._stated.decode("utf-8", "replace").strip()

    def take(self, chunk: bytes) -> None:
        """Take the next bytes of the form."""
        try:
            self._parser.write(chunk)
        except FormParserError:
            raise refusal(INVALID_MULTIPART) from None

    def taken(self) -> bytes:
        """Return the bytes of the file that were waiting."""
        piece = bytes(self.pending)
        self.pending.clear()
        return piece

    def require_complete(self) -> None:
        """Refuse a form that broke off, has no file, or has one without content."""
        if not self._is_complete:
            raise refusal(INVALID_MULTIPART)
        if FILE_PART not in self._seen:
            raise _fault(FILE_PART, "missing", _MISSING)
        if not self.size:
            raise refusal(FILE_EMPTY)

    def _end_header(self) -> None:
        name, value = (bytes(part) for part in self._header)
        self._headers[name.lower()] = value
        self._header = (bytearray(), bytearray())

    def _begin_part(self) -> None:
        headers, self._headers = self._headers, {}
        kind, options = parse_options_header(headers.get(b"content-disposition"))
        encoding = headers.get(b"content-transfer-encoding", b"").strip().lower()
        if kind != b"form-data" or b"name" not in options or encoding not in _UNENCODED:
            raise refusal(INVALID_MULTIPART)
        self._part = options[b"name"].decode("utf-8", "replace")
        if self._part not in {FILE_PART, HASH_PART}:
            raise _fault(self._part[:100], "extra-forbidden", _UNKNOWN)
        if self._part in self._seen:
            raise _fault(self._part, "repeated", _REPEATED)
        self._seen.add(self._part)
        if self._part == HASH_PART:
            self._stated = bytearray()
        elif b"filename" in options:
            self.file_name = options[b"filename"].decode("utf-8", "replace")

    def _take_data(self, data: bytes, start: int, end: int) -> None:
        piece = data[start:end]
        if self._part == FILE_PART:
            self.size += len(piece)
            self.head += piece[: HEAD_BYTES - len(self.head)]
            self.pending += piece
        elif self._stated is not None:
            self._stated += piece
            if len(self._stated) > _FIELD_BYTES:
                raise _fault(HASH_PART, "string-too-long", _TOO_LONG)

    def _end(self) -> None:
        self._is_complete = True
