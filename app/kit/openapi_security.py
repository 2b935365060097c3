"""Where the register is served and how one proves to be somebody, in the API description."""

from typing import Any
from urllib.parse import urlsplit

from app.kit.config import Settings
from app.kit.policy import POLICIES, SCOPES

_TOLD = "A token for a system of its own. It names scopes to be bound to those; memberships say what may be done."


def servers(settings: Settings) -> list[dict[str, Any]]:
    """Return the server with its host as a variable: the same description serves for every environment."""
    public = urlsplit(settings.public_url)
    host = {"default": public.netloc, "description": "Host, with its port where that is not the usual one."}
    return [{"url": f"{public.scheme}://{{host}}/v1", "description": "The register.", "variables": {"host": host}}]


def add_client_credentials(document: dict[str, Any], settings: Settings) -> None:
    """Describe how a system gets a token at each issuer that says where, and the scope each operation asks for."""
    flows = {
        f"clientCredentials{number or ''}": issuer.token_address
        for number, issuer in enumerate(issuer for issuer in settings.issuers if issuer.token_address)
    }
    for name, address in flows.items():
        flow = {"clientCredentials": {"tokenUrl": address, "scopes": SCOPES}}
        scheme = {"type": "oauth2", "description": _TOLD, "flows": flow}
        document["components"]["securitySchemes"][name] = scheme
    for item in document["paths"].values():
        for operation in item.values():
            if "security" in operation:
                scope = POLICIES[operation["operationId"]].scope
                operation["security"] += [{name: [scope] if scope else []} for name in flows]
