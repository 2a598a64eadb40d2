"""Which machines may be connected to: those of the public internet, unless the user says more.

A page or feed that others wrote must not make us ask machines behind our own fire wall
(server-side request forgery). So every address that a name resolves to is judged, and the
connection is made to the judged address itself. The lists follow the IANA registries of
special-purpose addresses (RFC 6890 and its updates), written out because the standard library's
`is_global` differs between patch releases.
"""

from __future__ import annotations

import ipaddress
from enum import Enum

_V4 = ipaddress.IPv4Network
_V6 = ipaddress.IPv6Network
_IP = ipaddress.IPv4Address | ipaddress.IPv6Address

# No news is served from here, whatever the user allows.
_NEVER_V4 = (
    (_V4("169.254.169.254/32"), "a cloud's metadata service"),
    (_V4("169.254.170.2/32"), "a cloud's metadata service"),
    (_V4("100.100.100.200/32"), "a cloud's metadata service"),
    (_V4("168.63.129.16/32"), "a cloud's metadata service"),
    (_V4("192.0.0.192/32"), "a cloud's metadata service"),
    (_V4("0.0.0.0/8"), "an unspecified address"),
    (_V4("192.88.99.0/24"), "a 6to4 relay"),
    (_V4("224.0.0.0/4"), "a multicast address"),
    (_V4("240.0.0.0/4"), "a reserved address"),
)
_PRIVATE_V4 = (
    (_V4("127.0.0.0/8"), "a loopback address"),
    (_V4("10.0.0.0/8"), "a private address"),
    (_V4("172.16.0.0/12"), "a private address"),
    (_V4("192.168.0.0/16"), "a private address"),
    (_V4("169.254.0.0/16"), "a link-local address"),
    (_V4("100.64.0.0/10"), "a shared address behind a provider's translation (CGNAT)"),
    (_V4("192.0.0.0/24"), "an address for protocols"),
    (_V4("192.0.2.0/24"), "an address for documentation"),
    (_V4("198.51.100.0/24"), "an address for documentation"),
    (_V4("203.0.113.0/24"), "an address for documentation"),
    (_V4("198.18.0.0/15"), "an address for benchmarks"),
)
_NEVER_V6 = (
    (_V6("::/128"), "an unspecified address"),
    (_V6("fd00:ec2::254/128"), "a cloud's metadata service"),
    (_V6("fd00:ec2::23/128"), "a cloud's metadata service"),
    (_V6("fd20:ce::254/128"), "a cloud's metadata service"),
    (_V6("ff00::/8"), "a multicast address"),
    # These carry an IPv4 address inside, which would pass unseen.
    (_V6("::ffff:0:0/96"), "an IPv4 address written as IPv6"),
    (_V6("::ffff:0:0:0/96"), "an IPv4 address written as IPv6"),
    (_V6("64:ff9b::/96"), "a translated IPv4 address (NAT64)"),
    (_V6("64:ff9b:1::/48"), "a translated IPv4 address (NAT64)"),
    (_V6("2002::/16"), "a tunnelled IPv4 address (6to4)"),
    (_V6("2001::/32"), "a tunnelled IPv4 address (Teredo)"),
)
_PRIVATE_V6 = (
    (_V6("::1/128"), "a loopback address"),
    (_V6("fc00::/7"), "a private address"),
    (_V6("fe80::/10"), "a link-local address"),
    (_V6("fec0::/10"), "a private address"),
    (_V6("2001::/23"), "an address for protocols"),
    (_V6("2001:db8::/32"), "an address for documentation"),
    (_V6("3fff::/20"), "an address for documentation"),
)
_GLOBAL_V6 = _V6("2000::/3")  # all that IANA has given out so far
# Fetching from other ports of a public host lets a page make us talk to mail servers and the like.
_WEB_PORTS = frozenset({80, 443, 8000, 8008, 8080, 8081, 8443, 8888})


class Reach(Enum):
    """How far out a machine stands."""

    PUBLIC = "public"
    PRIVATE = "private"
    NEVER = "never"


def reach_of(address: str) -> tuple[Reach, str]:
    """How far out an IP address stands, and in words what it is.

    >>> reach_of("10.1.2.3")
    (<Reach.PRIVATE: 'private'>, 'a private address')

    Args:
        address: An IPv4 or IPv6 address as a resolver gives it, with or without a zone.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return Reach.NEVER, "no IP address"
    is_v4 = isinstance(found, ipaddress.IPv4Address)
    never, private = (_NEVER_V4, _PRIVATE_V4) if is_v4 else (_NEVER_V6, _PRIVATE_V6)
    for networks, reach in ((never, Reach.NEVER), (private, Reach.PRIVATE)):
        for network, words in networks:
            if found in network:
                return reach, words
    if not is_v4 and found not in _GLOBAL_V6:
        return Reach.NEVER, "a reserved address"
    return Reach.PUBLIC, "a public address"


def why_closed(address: str, port: int, *, allow_private: bool) -> str:
    """Why a machine may not be connected to; empty where it may.

    Args:
        address: Its IP address.
        port: The TCP port.
        allow_private: Whether the user allows machines of their own network, and any port there.
    """
    reach, words = reach_of(address)
    if reach is Reach.NEVER:
        return f"{words} is never fetched from"
    if reach is Reach.PRIVATE and not allow_private:
        return f"{words} is fetched from only where that is allowed (--allow-private)"
    if port not in _WEB_PORTS and reach is Reach.PUBLIC:
        return f"port {port} of a public host is no port of the web"
    return ""
