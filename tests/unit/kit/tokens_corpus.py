"""Every token tried, with the verdict it must get and why; replayed through two verifiers."""

from tests.unit.kit.tokens_cases_content import CLAIMS, OUTAGES, SIGNATURES, SPELLINGS
from tests.unit.kit.tokens_cases_header import ALGORITHMS, GOOD, HEADERS

CASES = (*GOOD, *ALGORITHMS, *HEADERS, *SPELLINGS, *SIGNATURES, *CLAIMS, *OUTAGES)
