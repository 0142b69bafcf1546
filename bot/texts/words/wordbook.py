"""Screens about the classifier's words: the effect of a change, the decision on it, and earlier versions."""

from collections.abc import Callable

from bot.config.words import Level
from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked
from bot.domain.base.screen import Button, Screen
from bot.domain.people.presses import Answer
from bot.domain.words.notices import VersionsShown, WordsPreview, WordsRestored, WordsSettled
from bot.domain.words.presses import JudgeWords, RestoreWords
from bot.domain.words.wordbook import Count, NewWord, Preview, Shift, Version, VersionKind
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, cut, fill, lines
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words

SHOWN = 900  # units of a level's words
SHORT = 8  # edits shown
NOBODY = "无法判断"
KINDS = {VersionKind.EDITED: "修改关键词", VersionKind.LEARNED: "学习结果"}
LEVEL = {Level.STRONG: "强", Level.MEDIUM: "中", Level.WEAK: "弱"}
LEVEL_WORDS = {"强": Level.STRONG, "中": Level.MEDIUM, "弱": Level.WEAK}
WORD_SIGNS = dict.fromkeys("+＋", False) | dict.fromkeys("-－", True) | {"加": False, "改": False, "删": True}
ADOPT, REFUSE = "采用", "不采用"


def preview(notice: WordsPreview, _: Words) -> Screen:
    made = _edited(notice) if notice.kind is VersionKind.EDITED else _learned(notice.preview)
    buttons = (
        Button(ADOPT, JudgeWords(notice.version, Answer.YES)),
        Button(REFUSE, JudgeWords(notice.version, Answer.NO)),
    )
    return Screen(lines(made, _changed(notice.preview), _END[notice.kind]), (buttons,))


_END = {
    VersionKind.EDITED: "采用后立即生效，只影响以后提交的诉求。",
    VersionKind.LEARNED: "采用后立即生效，可以发送 /keywords 恢复；不采用就保持现状。",
}


def _edited(notice: WordsPreview) -> Html:
    parts = [fill("{word}：{level}", word=word, level=_level(level)) for word, level in notice.edits[:SHORT]]
    more = len(notice.edits) - SHORT
    return lines(
        bold(fill("修改{name}的关键词", name=notice.department)),
        *parts,
        f"等{len(notice.edits)}个词" if more > 0 else "",
    )


def _level(level: str | None) -> str:
    return LEVEL[Level(level)] if level else "删除"


def _learned(preview: Preview) -> Html:
    head = fill("根据{count}件已知承办单位的诉求重新计算了关键词的分量，请您决定是否采用。", count=preview.lessons)
    rates = ""
    if preview.before and preview.after:
        rates = fill(
            "首选正确：{before} → {after}，均以没有参与计算的诉求检验。",
            before=_of(preview.before),
            after=_of(preview.after),
        )
    words = [_new(new_word) for new_word in preview.found]
    return lines(bold("关键词有学习结果"), head, rates, lines("新词：", *words) if words else "")


def _of(count: Count) -> str:
    return f"{count.part}/{count.whole}"


def _new(new_word: NewWord) -> Html:
    facts = {"word": new_word.word, "name": new_word.department, "own": new_word.own, "every": new_word.every}
    return fill("{word}（{name}，出现的{every}件中有{own}件）", **facts)


def _changed(preview: Preview) -> Html:
    count = fill("此修改会改变最近{whole}件中的{part}件。", whole=preview.changed.whole, part=preview.changed.part)
    return lines(count, *map(_shift, preview.shifts))


def _shift(shift: Shift) -> Html:
    if shift.before == shift.after:
        return fill("{number}：仍是{name}，把握有变化", number=shift.number, name=shift.after or NOBODY)
    return fill(
        "{number}：{one} → {other}", number=shift.number, one=shift.before or NOBODY, other=shift.after or NOBODY
    )


def settled(notice: WordsSettled, _: Words) -> Screen:
    done = "已采用，从现在起生效。" if notice.adopted else "没有采用，关键词保持不变。"
    who = "" if notice.mine else "另一位统筹员作了决定，您不用再处理。"
    return Screen(fill("{kind}：{done}{who}", kind=KINDS[notice.kind], done=done, who=who), (_AGAIN,))


def restored(notice: WordsRestored, _: Words) -> Screen:
    which = fill("第{n}版", n=notice.version) if notice.version else "最初的关键词"
    return Screen(fill("已恢复{which}，从现在起生效。", which=which), (_AGAIN,))


_AGAIN = (Button("关键词", Go(Menu.KEYWORDS)),)


def versions(notice: VersionsShown, _: Words) -> Screen:
    parts = [_version(version, in_force=version.id == notice.in_force) for version in notice.versions]
    back = [
        Button(f"恢复第{version.id}版", RestoreWords(version.id))
        for version in notice.versions
        if version.id != notice.in_force
    ]
    first = [Button("恢复最初的关键词", RestoreWords(0))] if notice.in_force else []
    none = "关键词还没有修改过，用的是最初的版本。"
    return Screen(blocks(bold("关键词的版本"), lines(*parts) or none), in_rows([*back, *first], 2))


def _version(version: Version, *, in_force: bool) -> Html:
    name = version.facts.get("department", "")
    at = dates.stamp(version.settled_at or version.made_at)
    now = "（正在使用）" if in_force else ""
    return fill(
        "第{n}版　{at}　{kind}{name}{now}",
        n=version.id,
        at=at,
        kind=KINDS[version.kind],
        name=f"：{name}" if name else "",
        now=now,
    )


def change(notice: Asked, _: Words) -> Html:
    """Show a department's words by level and ask for changes."""
    facts = notice.facts
    parts = [
        fill(
            "<b>{level}</b>（{count}个）{words}",
            level=LEVEL[Level(level)],
            count=len(words),
            words=cut("、".join(words), SHOWN),
        )
        for level, words in facts["words"].items()
    ]
    learned = fill("<b>学到的</b>　{words}", words="、".join(facts["learned"])) if facts["learned"] else ""
    return blocks(bold(fill("{name}的关键词", name=facts["department"])), lines(*parts, learned), _HOW)


_HOW = (
    "一行写一个修改，例如：\n加 林下经济 强\n删 苗木\n采伐 弱\n"
    "强：看到它就基本能确定部门；中：常与该部门有关；弱：只作旁证。"
)

QUESTIONS: dict[tuple[str, str], Callable[[Asked, Words], Html] | str] = {
    ("keywords", "department"): "<b>看哪个部门的关键词？</b>\n请输入部门名称，例如“省林草局”。",
    ("keywords", "change"): change,
}
