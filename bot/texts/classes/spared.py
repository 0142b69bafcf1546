"""Tells who did not file an appeal because its class has been solved that this was noted, and how to file it yet."""

from bot.domain.base.choice import Restore
from bot.domain.base.screen import Button, Screen
from bot.domain.classes.notices import Spared
from bot.texts.appeals import remedies
from bot.texts.style.markup import blocks, bold
from bot.texts.style.words import Words

ALL_THE_SAME = "还是要提交"


def screen(notice: Spared, _: Words) -> Screen:
    text = blocks(
        bold("已记下：问题已经解决，这件诉求没有提交"),
        remedies.helps(notice.remedy),
        "照着办还是没有解决的，点「还是要提交」，刚才写的都在，不用重写。",
    )
    return Screen(text, ((Button(ALL_THE_SAME, Restore(notice.kept)),),), "已记下，没有提交")
