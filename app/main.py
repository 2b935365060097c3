"""The application: everything assembled, from settings and a database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager, suppress
from typing import Any

from fastapi import FastAPI

from app.access.gate import Memberships
from app.api import create_api
from app.day.keeper import DayKeeper
from app.day.routes import OnThePresentDay
from app.examples import examples
from app.findings.service import refresh_concerned
from app.funding.money_courses import follow_money
from app.kit import errors
from app.kit.auth.developer import DeveloperIssuer
from app.kit.auth.keyring import Keyring
from app.kit.clock import SYSTEM_CLOCK, Clock
from app.kit.config import Settings
from app.kit.database import Database, Targets, answer_seconds
from app.kit.deadline import Deadline
from app.kit.files import FileStore
from app.kit.http import AsgiApp, Edge
from app.kit.journal_watch import JournalWatch
from app.kit.pagination import CursorSigner
from app.kit.rate_limits import RateLimits
from app.kit.read_door import ReadDoor
from app.kit.read_your_writes import ReadYourWrites
from app.kit.reading import Reads
from app.kit.register import Register
from app.kit.request_limits import LimitsByRoute
from app.kit.writer import Writer
from app.lifecycle.consequences import follow_all
from app.lifecycle.guarding import guard_all
from app.lifecycle.mandate_course import follow_mandates
from app.site import routes as site
from app.site.landing import Contact
from app.version import VERSION
from app.webhooks.deliverer import Deliverer
from app.webhooks.delivering import Delivering, Outlet
from app.webhooks.sending import Sender, reach_of
from app.webhooks.vault import Vault


def create_app(settings: Settings, targets: Targets, clock: Clock = SYSTEM_CLOCK) -> Edge:
    """Return the ASGI application; its database is opened when it starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with (
            aclosing(rate_limits),
            Database.opened(targets, settings, clock) as database,
            running_keyring(settings, clock) as keyring,
        ):
            register = await assembled(database, keyring, clock, settings)
            app.state.register = api.state.register = register
            app.state.database = database
            outlet = Outlet(Sender(reach_of(settings)), Vault.opened(settings), settings.webhook_retry_factor)
            api.state.outlet = outlet
            delivering = Delivering(register, database.primary, database.background, outlet, settings.public_url)
            async with (
                DayKeeper(database.primary, register.writer, clock) as app.state.day,
                Deliverer(delivering),
            ):
                yield

    rate_limits = RateLimits(settings, clock)
    api = create_api(settings, examples())
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=lifespan)
    app.state.contact = Contact(settings.contact_name, settings.contact_email, settings.contact_url)
    app.include_router(site.router)
    app.mount("/v1", _within_limits(api))
    errors.install(app)
    limits = LimitsByRoute(settings, answer_seconds(settings))
    return Edge(
        app,
        version=VERSION,
        settings=settings,
        limits=limits,
        rate_limits=rate_limits,
        clock=clock,
        entrance=ReadDoor(app, _within_limits),
    )


def _within_limits(api: AsgiApp) -> AsgiApp:
    """Put around the API what holds for all of it, by whichever way a request comes in."""
    return Deadline(ReadYourWrites(OnThePresentDay(api)))


@asynccontextmanager
async def running_keyring(settings: Settings, clock: Clock) -> AsyncIterator[Keyring]:
    """Keep the issuers' keys fresh for as long as the application runs."""
    local = [] if settings.is_production else [DeveloperIssuer.open(settings.data_dir, audience=settings.audience)]
    keyring = Keyring(settings.issuers, clock.epoch_seconds, local=local, development=not settings.is_production)
    refreshing = asyncio.create_task(keyring.run_refresh())
    try:
        yield keyring
    finally:
        refreshing.cancel()
        with suppress(asyncio.CancelledError):
            await refreshing
        await keyring.aclose()


async def assembled(database: Database, keyring: Keyring, clock: Clock, settings: Settings) -> Register:
    """Put the parts of one process together."""
    cursor_key = await database.primary.fetchval("SELECT cursor_key FROM register_identity")
    # What somebody may do is judged on what the primary knows.
    memberships = Memberships(database.primary)
    return Register(
        clock=clock,
        keyring=keyring,
        gate=memberships,
        reads=Reads(database.reads, memberships, CursorSigner(cursor_key)),
        writer=Writer(
            database.engine, followed_by=(guard_all, follow_all, follow_mandates, follow_money, refresh_concerned)
        ),
        watch=JournalWatch(database.primary),
        event_source=settings.event_source,
        files=FileStore.opened(settings),
        signature_roots=settings.signature_roots,
    )


def end_streams(edge: Edge) -> None:
    """Let open streams end, so that stopping does not wait for readers who would stay for ever."""
    application: Any = edge.app
    register: Register | None = getattr(application.state, "register", None)
    if register is not None:
        register.watch.end()
