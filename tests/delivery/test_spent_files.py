"""Files that came by the web chat and that nobody wants any more leave the disk."""

import hashlib
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery.files import path_of
from bot.demo.botapi import Person
from tests.channels.web import also_by_web, web_house
from tests.delivery.test_licences import gone
from tests.house import House
from tests.screenplays.stage import curtain, on_sqlite
from tests.screenplays.test_keeping import night

PAPER = b"%PDF-1.4 made up"


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with web_house(tmp_path, database_url=database_url) as opened:
        opened.app.filer.idle = 0.05
        yield opened
        await curtain(opened)


@on_sqlite
async def test_what_was_refused_leaves_the_disk_with_the_other_old_messages(house: House, 企业: Person) -> None:
    path = path_of(house.app.filer.folder, hashlib.sha256(PAPER).hexdigest())
    async with also_by_web(house, 企业) as web:
        await web.says("磨憨口岸货车排队要等三天，请协调加快查验")
        await web.sees("已记下")
        await web.sends_file("程序.exe", PAPER, "application/x-msdownload")
        await web.sees("格式不能接收")
        await web.says("/cancel")
        await web.sees("已取消")
        await night(house)
        assert path.read_bytes() == PAPER
        for _ in range(4):  # who looks now and then stays signed in
            house.clock.moment += timedelta(days=23)
            await web.opens()
        await night(house)
        await gone(path)
        link = re.search(r'href="(/files/\d+)">程序.exe</a><small>已经删除', await web.opens())
        assert link
        assert "对话里的其他文件保存90天" in (await web.client.get(link[1])).text


@on_sqlite
async def test_files_of_what_was_given_up_go_once_it_can_not_be_had_back(house: House, 企业: Person) -> None:
    path = path_of(house.app.filer.folder, hashlib.sha256(PAPER).hexdigest())
    async with also_by_web(house, 企业) as web:
        await web.says("磨憨口岸货车排队要等三天，请协调加快查验")
        await web.sees("已记下")
        await web.sends_file("单据.pdf", PAPER, "application/pdf")
        await web.sees("附件1个")
        await web.says("/cancel")
        await web.sees("已取消")
        await web.presses("恢复刚才的内容")
        await web.sees("已写20个字")
        assert path.read_bytes() == PAPER
        await web.says("/cancel")
        await web.sees("已取消")
        await web.says("工人子女上学名额不够，请协调")
        await web.sees("已记下")
        assert path.exists()
        await web.says("/cancel")
        await web.sees("已取消")
        await gone(path)
        link = re.search(r'href="(/files/\d+)">单据.pdf</a><small>已经删除', await web.opens())
        assert link
        late = await web.client.get(link[1])
        assert late.status_code == 410
        assert "没有提交的文件，在放弃填写后删除" in late.text
