"""Which machines may be connected to."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.ingest.web.reach import Reach, reach_of, why_closed

CLOSED = {
    "127.0.0.1": Reach.PRIVATE,
    "127.255.255.254": Reach.PRIVATE,
    "10.0.0.1": Reach.PRIVATE,
    "172.16.0.1": Reach.PRIVATE,
    "172.31.255.255": Reach.PRIVATE,
    "192.168.1.1": Reach.PRIVATE,
    "169.254.1.1": Reach.PRIVATE,
    "100.64.0.1": Reach.PRIVATE,
    "100.127.255.255": Reach.PRIVATE,
    "192.0.0.8": Reach.PRIVATE,
    "198.18.0.1": Reach.PRIVATE,
    "203.0.113.7": Reach.PRIVATE,
    "0.0.0.0": Reach.NEVER,  # noqa: S104 - this is what is refused
    "0.1.2.3": Reach.NEVER,
    "169.254.169.254": Reach.NEVER,
    "100.100.100.200": Reach.NEVER,
    "168.63.129.16": Reach.NEVER,
    "224.0.0.1": Reach.NEVER,
    "239.255.255.255": Reach.NEVER,
    "240.0.0.1": Reach.NEVER,
    "255.255.255.255": Reach.NEVER,
    "192.88.99.1": Reach.NEVER,
    "::1": Reach.PRIVATE,
    "fe80::1": Reach.PRIVATE,
    "fe80::1%eth0": Reach.PRIVATE,
    "fc00::1": Reach.PRIVATE,
    "fd12:3456::1": Reach.PRIVATE,
    "2001:db8::1": Reach.PRIVATE,
    "::": Reach.NEVER,
    "ff02::1": Reach.NEVER,
    "::ffff:8.8.8.8": Reach.NEVER,
    "::ffff:127.0.0.1": Reach.NEVER,
    "::127.0.0.1": Reach.NEVER,
    "64:ff9b::7f00:1": Reach.NEVER,
    "64:ff9b:1::1": Reach.NEVER,
    "2002:7f00:1::1": Reach.NEVER,
    "2001:0:4136:e378::1": Reach.NEVER,
    "fd00:ec2::254": Reach.NEVER,
    "4000::1": Reach.NEVER,
    "no number": Reach.NEVER,
}
OPEN = ["8.8.8.8", "151.101.1.57", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1"]


@pytest.mark.parametrize(("address", "reach"), CLOSED.items())
def test_what_is_not_public_is_closed(address: str, reach: Reach) -> None:
    """An address of a special kind is closed; the flag opens those of the user's own network."""
    assert reach_of(address)[0] is reach
    assert why_closed(address, 443, allow_private=False)
    assert bool(why_closed(address, 443, allow_private=True)) is (reach is Reach.NEVER)


@pytest.mark.parametrize("address", OPEN)
def test_what_is_public_is_open(address: str) -> None:
    """A public address is open on the ports of the web, and on no other, whatever the flag."""
    assert not why_closed(address, 443, allow_private=False)
    assert why_closed(address, 25, allow_private=False)
    assert why_closed(address, 6379, allow_private=True)


@given(st.ip_addresses())
def test_nothing_is_opened_that_the_standard_library_calls_special(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    """What is called public here is global, and no multicast address, for `ipaddress` too."""
    if reach_of(str(address))[0] is Reach.PUBLIC:
        assert address.is_global
        assert not address.is_multicast
