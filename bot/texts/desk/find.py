"""Shows the results of a search, and what can be searched for."""

from functools import partial

from bot.domain.appeals.notices import AppealView
from bot.domain.base.page import PAGE, pages
from bot.domain.base.party import Party
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.find_notices import FacetsShown, FacetValuesShown, FindAsked, Found
from bot.domain.desk.presses import Facet, Facets, FacetValues, Find, FindWith, ManyFound, OpenFound
from bot.domain.people.person import Role
from bot.texts.desk import find_words, list_line, lists
from bot.texts.desk.bulk import BUTTON
from bot.texts.desk.urgency import HEADINGS, urgency
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import Rows, in_rows, opening, turns
from bot.texts.style.words import Words

LINE = 60
MORE, BACK = "按条件筛选", "返回列表"
FACETS = {
    Facet.STATE: "状态",
    Facet.DEPARTMENT: "部门",
    Facet.REGION: "州市",
    Facet.THEME: "主题",
    Facet.KIND: "类型",
    Facet.MONTH: "提交月份",
    Facet.STANDING: "进度",
}
WHAT = (
    "<b>要查什么诉求？</b>\n直接发送要查的内容，几项之间空一格，例如：\n{example}\n"
    "可以写：诉求里的词、编号的后几位、{more}状态、日期、哪天到期。"
)
OF_DEPARTMENT = "企业名称、地区、一类事、"
OF_DESK = "企业名称、部门、地区、联系人、电话后四位、一类事、"
NOT_FOUND = {  # by whether there is a word to leave out
    False: "没有找到“{line}”。请核对一下，或换一个词再查。",
    True: "没有找到“{line}”。请少写一个词，或换一个词再查。",
}
EXAMPLES = {Role.MEMBER: "查验 在办", Role.CONTACT: "磨憨 超期", Role.HEAD: "磨憨 待审签"}
FOR_DESK = "磨憨 超期 昆明海关"


def asked(notice: FindAsked, _: Words) -> Screen:
    more = {Role.MEMBER: "", Role.CONTACT: OF_DEPARTMENT, Role.HEAD: OF_DEPARTMENT}
    role = notice.role or Role.MEMBER
    text = fill(WHAT, example=EXAMPLES.get(role, FOR_DESK), more=more.get(role, OF_DESK))
    return Screen(text, in_rows((Button(label, Find(search)) for search, label in notice.offers), 3))


def found(notice: Found, words: Words) -> Screen:
    if notice.total == 0:
        text = fill(NOT_FOUND[len(notice.line.split()) > 1], line=excerpt(notice.line, LINE))
        return Screen(text, _narrower(notice))
    numbered = list(enumerate(notice.views, notice.page * PAGE + 1))
    items = lists.under(
        (_head(view, notice, words), list_line.line(number, view, notice.now, words)) for number, view in numbered
    )
    opens = [
        Button(opening(number, view.appeal.number), OpenFound(view.appeal.id, notice.search, notice.page), number)
        for number, view in numbered
    ]
    turning = turns(partial(Find, notice.search), notice.page, notice.total)
    acts = list_line.acts_on_many(notice.views)
    many = (Button(BUTTON, ManyFound(notice.search, notice.page)),) if acts else ()
    more = (Button(MORE, Facets(notice.search)),) if notice.total > 1 else ()
    under = ((*many, *more),) if many or more else ()
    rows = (*in_rows(opens, 4), *((turning,) if turning else ()), *under, *_narrower(notice))
    return Screen(blocks(_title(notice), *items), rows)


def _head(view: AppealView, notice: Found, words: Words) -> str:
    return HEADINGS[urgency(view.appeal, notice.now, words, own=view.viewer is Party.MEMBER)]


def _title(notice: Found) -> Html:
    count = pages(notice.total)
    page = f"，第{notice.page + 1}页共{count}页" if count > 1 else ""
    total = f"最近的{notice.total}件，要查得更准请再加一个词" if notice.more else f"共{notice.total}件"
    return fill("{what}（{total}{page}）", what=bold(f"查找：{excerpt(notice.line, LINE)}"), total=total, page=page)


def _narrower(notice: Found) -> Rows:
    """Return buttons that narrow the search by what it does not say yet."""
    said = notice.line.split()
    standings = find_words.STANDINGS
    if any(label in said for label in standings.values()):
        return ()
    return (
        tuple(
            Button(label, FindWith(notice.search, Facet.STANDING, standing)) for standing, label in standings.items()
        ),
    )


def facets(notice: FacetsShown, _: Words) -> Screen:
    back = (Button(BACK, Find(notice.search)),)
    line = excerpt(notice.line, LINE)
    if not notice.facets:
        return Screen(fill("“{line}”的查找结果不需要再筛选。", line=line), (back,))
    offered = [Button(FACETS[facet], FacetValues(notice.search, facet)) for facet in notice.facets]
    wanted = fill("“{line}”共{total}件，请选择按什么筛选：", line=line, total=notice.total)
    return Screen(wanted, (*in_rows(offered, 3), back))


def facet_values(notice: FacetValuesShown, _: Words) -> Screen:
    """Show the values with their counts, and a button for each."""
    line, by = excerpt(notice.line, LINE), FACETS[notice.facet]
    head = fill("“{line}”共{total}件，按{by}分：", line=line, total=notice.total, by=by)
    counts = [fill("{said}：{count}件", said=value.said, count=value.count) for value in notice.values]
    rest = notice.total - sum(value.count for value in notice.values)
    others = (fill("其他：{count}件", count=rest),) if rest else ()
    choose = [Button(value.said, FindWith(notice.search, notice.facet, value.code)) for value in notice.values]
    backs = Button("换个条件", Facets(notice.search)), Button(BACK, Find(notice.search))
    return Screen(blocks(head, lines(*counts, *others)), (*in_rows(choose, 2), backs))
