"""What an operator can set. One typed class; it refuses what is unsafe in production."""

from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.kit.auth.issuers import IssuerConfig


class Environment(StrEnum):
    """Where the register runs."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class Settings(BaseSettings):
    """The configuration of one process, read from `CONVENANT_*` environment variables.

    Raises:
        ValidationError: a value is malformed, or production is asked for with development defaults.

    """

    model_config = SettingsConfigDict(env_prefix="CONVENANT_", frozen=True, extra="ignore")

    environment: Environment = Field(
        Environment.DEVELOPMENT,
        description="`development` or `production`; production refuses unsafe defaults.",
    )
    database_url: SecretStr | None = Field(
        None, description="A PostgreSQL 15 or newer to use instead of the embedded server (`postgresql://…`)."
    )
    database_owner_url: SecretStr | None = Field(
        None,
        description="The login that owns the tables, used by `convenant migrate`; default: the database URL.",
    )
    database_read_url: SecretStr | None = Field(
        None, description="A streaming replica for reads; default: the database itself."
    )
    data_dir: Path = Field(
        Path(".convenant"), description="Where the embedded server and the developer keys are kept."
    )
    issuers: tuple[IssuerConfig, ...] = Field(
        (),
        description="JSON list of token issuers: `issuer`, `audience`, `jwks_address`, optional `algorithms`.",
    )
    audience: str = Field("convenant", description="The audience the local developer issuer writes in its tokens.")
    public_url: str = Field(
        "http://127.0.0.1:8000",
        pattern=r"^https?://[^/\s]+$",
        description="The address readers use, without path; default: where the service listens.",
    )
    log_level: str = Field("info", pattern="^(debug|info|warning|error)$", description="Least severity logged.")
    read_connections: int = Field(8, ge=1, le=200, description="Connections for reads, per process.")
    write_connections: int = Field(6, ge=1, le=200, description="Connections for commands, per process.")
    statement_timeout_ms: int = Field(5000, ge=100, description="A statement is ended after this long.")
    lock_timeout_ms: int = Field(2000, ge=100, description="Waiting for a lock ends after this long.")
    body_limit_bytes: int = Field(262_144, ge=1024, description="Largest JSON body accepted.")
    contact_name: str = Field("Convenant", description="Team named in the API description.")
    contact_email: str = Field("convenant@example.org", description="Address named in the API description.")
    contact_url: str = Field("https://example.org/convenant", description="Page named in the API description.")

    @property
    def is_production(self) -> bool:
        """Tell whether the safe defaults are enforced."""
        return self.environment is Environment.PRODUCTION

    def reached_at(self, host: str, port: int) -> "Settings":
        """Return the same settings, with the address listened on where the operator named no public one."""
        if "public_url" in self.model_fields_set:
            return self
        shown = f"[{host}]" if ":" in host else host
        return self.model_copy(update={"public_url": f"http://{shown}:{port}"})

    @model_validator(mode="after")
    def _refuse_unsafe_production(self) -> Self:
        if not self.is_production:
            return self
        unsafe = []
        if self.database_url is None:
            unsafe.append("CONVENANT_DATABASE_URL is not set: the embedded server is for development")
        if not self.issuers:
            unsafe.append("CONVENANT_ISSUERS is empty: nobody could sign in")
        if not self.public_url.startswith("https://"):
            unsafe.append("CONVENANT_PUBLIC_URL is not https: tokens would travel in the open")
        if self.contact_email.endswith("@example.org"):
            unsafe.append("CONVENANT_CONTACT_EMAIL is the example address")
        if unsafe:
            raise ValueError("unsafe for production: " + "; ".join(unsafe))
        return self
