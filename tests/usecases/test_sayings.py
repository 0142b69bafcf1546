"""What a sentence of an enterprise may say: it is done where that is clear, else put to its writer."""

from pathlib import Path

import pytest

from bot.classifier.guessing import Guessing
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.base.question import Asked
from bot.domain.desk.sayings import AGREES, EVIDENCE, MAY_TELL, SURE, TELLS, Guess, decided, offered
from bot.domain.desk.wish_notices import Explained, Heard
from bot.domain.desk.wishes import Meaning, Saying, Topic, Unasked, Wish
from bot.domain.people.person import Person, Role
from bot.texts.desk import sayings, topics
from handlers import wishes
from tests.desk import HOME, Desk
from tests.house import programme

JUDGED = Path(__file__).parents[1] / "texts" / "data" / "sentences.tsv"  # by who has seen neither rules nor examples
NOT_OF_MEMBERS = {"MORE_TIME", "ABSENCE", "SITTING", "STAFF", "BROWSE"}
STAFF = {Topic.MORE_TIME, Topic.ABSENCE, Topic.SITTING, Topic.STAFF}
STRANGERS = {Topic.BROWSE}
MISSED = 0.06
MEMBERS_SENTENCES = 250


def guessed(*chances: tuple[Saying, float]) -> list[Guess]:
    return [Guess(saying, chance) for saying, chance in chances]


@pytest.mark.parametrize(
    ("read", "guesses", "evidence", "is_long", "wanted"),
    [
        (Wish.URGE, guessed((Wish.URGE, 0.9), (Wish.PROGRESS, 0.1)), 0, False, Wish.URGE),
        (Wish.URGE, guessed((Wish.PROGRESS, 0.7), (Wish.URGE, 0.3)), 0, False, Wish.URGE),
        (Wish.URGE, guessed((Topic.URGING, 0.9), (Wish.URGE, 0.1)), 0, False, None),
        (None, guessed((Wish.BOOKING, 0.98), (Wish.URGE, 0.02)), 0, False, Wish.BOOKING),
        (None, guessed((Wish.BOOKING, 0.9), (Wish.URGE, 0.1)), 0, False, None),
        (None, guessed((Unasked.MATTER, 0.95), (Wish.URGE, 0.05)), 0, True, Unasked.MATTER),
        (Wish.BOOKING, guessed((Unasked.MATTER, 0.95), (Wish.BOOKING, 0.05)), 0, True, Unasked.MATTER),
        (None, guessed((Unasked.MATTER, 0.95), (Wish.URGE, 0.05)), 0, False, None),
        (Wish.FILE, guessed((Unasked.MATTER, 0.5), (Wish.FILE, 0.45)), 0, True, Unasked.MATTER),
        (None, guessed((Wish.URGE, 0.6), (Unasked.MATTER, 0.4)), 3, True, Unasked.MATTER),
        (None, guessed((Wish.URGE, 0.6), (Unasked.MATTER, 0.4)), 1, True, None),
        (None, guessed((Unasked.CHATTER, 0.99), (Wish.URGE, 0.01)), 0, False, Unasked.CHATTER),
        (None, guessed((Unasked.CHATTER, 0.99), (Wish.URGE, 0.01)), 0, True, None),
        # at the bounds
        (None, guessed((Wish.BOOKING, SURE), (Wish.URGE, 1 - SURE)), 0, False, Wish.BOOKING),
        (Wish.URGE, guessed((Wish.PROGRESS, 1 - AGREES), (Wish.URGE, AGREES)), 0, False, Wish.URGE),
        (None, guessed((Unasked.MATTER, TELLS), (Wish.URGE, 1 - TELLS)), 0, True, Unasked.MATTER),
        (None, guessed((Wish.URGE, 0.9), (Unasked.MATTER, MAY_TELL)), EVIDENCE, True, Unasked.MATTER),
        (None, guessed((Wish.FILE, 0.99), (Wish.URGE, 0.01)), 0, False, None),
    ],
)
def test_what_is_clear_is_decided(
    read: Saying | None, guesses: list[Guess], evidence: float, is_long: bool, wanted: Saying | None
) -> None:
    assert decided(read, guesses, evidence, is_long=is_long) is wanted


def test_a_person_chooses_from_what_the_words_say_and_what_is_likeliest() -> None:
    guesses = guessed((Topic.URGING, 0.6), (Unasked.CHATTER, 0.2), (Unasked.MATTER, 0.1), (Wish.RATE, 0.1))
    assert offered(Wish.URGE, guesses) == (Wish.URGE, Topic.URGING, Wish.FILE)
    assert offered(None, guesses) == (Topic.URGING, Wish.FILE, Wish.RATE)


