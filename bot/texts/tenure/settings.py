"""What administrators read about settings: the values, what a change would move, and the versions."""

from collections.abc import Callable

from bot.domain.appeals.reckoning import Moving
from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked
from bot.domain.base.screen import Button, Screen
from bot.domain.people.presses import Answer
from bot.domain.tenure.keeping import Expired
from bot.domain.tenure.presses import ChangeSettings, JudgeSettings, RestoreSettings, ShowSettings
from bot.domain.tenure.setting_notices import (
    SectionShown,
    SettingsPreview,
    SettingsRestored,
    SettingsSettled,
    SettingsShown,
)
from bot.domain.tenure.settings import Section, SettingEdit, SettingVersion, Shown
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, cut, fill, lines
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words
from bot.texts.tenure.setting_names import label, said

SECTION = {
    Section.LIMITS: "期限和限制",
    Section.DAYS: "工作日",
    Section.REASONS: "理由",
    Section.ASSIGNING: "分派门槛",
    Section.TEXTS: "告知和地点",
    Section.KEEPING: "保存期限",
}
EXAMPLES = 3  # appeals that a change moves
LONG, SHORT, EDITS = 120, 30, 4  # characters of a value in a list and in an edit; edits that are named
OF_TABLE = "系统按导入的表格"  # in the place of who changed settings
_ALL = (Button("参数", Go(Menu.SETTINGS)),)
_HOW = {
    Section.LIMITS: "例如：\n签收期限 2\n挂号窗口 7\n政策咨询答复期限 恢复",
    Section.DAYS: "例如：\n2027-02-06 上班\n2月15日 放假\n上班时间 09:00\n2027-02-06 恢复",
    Section.REASONS: "例如：\nT5 名称 信息不足，无法办理\nR9 提示 请向有管辖权的机关反映。\n"
    "T5 停用\n新的代码（字母与同类相同）就是新增一条；停用的不再供选，已办的记录照常显示。",
    Section.ASSIGNING: "例如：\n首选得分 0.8\n领先差距 0.3\n都达到才自动交办，否则由专窗判断。",
    Section.TEXTS: "例如：\n坐诊默认地点 省政务服务中心\n咨询方式 0871-12345678\n告知第3段 本服务通过……\n"
    "告知改动后，已同意的人会被再次征求同意。",
    Section.KEEPING: "例如：\n联系方式保存 24个月\n草稿保存 30天\n"
    "联系方式和操作记录的期限写在告知里：告知随之改，已同意的人会被再次征求同意。",
}


def shown(notice: SettingsShown, _: Words) -> Screen:
    parts = [_version(version, in_force=version.id == notice.in_force) for version in notice.versions]
    opens = [Button(name, ShowSettings(section)) for section, name in SECTION.items()]
    back = [
        Button(f"恢复第{version.id}版", RestoreSettings(version.id))
        for version in notice.versions
        if version.id != notice.in_force
    ]
    first = [Button("恢复方案原样", RestoreSettings(0))] if notice.in_force else []
    none = "参数还没有改过，用的是方案原来的值。"
    how = "选一类查看和修改。改动先预览再采用，采用后马上生效。"
    text = blocks(bold("参数"), how, lines(*parts) or none)
    return Screen(text, (*in_rows(opens, 2), *in_rows([*back, *first], 2)))


def _version(version: SettingVersion, *, in_force: bool) -> Html:
    edits = version.changes()
    what = _edit(edits[0]) if edits else ""
    more = f"等{len(edits)}项" if len(edits) > 1 else ""
    now = "（正在使用）" if in_force else ""
    at = dates.stamp(version.settled_at or version.made_at)
    return fill("第{n}版　{at}　{what}{more}{now}", n=version.id, at=at, what=what, more=more, now=now)


def _edit(edit: SettingEdit) -> Html:
    before, after = (cut(said(edit.key, value), SHORT) for value in (edit.before, edit.after))
    return fill("{label}：{before} → {after}", label=label(edit.key), before=before, after=after)


