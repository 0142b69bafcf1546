"""A file is whole when it has as many bytes as Telegram named, or as were named when it was sent."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.delivery.fetching import Damaged, fetch

PDF = b"%PDF-1.4"


def server(answer: object, content: bytes) -> Any:
    """A bot whose server says `answer` about a file and gives `content`."""

    async def post(_: str, __: object) -> object:
        return answer

    async def retrieve(_: str, **__: object) -> bytes:
        return content

    request = SimpleNamespace(post=post, retrieve=retrieve)
    return cast("Any", SimpleNamespace(request=request, base_url="https://b", base_file_url="https://f"))


@pytest.mark.parametrize(
    ("facts", "size"),
    [
        ({"file_size": len(PDF)}, 0),
        ({"file_size": len(PDF)}, 99),  # what is named now counts
        ({}, len(PDF)),
        ({}, 0),  # nobody has named a size
        ({"file_size": 0}, 0),
    ],
)
async def test_whole(facts: dict[str, object], size: int) -> None:
    assert await fetch(server({"file_path": "a/b.pdf", **facts}, PDF), "x", size) == PDF


@pytest.mark.parametrize(
    ("answer", "size", "content"),
    [
        ({"file_path": "a", "file_size": len(PDF) + 1}, 0, PDF),
        ({"file_path": "a", "file_size": len(PDF) - 1}, len(PDF), PDF),
        ({"file_path": "a"}, len(PDF) + 1, PDF),
        ({"file_path": "a"}, 0, b""),
        ({"file_path": ""}, 0, PDF),
        ({}, 0, PDF),
        (None, 0, PDF),
    ],
)
async def test_damaged(answer: object, size: int, content: bytes) -> None:
    with pytest.raises(Damaged):
        await fetch(server(answer, content), "x", size)
