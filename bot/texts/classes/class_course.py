"""Says how many appeals of a class came before its measures and since, as monthly rates."""

from bot.domain.classes.course import Course, Stretch
from bot.texts.style import dates
from bot.texts.style.markup import Html, fill, lines


def course(found: Course | None) -> Html:
    """Return the lines of the card; of measures that are in force since less than a day only what came before."""
    if found is None:
        return Html()
    head = fill("同类诉求（含可能同类，措施自{day}起）：", day=dates.date_of(found.since))
    after = _stretch("落实后", found.after) if found.after.days else "落实后不到一天，还不能比较"
    return lines(head, _stretch("落实前", found.before), after, _change(found))


def _stretch(name: str, stretch: Stretch) -> Html:
    text = "{name}{days}天{appeals}件，平均每月{monthly}件"
    return fill(text, name=name, days=stretch.days, appeals=stretch.appeals, monthly=f"{stretch.monthly:.1f}")


def _change(found: Course) -> str:
    before, after = found.before.monthly, found.after.monthly
    if not before or not found.after.days:
        return ""
    share = round(abs(after - before) * 100 / before)
    if not share:
        return "每月件数没有变化"
    return f"每月{'减少' if after < before else '增加'}{share}%"