def test_the_sentence_of_an_example_says_what_its_line_says() -> None:
    for sentence, code in [*sayings.examples().items()][::50]:
        first = sayings.guesses(f"{sentence}。", sayings.EVERYTHING)[0]
        assert (first.saying, first.chance) == (code, 1.0)


def test_every_saying_has_examples_and_what_may_be_offered_has_a_name() -> None:
    assert set(sayings.examples().values()) == {*Wish, *Topic, *Unasked} - {Wish.LOOK}
    assert {*Wish, *Topic} - set(sayings.LABELS) == {Wish.LOOK, *STAFF, *STRANGERS}


def test_pieces_that_are_known_make_a_label_likely() -> None:
    guessing = Guessing([("A", "催一下"), ("A", "催一催"), ("B", "查一下"), ("B", "查一查")])
    assert [label for label, _ in guessing.chances("催")] == ["A", "B"]
    assert sum(chance for _, chance in guessing.chances("什么都不是")) == pytest.approx(1)


OF_ONE = {Wish.PROGRESS, Wish.URGE, Wish.SUPPLY, Wish.RATE, Wish.WITHDRAW}
SHOWN: dict[str, set[Saying]] = {  # the notices, forms and options that show what was understood
    "ListShown": {*OF_ONE},
    "LIST": {*OF_ONE},
    "no_appeal": {*OF_ONE},  # the number of none
    "SessionsShown": {Wish.BOOKING},
    "MembersShown": {Wish.DETAILS},
    "NewsSetting": {Wish.QUIET},
    "Help": {Wish.HELP},
    "Unheard": {Wish.GREETING, Unasked.CHATTER},
    "PartTaken": {Wish.FILE},
    "NEW": {Wish.FILE},
    "appeal": {Wish.FILE},
    "my_phone": {Wish.PHONE},
    "delete_me": {Wish.DELETE_ME},
    "LEAVE": {Unasked.CHATTER},
}


def understood(desk: Desk, who: Person, sentence: str) -> set[str]:
    """Return what a sentence of an enterprise was understood as, or may have been."""
    try:
        notices = wishes.answer(desk.tx, who, Content(sentence), desk.now)
    except BadInput as refusal:
        return {*SHOWN[refusal.problem]}
    if notices is None:
        return {Wish.FILE} if len(sentence) >= programme().pack.limits.text_min else {Unasked.CHATTER}
    names = {name for notice in notices for name in _names(notice)}
    return names | {str(saying) for name in names for saying in SHOWN.get(name, ())}


def _names(notice: Notice) -> set[str]:
    match notice:
        case Asked():
            return {notice.form, *(option.value.removeprefix(Meaning.SAYING) for option in notice.options)}
        case Explained():
            return {notice.topic}
        case Heard():
            return {notice.wish}
    return {type(notice).__name__}


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_what_others_wrote_is_understood_or_asked(desk: Desk) -> None:
    who, wrong = desk.person(Role.MEMBER, enterprise=desk.enterprise("云锡")), dict[str, set[str]]()
    lines = [line.split("\t") for line in JUDGED.read_text("utf-8").splitlines()]
    ours = [(set(codes.split("|")), sentence) for codes, sentence in lines if not NOT_OF_MEMBERS & {*codes.split("|")}]
    for wanted, sentence in ours:
        found = understood(desk, who, sentence)
        if not wanted & found:
            wrong[sentence] = found
    assert len(ours) == MEMBERS_SENTENCES
    assert len(wrong) <= MISSED * len(ours), wrong


def test_staff_ask_about_the_service_in_their_own_words(desk: Desk) -> None:
    """What somebody else wrote for staff is answered rightly or looked up, never answered by something else."""
    contact, lines = desk.person(Role.CONTACT, HOME), JUDGED.read_text("utf-8").splitlines()
    answered = 0
    for code, sentence in (line.split("\t") for line in lines if line.split("\t")[0] in STAFF):
        notices = [topic for topic in (topics.asked(sentence),) if topic in topics.OF_STAFF] or [
            notice.topic for notice in wishes.of_staff(contact, sentence) if isinstance(notice, Explained)
        ]
        assert notices in ([], [code]), sentence
        answered += bool(notices)
    assert answered >= 6
    assert wishes.of_staff(contact, "我的诉求办得怎么样了") == []
