"""The process that draws is another one, and when it dies the next drawing has a new one."""

import os
from concurrent.futures.process import BrokenProcessPool

import pytest

from bot.delivery.drawing_process import Studio


async def test_a_drawing_that_kills_its_process_does_not_end_the_studio() -> None:
    studio = Studio()
    with pytest.raises(BrokenProcessPool):
        await studio.make(os._exit, 1)
    assert await studio.make(os.getpgid, 0) == os.getpgid(0)
    studio.close()
    studio.close()
