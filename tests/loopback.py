"""Asks over HTTP on loopback, for all tests: without what makes a client take longer than the test that it is for."""

import ssl
import sys
from importlib.util import find_spec
from typing import Any

import httpx

_TRUSTS_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # to read whom the world trusts takes each client 40 ms
if find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]  # httpcore would look for it at each lock, in all folders


def http_client(**given: Any) -> httpx.AsyncClient:
    """Make a client for addresses without TLS."""
    return httpx.AsyncClient(verify=_TRUSTS_NOBODY, **given)
