"""What is asked, by whom, and what the answer is held against."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx

from app.dossier.mapping import record_id
from app.kit.auth.issuers import DEVELOPER_ISSUER
from app.kit.config import Settings
from app.kit.domain import ApiRole
from app.kit.provision import register_database
from app.operations import give_membership
from tests.e2e.service import Service

# Who sees about one dossier in seventy, who sees three in five, and who sees them all.
FEW = "generated-ggz-arnhem"
MOST = "generated-provincie-utrecht"
ALSO = tuple(
    f"generated-{name}"
    for name in (
        "provincie-gelderland",
        "provincie-noord-holland",
        "provincie-zuid-holland",
        "provincie-zeeland",
        "provincie-noord-brabant",
        "gemeente-assen",
        "gemeente-emmen",
        "gemeente-meppel",
    )
)
PROVINCE = "generated-provincie-gelderland"
PAGE = 50
FAR_PAGE = 400
PAGE_OF = f"/v1/agreements?limit={PAGE}"
SEARCH_OF = f"/v1/search?limit={PAGE}"
READ_GOAL, PARTNER_GOAL, FAR_GOAL = 0.65, 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Case:
    """One question: its address and headers, the limit's address it is held against, and the least ratio wanted.

    `against` names another case instead of the limit. `grows` is by how much its median may grow with the register.
    """

    name: str
    path: str
    headers: dict[str, str]
    limit_path: str
    goal: float | None = None
    against: str | None = None
    grows: float = 1.25


def token(service: Service, role: str, organisation: str) -> dict[str, str]:
    """Return the header of somebody in a role at an organisation."""
    given = service.convenant("token", "--role", role, "--organisation", organisation)
    return {"Authorization": f"Bearer {given.stdout.strip()}"}


def partner_of_most(service: Service) -> dict[str, str]:
    """Return the header of somebody who acts for as many organisations as it takes to see three in five dossiers."""
    found = token(service, "registrar", MOST)

    async def also() -> None:
        settings = Settings(data_dir=service.data_dir)
        async with register_database(settings) as targets:
            for organisation in ALSO:
                held = (ApiRole.REGISTRAR,)
                await give_membership(targets, settings, DEVELOPER_ISSUER, f"registrar@{MOST}", organisation, held)

    asyncio.run(also())
    return found


def cases(service: Service) -> list[Case]:
    """Return every read that is measured."""
    auditor, few = token(service, "auditor", PROVINCE), token(service, "registrar", FEW)
    nobody: dict[str, str] = {}
    most, province = partner_of_most(service), token(service, "registrar", PROVINCE)
    with httpx.Client(base_url=service.url, headers=auditor, timeout=120) as client:
        own, tag = _one(client)
        one, far = f"/v1/agreements/{own}", _far_page(client)
        print(
            f"  {FEW} sees {_share(client, few):.1%} of the dossiers, the partner of most {_share(client, most):.0%}"
        )
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")  # noqa: TID251 - a register is asked about the real time
    envelope = f"/v1/funding-envelopes/{record_id('funding_envelope', 'generated:gelderland')}/headroom"
    limit_page = "/v1/agreements"
    return [
        Case("one agreement", one, auditor, one, READ_GOAL),
        Case("page of 50", PAGE_OF, auditor, limit_page, READ_GOAL),
        Case("page of a partner who sees few", PAGE_OF, few, limit_page, PARTNER_GOAL),
        Case("page of a partner who sees most", PAGE_OF, most, limit_page, PARTNER_GOAL),
        Case("page 400 by cursor", far, auditor, limit_page, FAR_GOAL, against="page of 50"),
        *(
            Case(f"{kind} of {who}", f"/v1/{kind}?limit={PAGE}", reader, limit_page)
            for kind in ("decisions", "documents", "findings")
            for who, reader in (("few", few), ("most", most), ("the public", nobody))
        ),
        Case("page of the public", PAGE_OF, nobody, limit_page),
        Case("fields=title,status", f"{PAGE_OF}&fields=title,status", auditor, limit_page),
        Case("expand=organisations", f"{PAGE_OF}&expand=organisations", auditor, limit_page),
        Case("not changed (If-None-Match)", one, auditor | {"If-None-Match": tag}, one),
        Case("one as known at an instant", f"{one}?knownAt={now}", auditor, one),
        Case("one as of a day", f"{one}?asOf=2026-06-01", auditor, one),
        Case("one as of a day as known", f"{one}?asOf=2026-06-01&knownAt={now}", auditor, one),
        Case("page as of a day as known", f"{PAGE_OF}&asOf=2026-06-01&knownAt={now}", auditor, limit_page),
        *_searches(auditor, most, limit_page),
        Case("waiting for our decision", "/v1/agreements?waitingFor=decision", province, limit_page),
        Case("transitions of an agreement", f"{one}/transitions", auditor, one),
        Case("event feed", "/v1/events?limit=50", auditor, limit_page),
        Case("headroom", envelope, province, one, grows=3.0),
        Case("funding report by area", "/v1/reports/funding?groupBy=area", province, limit_page, grows=3.0),
    ]


def _searches(auditor: dict[str, str], partner: dict[str, str], limit_page: str) -> Iterator[Case]:
    """Words in all texts, and in titles: some that stand in one dossier of eight in a town, and one in most."""
    rare, frequent = "schulden%20voorkomen%20den%20helder", "wijk"
    for reader, who in ((auditor, ""), (partner, " as a partner")):
        yield Case(f"search of rare words{who}", f"{SEARCH_OF}&q={rare}", reader, limit_page, grows=3.0)
        yield Case(f"search of a frequent word{who}", f"{SEARCH_OF}&q={frequent}", reader, limit_page, grows=3.0)
    yield Case("title with rare words", f"{PAGE_OF}&title={rare}", auditor, limit_page, grows=3.0)
    yield Case("title with a frequent word", f"{PAGE_OF}&title={frequent}", auditor, limit_page, grows=3.0)


def _one(client: httpx.Client) -> tuple[str, str]:
    found: Any = client.get("/v1/agreements?limit=1").json()["items"][0]
    own = str(found["id"])
    return own, client.get(f"/v1/agreements/{own}").headers["etag"]


def _far_page(client: httpx.Client) -> str:
    """Return the address of page 400, or of the last whole page of a smaller register."""
    path = PAGE_OF
    for _ in range(1, FAR_PAGE):
        following = client.get(path).json()["links"].get("next")
        if following is None:
            break
        path = following
    return path


def _share(client: httpx.Client, reader: dict[str, str]) -> float:
    def total(headers: dict[str, str]) -> int:
        found: int = client.get("/v1/agreements?limit=1&count=exact", headers=headers).json()["total"]
        return found

    return total(reader) / total({})
