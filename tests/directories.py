"""Temporary directories that the account of an embedded server can reach."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def open_directory() -> Iterator[Path]:
    """A temporary directory that the database's own account can reach; pytest's are closed to others."""
    with tempfile.TemporaryDirectory(prefix="convenant-tests-") as name:
        Path(name).chmod(0o755)
        yield Path(name)
