"""A database of the operator's own: migrated by its owner, served by a login that may not rewrite the journal."""

from collections.abc import AsyncIterator
from dataclasses import replace

import asyncpg
import pytest
from pydantic import SecretStr

from app.kit.config import Environment, Settings
from app.kit.database import Target, Targets
from app.kit.migration import migrate
from app.kit.provision import UnsafeLoginError, register_database
from app.kit.revision import NotMigratedError


def url(target: Target) -> SecretStr:
    return SecretStr(
        f"postgresql://{target.user}:{target.password}@localhost/{target.database}?host={target.host}&port={target.port}"
    )


@pytest.fixture
async def owner(template: Targets) -> AsyncIterator[Target]:
    """The plain owner of an empty database: no superuser, but one who may make roles."""
    administrator = await asyncpg.connect(**template.in_database("postgres").owner.arguments())
    await administrator.execute("CREATE ROLE plain_owner LOGIN CREATEROLE PASSWORD 'plain'")
    await administrator.execute("CREATE DATABASE outside OWNER plain_owner")
    yield replace(template.owner, user="plain_owner", password="plain", database="outside")
    await administrator.execute("DROP DATABASE outside WITH (FORCE)")
    await administrator.execute("DROP ROLE plain_owner")
    await administrator.close()


async def test_it_is_never_migrated_by_the_service(owner: Target):
    with pytest.raises(NotMigratedError, match="convenant migrate"):
        async with register_database(Settings(database_url=url(owner))):
            pass


def production(owner: Target, service: Target) -> Settings:
    return Settings.model_construct(
        environment=Environment.PRODUCTION,
        database_url=url(service),
        database_owner_url=url(owner),
        database_read_url=None,
    )


async def test_production_refuses_the_owner_and_takes_a_login_of_its_own(owner: Target, template: Targets):
    administrator = await asyncpg.connect(**template.in_database("postgres").owner.arguments())
    # The role exists on this server since the template was made; its maker lets others take it.
    await administrator.execute("GRANT convenant_app TO plain_owner WITH ADMIN OPTION")
    await administrator.close()
    await migrate(owner)
    with pytest.raises(UnsafeLoginError, match="GRANT convenant_app"):
        async with register_database(production(owner, owner)):
            pass
    with pytest.raises(UnsafeLoginError):
        async with register_database(production(owner, replace(template.owner, database="outside"))):
            pass
    async with register_database(production(owner, replace(template.write, database="outside"))) as targets:
        assert targets.owner.user == "plain_owner"


async def test_in_development_the_owner_may_serve(owner: Target, template: Targets):
    administrator = await asyncpg.connect(**template.in_database("postgres").owner.arguments())
    await administrator.execute("GRANT convenant_app TO plain_owner WITH ADMIN OPTION")
    await administrator.close()
    await migrate(owner)
    async with register_database(Settings(database_url=url(owner))) as targets:
        connection = await asyncpg.connect(**targets.write.arguments(), server_settings={"role": "convenant_app"})
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("DELETE FROM journal")
        await connection.close()
