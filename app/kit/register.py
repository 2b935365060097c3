"""What one running process consists of; routes reach it through the request."""

from dataclasses import dataclass
from pathlib import Path

from fastapi import Request

from app.kit.auth.keyring import Keyring
from app.kit.clock import Clock
from app.kit.files import FileStore
from app.kit.journal_watch import JournalWatch
from app.kit.reading import Reads
from app.kit.visibility import Gate
from app.kit.writer import Writer


@dataclass(frozen=True, slots=True)
class Register:
    """The parts of one running process."""

    clock: Clock
    keyring: Keyring
    gate: Gate
    reads: Reads
    writer: Writer
    watch: JournalWatch
    event_source: str
    files: FileStore
    signature_roots: Path | None


def register_of(request: Request) -> Register:
    """Return the parts of the process that serves a request."""
    register: Register = request.app.state.register
    return register
