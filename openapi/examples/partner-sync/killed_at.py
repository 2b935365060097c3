"""Run partner_sync.py and end it without warning before its N-th SQL statement: `killed_at.py N [options]`."""

import functools
import os
import signal
import sqlite3
import sys
from itertools import count
from typing import Any
from unittest.mock import patch

import partner_sync


class MortalConnection(sqlite3.Connection):
    """A connection whose process does not survive a certain statement."""

    last = int(sys.argv[1])
    statements = count(1)

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:  # noqa: ANN401 - as its base class has it
        """Perform a statement, or die before it."""
        if next(self.statements) == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(sql, parameters)


if __name__ == "__main__":
    sys.argv = ["partner_sync.py", *sys.argv[2:]]
    with patch("sqlite3.connect", functools.partial(sqlite3.connect, factory=MortalConnection)):
        sys.exit(partner_sync.main())
