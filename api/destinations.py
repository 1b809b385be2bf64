"""Where a message may go: addresses on the internet, and none of our own network.

Whoever may subscribe names a URL that this server then calls. Left alone it would call
what only it can reach: itself, its neighbours, the metadata service of a cloud (OWASP:
server-side request forgery). So a name is resolved here, every address it has is
checked, and the connection goes to the very address that was: a name that means
another one a moment later ("DNS rebinding") gains nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from dataclasses import dataclass
from typing import Final

import httpx2

from api.request_errors import AddressRefusedError

LONGEST_URL: Final = 2000
_SCHEMES: Final = {"http": 80, "https": 443}
_LAST_PORT: Final = 65_535
_SECONDS: Final = 5.0
_OF_CLOUDS: Final = (
    ipaddress.ip_network("192.0.0.0/24"),  # IETF protocol assignments (RFC 6890)
    ipaddress.ip_network("168.63.129.16/32"),
)
"""Services of a cloud for its machines that stand at public addresses."""
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Destination:
    """A URL whose host is an address that was checked; `host` is what it is called."""

    url: httpx2.URL
    host: str
    netloc: str


async def destination(url: str, *, private: bool = False) -> Destination:
    """Find out where a URL leads; `private` lets it lead anywhere.

    Raises:
        AddressRefusedError: it is no URL to call, its host has no address, or one
            that is not on the internet.
    """
    asked = _parsed(url)
    host = asked.raw_host.decode("ascii")
    port = asked.port or _SCHEMES[asked.scheme]
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(_SECONDS):
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # TimeoutError is an OSError
        raise AddressRefusedError(why="unknown_host", url=host) from error
    addresses = [ipaddress.ip_address(str(row[4][0])) for row in found]
    if not (private or all(map(is_public, addresses))):
        raise AddressRefusedError(why="private", url=host)
    netloc = asked.netloc.decode("ascii")
    return Destination(asked.copy_with(host=str(addresses[0])), host, netloc)


def is_public(address: Address) -> bool:
    """Whether an address is on the internet, and so is what it stands for, if it does.

    IPv6 has forms that hold an IPv4 address: mapped (RFC 4291), 6to4 (RFC 3056); those
    of NAT64 and Teredo are reserved, and refused as a whole.
    """
    inner = None
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
    if inner is not None:
        return is_public(inner)
    odd = address.is_multicast or address.is_reserved or address.is_link_local
    site = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    service = any(address in network for network in _OF_CLOUDS)
    return address.is_global and not (odd or site or service)


def _parsed(url: str) -> httpx2.URL:
    """The URL, taken apart by the library that will call it."""
    try:
        asked = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise AddressRefusedError(why="no_url", url=url) from error
    odd = asked.userinfo or not asked.host or (asked.port or 0) > _LAST_PORT
    if asked.scheme not in _SCHEMES or odd:
        raise AddressRefusedError(why="no_url", url=url)
    return asked
