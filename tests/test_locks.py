"""What is installed is what was looked at: the lock files name versions and the hashes of their files."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
WHOLE = re.compile(r"[\w.-]+(\[[\w,-]+\])?==[^ ]+( ; .+?)?(\s+--hash=sha256:[0-9a-f]{64})+")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_package_is_named_with_its_hashes(lock: str) -> None:
    """`make lock` writes them; pip refuses the whole file when one package has none."""
    packages = (HOUSE / lock).read_text("utf-8").replace("\\\n", " ").splitlines()
    assert [one for one in packages if not WHOLE.fullmatch(one.strip())] == []
