"""Imports every table, so that none is forgotten by the migrations."""

from app.access import models as access
from app.agreements import models as agreements
from app.day import models as day
from app.decisions import models as decisions
from app.findings import models as findings
from app.funding import models as funding
from app.kit import idempotency
from app.organisations import models as organisations
from app.parties import models as parties
from app.programmes import models as programmes
from app.publication import models as publication

ALL_TABLES_IMPORTED = (
    access,
    agreements,
    day,
    decisions,
    findings,
    funding,
    idempotency,
    organisations,
    parties,
    programmes,
    publication,
)