def section(notice: SectionShown, _: Words) -> Screen:
    parts = [_line(page) for page in notice.settings]
    none = "没有与国务院办公厅放假安排不同的日子。"
    text = blocks(bold(SECTION[notice.section]), lines(*parts) or none)
    return Screen(text, ((Button("修改", ChangeSettings(notice.section)), *_ALL),))


def _line(page: Shown) -> Html:
    was = ""
    if page.changed and page.written != page.value:
        was = fill("（方案：{was}）", was=cut(said(page.key, page.written), SHORT))
    return fill("{label}：{value}{was}", label=label(page.key), value=cut(said(page.key, page.value), LONG), was=was)


def preview(notice: SettingsPreview, _: Words) -> Screen:
    buttons = (
        Button("采用", JudgeSettings(notice.version, Answer.YES)),
        Button("不采用", JudgeSettings(notice.version, Answer.NO)),
    )
    again = "您预览之后，别人改过这里的参数，所以还没有采用。现在的值和您的改动如下，请再看一遍。"
    parts = (again if notice.overtaken else "", _edits(notice.edits))
    return Screen(blocks(*parts, _moves(notice.preview), _expires(notice.expires)), (buttons,))


def _expires(expired: Expired | None) -> Html | str:
    if expired is None:
        return ""
    text = "按新的期限，今晚会清理{people}人的联系方式、{requests}条加入申请、{records}条操作记录。"
    people = sum(expired.people.values())
    return fill(text, people=people, requests=expired.requests, records=expired.records)


def _edits(edits: tuple[SettingEdit, ...]) -> Html:
    more = f"另有{len(edits) - EDITS}项" if len(edits) > EDITS else ""
    return lines(bold("修改参数"), *map(_edit, edits[:EDITS]), more)


def will_move(moving: Moving) -> Html:
    """Say how many dates of open appeals a change would move."""
    said = "{dates}个在办诉求的期限会变（在办共{every}个）。" if moving.dates else "在办的{every}个诉求，期限都不变。"
    return fill(said, dates=len(moving.dates), every=moving.open_ones)


def _moved(count: int) -> Html:
    return fill("{n}个在办诉求的期限变了。", n=count) if count else Html("在办诉求的期限都没有变。")


def _moves(moving: Moving) -> Html:
    count = will_move(moving)
    other = fill("另有{n}个只变提醒和催办的时间。", n=moving.reminders) if moving.reminders else ""
    examples = [
        fill(
            "{n}：{before} → {after}",
            n=moved.number,
            before=dates.moment(moved.before),
            after=dates.moment(moved.after),
        )
        for moved in moving.dates[:EXAMPLES]
    ]
    end = "采用后马上生效；期限变了的，会告诉企业和要办理的人。已经承诺的答复天数不变。"
    return lines(count, *examples, other, end)


def settled(notice: SettingsSettled, _: Words) -> Screen:
    if not notice.adopted:
        return Screen(lines(_edits(notice.edits), "没有采用，参数保持不变。"), (_ALL,))
    text = fill("{by}采用了改动，已生效。{moved}", by=notice.by or OF_TABLE, moved=_moved(notice.moved))
    return Screen(lines(_edits(notice.edits), text), (_ALL,))


def restored(notice: SettingsRestored, _: Words) -> Screen:
    which = f"第{notice.version}版" if notice.version else "方案原来的值"
    text = "{by}把参数恢复为{which}，已生效。{moved}"
    return Screen(fill(text, by=notice.by, which=which, moved=_moved(notice.moved)), (_ALL,))


def _change(notice: Asked, _: Words) -> Html:
    which = Section(notice.facts["group"])
    text = "<b>怎么改{name}？</b>\n一行写一项：名称、空格、新的值；写“恢复”就是用回方案的值。{how}"
    return fill(text, name=SECTION[which], how=_HOW[which])


QUESTIONS: dict[tuple[str, str], Callable[[Asked, Words], Html] | str] = {
    ("settings", "group"): "<b>改哪一类参数？</b>",
    ("settings", "change"): _change,
}
