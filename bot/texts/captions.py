"""What stands below a file."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.base.paper import Recipe
from bot.domain.base.paper_notice import PaperShown
from bot.domain.base.screen import Screen
from bot.texts.reports import circular_card, exports, pictures
from bot.texts.sessions import service_list
from bot.texts.style.markup import Html, excerpt, fill
from bot.texts.style.words import Words

Caption = Callable[[Mapping[str, Any]], Html]


def _attachment(facts: Mapping[str, Any]) -> Html:
    text = "诉求{number}的附件（{n}/{of}）：{name}"
    return fill(text, number=facts["number"], n=facts["n"], of=facts["of"], name=excerpt(facts["name"], 80))


def _calendar(facts: Mapping[str, Any]) -> Html:
    put = "点开可以加进手机日历，时间地点有变会再发。"
    return fill(put if facts["on"] else "点开可以从手机日历里删去这次坐诊。")


CAPTIONS: dict[Recipe, Caption] = {
    Recipe.ATTACHMENT: _attachment,
    Recipe.CALENDAR: _calendar,
    Recipe.EXPORT: exports.caption,
    Recipe.SERVICE_LIST: service_list.caption,
    Recipe.CIRCULAR: circular_card.caption,
    Recipe.PICTURE: lambda facts: pictures.caption(facts["drawing"]),
}


def shown(notice: PaperShown, _: Words) -> Screen:
    return Screen(CAPTIONS[notice.recipe](notice.facts))
