"""Imports every table, so that none is forgotten by the migrations."""

from app.access import models as access
from app.agreements import models as agreements
from app.amendments import models as amendments
from app.day import models as day
from app.decisions import models as decisions
from app.documents import models as documents
from app.findings import models as findings
from app.funding import models as funding
from app.kit import idempotency
from app.lifecycle import models as lifecycle
from app.organisations import models as organisations
from app.parties import models as parties
from app.programmes import models as programmes
from app.search import models as search
from app.webhooks import models as webhooks

ALL_TABLES_IMPORTED = (
    access,
    agreements,
    amendments,
    day,
    decisions,
    findings,
    funding,
    idempotency,
    lifecycle,
    organisations,
    parties,
    programmes,
    search,
    documents,
    webhooks,
)
