"""Days computed from the first and last ones the register takes."""

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import accepted, alliance
from tests.factories.http import on_day


@pytest.mark.parametrize(("last", "months"), [("1900-01-01", 1), ("1900-01-15", 1200), ("2200-12-31", 1200)])
async def test_a_day_of_notice_before_the_first_day_is_told(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer, last: str, months: int
):
    made = await alliance(
        client, targets, issuer, endsOn=on_day(last), isIndefinite=False, effectiveOn=None, noticePeriodMonths=months
    )
    found = accepted(await made.keeper.get(f"{made.path}/calendar"))
    assert last in {entry["on"] for entry in found["items"]}
