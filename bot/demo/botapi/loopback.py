"""Whether an address leads to this machine and nowhere else."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(url: str) -> bool:
    """Look at the host alone: a name that begins like one, or stands before an @, is none."""
    try:
        found = urlsplit(url)
        host, _ = found.hostname, found.port
        return not found.username and (host == "localhost" or ip_address(host or "").is_loopback)
    except ValueError:
        return False
