"""The whole program against a running register: the example dossier as it is, and after money was granted."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from uuid import UUID

import pytest
from conftest import Service
from convenant_client import Convenant, models

PROGRAM = Path(__file__).parent / "dashboard.py"
MAASTRICHT = "Maastricht (Pottenberg-Nazareth)"
DAY = models.PartialDate(value="2026-05-01", precision="day")


def made(service: Service, token: str, into: Path) -> tuple[str, dict[tuple[str, ...], str]]:
    """Run the program; returns the page, and the figures of the CSV."""
    command: list[str | Path] = [sys.executable, PROGRAM, "--url", service.url, "--token", token, "--into", into]
    subprocess.run(command, check=True, capture_output=True)
    with (into / "dashboard.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {tuple(row[:3]): row[3] for row in csv.reader(file, delimiter=";")}
    return (into / "dashboard.html").read_text("utf-8").replace("\N{NO-BREAK SPACE}", " "), rows


def test_the_example_dossier_has_eight_areas_and_only_estimates(untouched_service: Service, tmp_path: Path) -> None:
    page, rows = made(untouched_service, untouched_service.token("provincie-limburg", "controller"), tmp_path)
    areas = {group for part, group, _ in rows if part == "geld per gebied"}
    assert len(areas) == 8
    assert rows["geld per gebied", MAASTRICHT, "geraamd"] == "1000000,00"
    assert {value for (_, _, measure), value in rows.items() if measure == "verleend"} == {"0,00"}
    assert rows["middelen", "alle", "plafond"] == ""
    assert rows["middelen", "alle", "aangekondigd (geraamd)"] == "10000000,00"
    assert "Er is nog geen plafond vastgesteld" in page
    assert "In besluitvorming" in page
    assert int(rows["bevindingen", "waarschuwing", "open"]) == page.count('class="severity warning"') > 0


def test_who_sees_nothing_gets_a_page_without_figures(untouched_service: Service, tmp_path: Path) -> None:
    page, rows = made(untouched_service, "", tmp_path)
    assert rows["middelen", "alle", "aangekondigd (geraamd)"] == ""
    assert "Er zijn geen overeenkomsten die u mag zien." in page


@pytest.fixture
def province(untouched_service: Service) -> Iterator[Convenant]:
    with Convenant(untouched_service.url, token=untouched_service.token("provincie-limburg")) as register:
        yield register


Kind = Literal["set_ceiling", "grant_subsidy", "grant_advance"]


def decided(register: Convenant, kind: Kind, *, envelope: UUID | None = None, allocation: UUID | None = None) -> str:
    """Record what the province decided; returns the point of the decision."""
    province = next(iter(register.organisations.list(slug="provincie-limburg")))
    point = models.DecisionPointCreate(
        number=1, kind=kind, text="Besluit", outcome="conform", envelope_id=envelope, allocation_id=allocation
    )
    source = next(iter(register.documents.list()))
    decision = register.decisions.record(
        occurred_on=DAY,
        source_refs=[models.SourceRef(document_id=source.id)],
        organisation_id=province.id,
        body="provincial_executive",
        status="decided",
        decided_on=DAY,
        announced_on=DAY,
        points=[point],
    )
    return str(decision.points[0].id)


def grant(service: Service, register: Convenant) -> None:
    """Make the announced ten million a published ceiling, grant 950,000 of it and pay 400,000."""
    (envelope,) = register.funding_envelopes.list()
    ceiling = decided(register, "set_ceiling", envelope=envelope.id)
    step = register.funding_envelopes.perform_transition
    envelope = step(
        envelope,
        transition="firm_up",
        decision_point_id=ceiling,
        certainty="firm",
        qualifier="exact",
        amount_cents=1_000_000_000,
    )
    envelope = step(envelope, transition="adopt", decision_point_id=ceiling)
    step(envelope, transition="publish", legal_basis="Subsidieregeling", subsidy_regime="applies")

    (allocation,) = register.allocations.list()
    recipient = next(iter(register.organisations.list(slug="trajekt")))
    allocation = register.allocations.grant(
        allocation,
        decision_point_id=decided(register, "grant_subsidy", allocation=allocation.id),
        granted_cents=95_000_000,
        recipient_organisation_id=recipient.id,
        activities="Wijkaanpak",
        legal_basis_kind="regulation",
    )
    payment = register.allocations.payments.record(
        allocation.id,
        recording_mode="workflow",
        kind="advance",
        money=models.Money(amount_cents=40_000_000),
        decision_point_id=decided(register, "grant_advance", allocation=allocation.id),
    )
    with Convenant(service.url, token=service.token("provincie-limburg", "finance_officer")) as approver:
        payment = approver.allocations.payments.perform_transition(payment, transition="approve")
    register.allocations.payments.perform_transition(payment, transition="pay")


def test_granted_and_paid_money_stands_against_the_ceiling(
    untouched_service: Service, province: Convenant, tmp_path: Path
) -> None:
    grant(untouched_service, province)
    page, rows = made(untouched_service, untouched_service.token("provincie-limburg", "controller"), tmp_path)
    assert rows["middelen", "alle", "plafond"] == "10000000,00"
    assert rows["middelen", "alle", "vrij onder het plafond"] == "9050000,00"
    assert rows["geld per gebied", MAASTRICHT, "verleend"] == "950000,00"
    assert rows["geld per gebied", MAASTRICHT, "betaald"] == "400000,00"
    assert rows["geld per gebied", MAASTRICHT, "geraamd"] == "0,00"
    assert f'aria-label="{MAASTRICHT}: € 950.000 verleend of vastgesteld, € 400.000 betaald"' in page
    assert "Er is nog geen plafond vastgesteld" not in page
