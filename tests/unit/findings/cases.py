"""Every dossier of the tables of cases, with the day it is looked at."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.findings.facts import DossierFacts
from tests.unit.findings.sound import TODAY
from tests.unit.findings.test_authority import F_003, F_004
from tests.unit.findings.test_course import F_021, F_022, F_023, F_024, F_025
from tests.unit.findings.test_designation import F_006
from tests.unit.findings.test_mandated_acts import F_005
from tests.unit.findings.test_money import F_014, F_015
from tests.unit.findings.test_party_decisions import F_009
from tests.unit.findings.test_publicity import F_017, F_018, F_019
from tests.unit.findings.test_signatures import F_007, F_008
from tests.unit.findings.test_signing import F_001, F_002
from tests.unit.findings.test_sources import F_016, F_020
from tests.unit.findings.test_text_and_term import F_010, F_011, F_012, F_013

_WITH_DAY: tuple[dict[str, Any], ...] = (
    F_001,
    F_002,
    F_004,
    F_005,
    F_006,
    F_008,
    F_009,
    F_010,
    F_011,
    F_013,
    F_014,
    F_015,
    F_017,
    F_018,
    F_019,
)
_TODAY: tuple[dict[str, Any], ...] = (F_003, F_007, F_012, F_016, F_020, F_021, F_022, F_023, F_024, F_025)


def _cases() -> Iterable[tuple[DossierFacts, date]]:
    for table in _WITH_DAY:
        for dossier, as_of, _ in table.values():
            yield dossier, as_of
    for table in _TODAY:
        for dossier, _ in table.values():
            yield dossier, TODAY


CASES = tuple(_cases())
