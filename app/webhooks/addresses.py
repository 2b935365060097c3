"""Which addresses the register may send to (reliability reference, section 9). Pure.

A name is judged by what it resolves to, each time something is sent: what it resolved to earlier proves nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

HTTPS_PORT, HTTP_PORT = 443, 80
_LAST_PORT = 65_535
LOOPBACK: tuple[Network, ...] = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))
# IPv6 addresses that a router or translator turns into the IPv4 address in their last four octets.
_CARRIERS = tuple(ip_network(network) for network in ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96"))
# What some Python takes for public and is not: registered for special use (RFC 6890), a network's own translation
# prefix, site-local addresses, and the address at which one large cloud tells a machine about itself.
_NEVER = tuple(
    ip_network(network)
    for network in (
        "168.63.129.16/32",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "64:ff9b:1::/48",
        "2001::/23",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)
_SIX_TO_FOUR = IPv6Network("2002::/16")
_TEREDO = IPv6Network("2001::/32")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the register may reach: which ports, and which networks besides the public internet.

    Without ports any will do. Over http, where a network may read and change everything, it reaches this machine
    only, and only in development.
    """

    networks: tuple[Network, ...] = ()
    ports: frozenset[int] = frozenset({HTTPS_PORT})
    is_development: bool = False

    def allows_form(self, scheme: str, host: str, port: int | None) -> bool:
        """Tell whether something of this form may be sent to at all; what a name resolves to is judged later."""
        literal = _literal(host)
        if scheme == "http":
            is_here = host == "localhost" or (literal is not None and _within(literal, LOOPBACK))
            return self.is_development and is_here and self._allows_port(port_of(scheme, port))
        if scheme != "https" or not host or not self._allows_port(port_of(scheme, port)):
            return False
        return literal is None or self.allows(literal)

    def allows_all(self, scheme: str, found: Collection[Address]) -> bool:
        """Tell whether all addresses a name resolves to may be reached: one that may not spoils the others."""
        networks_of_http = LOOPBACK if scheme == "http" else None
        return bool(found) and all(
            self.allows(address) and (networks_of_http is None or _within(address, networks_of_http))
            for address in found
        )

    def allows(self, address: Address) -> bool:
        """Tell whether one address may be reached."""
        return _within(address, self.networks) or all(_is_public(each) for each in _meant(address))

    def _allows_port(self, port: int) -> bool:
        return 0 < port <= _LAST_PORT and (not self.ports or port in self.ports)


def port_of(scheme: str, stated: int | None) -> int:
    """Return the port something is sent to."""
    usual = HTTPS_PORT if scheme == "https" else HTTP_PORT
    return usual if stated is None else stated


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None


def _within(address: Address, networks: Collection[Network]) -> bool:
    return any(address in network for network in networks if network.version == address.version)


def _meant(address: Address) -> list[Address]:
    """Return the addresses that one may lead to: those carried inside it, or else it itself."""
    if isinstance(address, IPv4Address):
        return [address]
    if address in _TEREDO and address.teredo is not None:
        return list(address.teredo)
    if address in _SIX_TO_FOUR and address.sixtofour is not None:
        return [address.sixtofour]
    if any(address in network for network in _CARRIERS):
        return [IPv4Address(address.packed[-4:])]
    return [address]


def _is_public(address: Address) -> bool:
    # `is_global` alone takes multicast, site-local and translated addresses for global.
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
        and not _within(address, _NEVER)
    )
