"""What an operator can set. One typed class; it refuses what is unsafe in production."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

from cryptography.fernet import Fernet
from pydantic import Field, FilePath, IPvAnyNetwork, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app.kit.auth.issuers import IssuerConfig

_EXAMPLE_SOURCE = "urn:nld:oin:00000000000000000000:systeem:convenant"

Port = Annotated[int, Field(ge=1, le=65_535)]


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
        None,
        description="A PostgreSQL 15 or newer to use instead of the embedded server (`postgresql://…`); several hosts"
        " with commas, of which the one that takes writes is used.",
    )
    database_owner_url: SecretStr | None = Field(
        None,
        description="The login that owns the tables, used by `convenant migrate`; default: the database URL.",
    )
    database_read_url: SecretStr | None = Field(
        None,
        description="A streaming replica for reads; several hosts with commas, of which one that is a replica is"
        " used; default: the database itself.",
    )
    data_dir: Path = Field(
        Path(".convenant"), description="Where the embedded server, the developer keys and `files` are kept."
    )
    files_url: str | None = Field(
        None,
        pattern=r"^(s3://[a-z0-9][a-z0-9.-]*(/[A-Za-z0-9._/-]*)?|file:///[^?#]*)$",
        description="Where files of documents are kept: `s3://bucket/prefix`, or `file:///directory` that all"
        " machines share; default: `files` in the data directory. Endpoint, region and credentials of S3 come from"
        " the usual variables: `AWS_ENDPOINT_URL`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`.",
    )
    signature_roots: FilePath | None = Field(
        None,
        description="A PEM file with the certificate authorities whose signatures in a PDF are trusted, such as those"
        " of the EU trusted lists; default: none, and of no signature is it said that it is trusted.",
    )
    issuers: tuple[IssuerConfig, ...] = Field(
        (),
        description="JSON list of token issuers: `issuer`, `audience`, `jwks_address`; optional `algorithms`,"
        " `scopes_required` (a token that names no scope of the register then only reads what is public),"
        " `token_address` (told in the API description), `accept_plain_jwt_type` with `distinguishing_claim`.",
    )
    audience: str = Field("convenant", description="The audience the local developer issuer writes in its tokens.")
    public_url: str = Field(
        "http://127.0.0.1:8000",
        pattern=r"^https?://[^/\s]+$",
        description="The address readers use, without path; default: where the service listens.",
    )
    event_source: str = Field(
        _EXAMPLE_SOURCE,
        pattern=r"^urn:nld:(oin:[0-9]{20}|kvknr:[0-9]{8}):systeem:[a-z0-9-]{1,60}$",
        description="The `source` of events: your OIN or KvK number and a name for this system.",
    )
    webhook_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (),
        description="Comma-separated keys that encrypt the secrets of webhooks, the newest first; a key is 32 random"
        " bytes in URL-safe base64 (`openssl rand -base64 32 | tr +/ -_`), and one that is taken away makes what it"
        " encrypted unreadable; default: one in the data directory.",
    )
    webhook_ports: Annotated[tuple[Port, ...], NoDecode] = Field(
        (), description="Comma-separated ports to which webhooks are sent; default: 443, in development all."
    )
    webhook_networks: Annotated[tuple[IPvAnyNetwork, ...], NoDecode] = Field(
        (),
        description="Comma-separated networks that are not public to which webhooks are sent all the same; default:"
        " none, in development this machine.",
    )
    webhook_retry_factor: float = Field(
        1.0, gt=0, le=10, description="Shrinks or stretches the waits after which a failed webhook is tried again."
    )
    log_level: str = Field("info", pattern="^(debug|info|warning|error)$", description="Least severity logged.")
    read_connections: int = Field(8, ge=1, le=200, description="Connections for reads, per process.")
    write_connections: int = Field(6, ge=1, le=200, description="Connections for commands, per process.")
    statement_timeout_ms: int = Field(
        4000, ge=100, description="A statement is ended after this long, and a request 500 ms later."
    )
    lock_timeout_ms: int = Field(2000, ge=100, description="Waiting for a lock ends after this long.")
    drain_seconds: int = Field(
        20, ge=1, le=600, description="After SIGTERM, requests in progress get this long to finish."
    )
    body_limit_bytes: int = Field(262_144, ge=1024, description="Largest JSON body accepted.")
    request_head_seconds: float = Field(
        10, gt=0, le=3600, description="A connection that has not sent all headers of a request by then is closed."
    )
    request_body_seconds: float = Field(
        20, gt=0, le=3600, description="A body that has not arrived by then is answered with 408."
    )
    request_file_seconds: float = Field(
        300, gt=0, le=3600, description="An uploaded file that has not arrived by then is answered with 408."
    )
    trusted_proxies: Annotated[tuple[IPvAnyNetwork, ...], NoDecode] = Field(
        (),
        description="Comma-separated addresses or networks whose `X-Forwarded-For` is believed; default: nobody's.",
    )
    anonymous_requests_per_minute: int | None = Field(
        None, ge=1, description="Requests without a token, per network address; default: 60, in development 600,000."
    )
    authenticated_requests_per_minute: int | None = Field(
        None, ge=1, description="Requests with a token, per person or system; default: 600, in development 6,000,000."
    )
    writes_per_minute: int | None = Field(
        None, ge=1, description="Writes among those; default: 120, in development 1,200,000."
    )
    concurrent_requests: int | None = Field(
        None,
        ge=1,
        description="Requests with a token at the same time, per person or system and per process; default: 20,"
        " in development 200,000.",
    )
    failed_authentications_per_minute: int | None = Field(
        None,
        ge=1,
        description="Refused tokens, per network address; default: 30, in development 300,000.",
    )
    redis_url: SecretStr | None = Field(
        None,
        description="A Redis in which all processes count together (`redis://…`, `rediss://…`); default: each process"
        " counts for itself, as it does while Redis does not answer.",
    )
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

    @field_validator("trusted_proxies", "webhook_keys", "webhook_ports", "webhook_networks", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("webhook_keys")
    @classmethod
    def _fernet_keys(cls, value: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        for key in value:
            try:
                Fernet(key.get_secret_value())
            except ValueError:
                raise ValueError("each is 32 bytes in URL-safe base64") from None
        return value

    @field_validator("redis_url")
    @classmethod
    def _redis_scheme(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(("redis://", "rediss://")):
            raise ValueError("has the form redis://user:password@host:port/number")
        return value

    @model_validator(mode="after")
    def _refuse_unsafe_production(self) -> Self:
        if not self.is_production:
            return self
        unsafe = []
        if self.database_url is None:
            unsafe.append("CONVENANT_DATABASE_URL is not set: the embedded server is for development")
        if self.files_url is None:
            unsafe.append("CONVENANT_FILES_URL is not set: files would lie on this machine alone")
        if not self.issuers:
            unsafe.append("CONVENANT_ISSUERS is empty: nobody could sign in")
        if not self.public_url.startswith("https://"):
            unsafe.append("CONVENANT_PUBLIC_URL is not https: tokens would travel in the open")
        if self.contact_email.endswith("@example.org"):
            unsafe.append("CONVENANT_CONTACT_EMAIL is the example address")
        if not self.webhook_keys:
            unsafe.append("CONVENANT_WEBHOOK_KEYS is empty: the key would lie on this machine alone")
        if self.event_source == _EXAMPLE_SOURCE:
            unsafe.append(
                "CONVENANT_EVENT_SOURCE is the example: events would name an organisation that is not yours"
            )
        if unsafe:
            raise ValueError("unsafe for production: " + "; ".join(unsafe))
        return self
