"""Which addresses may be sent to: a corpus of ways to reach what is inside."""

from ipaddress import ip_address, ip_network

import pytest

from app.webhooks.addresses import LOOPBACK, Reach

PRODUCTION = Reach()
DEVELOPMENT = Reach(LOOPBACK, frozenset(), is_development=True)
INSIDE = [
    "0.0.0.0",
    "0.0.0.1",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:0:127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a9fe:a9fe",
    "100::1",
    "2001::7f00:1",
    "2001:2::1",
    "3fff::1",
    "5f00::1",
    "2001:db8::1",
    "2002:a9fe:a9fe::",
    "2002:7f00:1::",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
OUTSIDE = ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8", "2002:808:808::"]


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_not_public_is_never_reached(address: str):
    assert not PRODUCTION.allows(ip_address(address))
    assert not PRODUCTION.allows_all("https", [ip_address("8.8.8.8"), ip_address(address)])
    if "%" not in address:
        host = f"[{address}]" if ":" in address else address
        assert not PRODUCTION.allows_form("https", host, None)


@pytest.mark.parametrize("address", OUTSIDE)
def test_what_is_public_is_reached(address: str):
    assert PRODUCTION.allows(ip_address(address))
    assert PRODUCTION.allows_all("https", [ip_address(address)])


def test_a_name_that_leads_nowhere_is_not_reached():
    assert not PRODUCTION.allows_all("https", [])


@pytest.mark.parametrize(
    ("scheme", "host", "port", "allowed"),
    [
        ("https", "hooks.example.org", None, True),
        ("https", "hooks.example.org", 443, True),
        ("https", "hooks.example.org", 8443, False),
        ("https", "hooks.example.org", 22, False),
        ("http", "hooks.example.org", None, False),
        ("http", "localhost", None, False),
        ("http", "127.0.0.1", 80, False),
        ("https", "", None, False),
        ("ftp", "hooks.example.org", None, False),
        ("https", "8.8.8.8", None, True),
    ],
)
def test_production_sends_over_https_to_port_443(scheme: str, host: str, port: int | None, allowed: bool):
    assert PRODUCTION.allows_form(scheme, host, port) is allowed


@pytest.mark.parametrize(
    ("scheme", "host", "port", "allowed"),
    [
        ("http", "localhost", 9000, True),
        ("http", "127.0.0.1", 9000, True),
        ("http", "[::1]", 9000, True),
        ("http", "10.0.0.1", None, False),
        ("http", "hooks.example.org", None, False),
        ("https", "hooks.example.org", 8443, True),
        ("https", "10.0.0.1", None, False),
        ("https", "hooks.example.org", 0, False),
        ("https", "hooks.example.org", 65_536, False),
    ],
)
def test_development_also_sends_to_this_machine(scheme: str, host: str, port: int | None, allowed: bool):
    assert DEVELOPMENT.allows_form(scheme, host, port) is allowed


def test_over_http_nothing_but_this_machine_is_reached():
    assert DEVELOPMENT.allows_all("http", [ip_address("127.0.0.1"), ip_address("::1")])
    assert not DEVELOPMENT.allows_all("http", [ip_address("127.0.0.1"), ip_address("8.8.8.8")])


def test_an_operator_may_open_networks_and_ports():
    reach = Reach((ip_network("10.1.0.0/16"),), frozenset({443, 8443}))
    assert reach.allows(ip_address("10.1.2.3"))
    assert not reach.allows(ip_address("10.2.0.1"))
    assert not reach.allows(ip_address("::ffff:10.1.2.3"))
    assert reach.allows_form("https", "10.1.2.3", 8443)
