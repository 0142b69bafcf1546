"""Names the use cases for buttons and commands about the classifier's words."""

from datetime import datetime

from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.people.person import Person
from bot.domain.people.presses import Answer
from bot.domain.words.presses import JudgeWords, RestoreWords
from bot.usecases.book import ENGINE
from bot.usecases.forms.steps import by_name
from bot.usecases.words import wordbook
from bot.usecases.words.keywords import KEYWORDS
from handlers.base.tables import COORDINATORS, Commands, Presses
from storage.engine.database import Transaction


def keywords(tx: Transaction, who: Person, department: str = "", *, now: datetime) -> list[Notice]:
    """Show a department's words to be changed; without a name, show the versions and ask for the department."""
    wordbook.may_edit(tx, who, {}, now=now)
    if not department:
        return [*wordbook.show(tx, who, now=now), *ENGINE.start(tx, who, KEYWORDS, {}, now=now)]
    found = by_name(tx.programme.pack.find_department, department)
    if found is None:
        raise BadInput("unknown_department", {"name": department})
    return ENGINE.start(tx, who, KEYWORDS, {"department": found.name}, now=now)


PRESSES: Presses = {
    JudgeWords: lambda tx, who, pressed, now: wordbook.judge(
        tx, who, pressed.version, yes=pressed.answer is Answer.YES, now=now
    ),
    RestoreWords: lambda tx, who, pressed, now: wordbook.restore(tx, who, pressed.version, now=now),
}
COMMANDS: Commands = {Menu.KEYWORDS: (COORDINATORS, keywords)}
