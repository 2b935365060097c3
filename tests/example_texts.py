"""Examples of answers in other forms than JSON, where those are text: what the application gives there."""

from typing import Any

import httpx

from app.comparison.page import comparison_page
from app.comparison.schemas import VersionComparison

_DAY = "asOf=2026-04-01"


async def add_texts(client: httpx.AsyncClient, shown: dict[str, Any], agreement: object, allocation: object) -> None:
    """Add the other forms to the examples."""
    asked = {
        "getAgreementCalendar": (f"/v1/agreements/{agreement}/calendar?{_DAY}", "text/calendar"),
        "getAllocationCalendar": (f"/v1/allocations/{allocation}/calendar?{_DAY}", "text/calendar"),
        "reportFunding": (f"/v1/reports/funding?groupBy=provider&{_DAY}", "text/csv"),
        "reportAgreements": (f"/v1/reports/agreements?groupBy=status&{_DAY}", "text/csv"),
        "listGrants": ("/v1/reports/grant-register", "text/csv"),
    }
    for operation, (address, form) in asked.items():
        answer = await client.get(address, headers={"Accept": form})
        shown[operation]["forms"] = {form: answer.raise_for_status().text}
    compared = VersionComparison.model_validate(shown["compareAgreementVersions"]["response"], strict=False)
    shown["compareAgreementVersions"]["forms"] = {"text/html": comparison_page(compared, "nl")}
    checkpoint = shown["getJournalCheckpoint"]
    checkpoint["forms"] = {"text/plain": checkpoint["response"]["text"]}
