"""What is asked about a booking."""

from collections.abc import Callable

from bot.domain.notice import Asked
from bot.texts.markup import Html, bold, fill, lines
from bot.texts.words import Words

Question = Callable[[Asked, Words], Html]


def _appeals(notice: Asked, _: Words) -> Html:
    chosen = "、".join(notice.facts.get("chosen", []))
    how = "点一下选中，再点一下取消，可以选几件，选好了点「完成」。" if notice.facts.get("offered") else ""
    return lines(
        bold("这次坐诊带哪几件诉求来？"),
        fill("已选：{chosen}", chosen=chosen) if chosen else "",
        how + "没有写过的，点「写一件新诉求」，或直接把问题发过来；号已为您单位留着。",
    )


QUESTIONS: dict[tuple[str, str], Question | str] = {("bring", "appeals"): _appeals}
