"""Keep a local copy of the dossiers you may see, in SQLite: the first run copies, every later run follows."""

import argparse
import os
import sys
from pathlib import Path

from convenant_client import Convenant, ConvenantError
from rich.console import Console
from rich.table import Table

from copy_db import Copy
from sync import Sync
from verify import Verdict, verify


def main() -> int:
    """Catch up; then stop, verify or go on for ever."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copy", type=Path, default=Path("convenant.sqlite"), help="the file with the copy")
    parser.add_argument("--follow", action="store_true", help="go on, until stopped")
    parser.add_argument("--verify", action="store_true", help="compare every record and count with the register")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="address of the register")
    parser.add_argument("--token", default=os.environ.get("CONVENANT_TOKEN"), help="default: $CONVENANT_TOKEN")
    options = parser.parse_args()
    console = Console()
    copy = Copy(options.copy)
    try:
        with Convenant(options.url, token=options.token or None, language="nl") as register:
            sync = Sync(register, copy, console.print)
            if options.verify:
                return told(console, verify(sync))
            if options.follow:
                sync.follow()
            sync.catch_up()
            console.print(
                f"{sum(copy.counts().values())} gegevens in {options.copy}, gelijk met het register", soft_wrap=True
            )
            return 0
    except KeyboardInterrupt:
        return 0
    except ConvenantError as problem:
        console.print(f"[red]{problem}[/]")
        return 2
    finally:
        copy.close()


def told(console: Console, verdict: Verdict) -> int:
    """Print what came of verifying; return 1 when the copy differs."""
    table = Table("Soort", "Register", "Kopie")
    for name in sorted(verdict.in_register.keys() | verdict.in_copy.keys()):
        table.add_row(name, str(verdict.in_register.get(name, 0)), str(verdict.in_copy.get(name, 0)))
    console.print(table)
    for difference in verdict.differences:
        console.print(f"[red]{difference}[/]")
    console.print("De kopie is gelijk aan het register." if verdict.is_equal else "De kopie wijkt af.")
    return 0 if verdict.is_equal else 1


if __name__ == "__main__":
    sys.exit(main())
