"""Write the dashboard of a province: one page of HTML and the same figures as CSV."""

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from convenant_client import Convenant, ConvenantError

from gather import gather
from page import html
from spreadsheet import csv_bytes


def main() -> None:
    """Read the figures once and write them twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="address of the register")
    parser.add_argument("--token", default=os.environ.get("CONVENANT_TOKEN"), help="default: $CONVENANT_TOKEN")
    parser.add_argument("--into", type=Path, default=Path("dashboard"), help="folder for the two files")
    options = parser.parse_args()

    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    try:
        with Convenant(options.url, token=options.token or None, language="nl") as register:
            figures = gather(register, options.url.rstrip("/"), today)
    except ConvenantError as problem:
        sys.exit(str(problem))

    options.into.mkdir(parents=True, exist_ok=True)
    page, sheet = options.into / "dashboard.html", options.into / "dashboard.csv"
    page.write_text(html(figures), encoding="utf-8")
    sheet.write_bytes(csv_bytes(figures))
    print(f"{page}\n{sheet}")


if __name__ == "__main__":
    main()
