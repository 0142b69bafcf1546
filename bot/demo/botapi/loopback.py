"""Checks whether an address leads to this machine and nowhere else."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(url: str) -> bool:
    """Whether the host of the address is this machine; names that only begin like it, or stand before an @, are not."""
    try:
        found = urlsplit(url)
        host, _ = found.hostname, found.port
        return not found.username and (host == "localhost" or ip_address(host or "").is_loopback)
    except ValueError:
        return False
