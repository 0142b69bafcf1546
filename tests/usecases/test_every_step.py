"""/cancel, /restart, /help and 上一步 in every step of every form: nothing typed is lost, or the form begins anew."""

from collections.abc import Collection, Iterator
from dataclasses import replace

import pytest

from bot.domain.base.choice import Choose, Restore
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput, NothingKept, StaleStep
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.base.question import Asked, Cancelled, LeaveAsked
from bot.domain.desk.notices import Help
from bot.domain.people.person import Role
from bot.usecases.book import ENGINE, FORMS
from bot.usecases.forms.pastes import TORN
from handlers import dispatch
from storage.mail import drafts
from tests.desk import HOME, Desk, open_desk
from tests.usecases.form_scenes import Scene, asked, at, way
from tests.usecases.ways import STAGES, TEXT, WAYS, WORDS, A

ON_ONE_ENGINE = pytest.mark.parametrize("desk", ["sqlite"], indirect=True)  # the forms' engine writes no SQL of its own
ON_DEMAND = {("register", "licence")}  # led to from the check page alone: played in tests.screenplays.test_registering
STEPS = [
    (form.name, step.name) for form in FORMS.values() for step in form.steps if (form.name, step.name) not in ON_DEMAND
]
GUESSED = ("me", "code")  # a guess is counted, not refused, and a second code comes only after a minute
INSISTING = [(form, step) for form, step in STEPS if form != "renewal"]  # the notice gives way to whatever else is said
NOT_FIRST = [(form, step) for form, step in STEPS if step != FORMS[form].steps[0].name]


def in_each(steps: Collection[tuple[str, str]]) -> pytest.MarkDecorator:
    """Play a test in each of these steps; all that are played in a step come one after the other."""
    return pytest.mark.parametrize(("form", "step"), steps, scope="module")


@pytest.fixture(scope="module")
def filled_so_far(form: str, step: str) -> Iterator[Scene]:
    """The form, filled as far as the step: to get there takes longer than any of the tests."""
    with open_desk() as desk:
        yield at(desk, form, step)


@pytest.fixture
def scene(filled_so_far: Scene) -> Iterator[Scene]:
    """The same for one test, which leaves it as it was."""
    begun = filled_so_far.desk.tx.connection.begin_nested()
    yield filled_so_far
    begun.rollback()


def test_the_ways_go_through_every_step_of_every_form() -> None:
    """A new form, or a new step, has to be walked here."""
    assert {name: list(steps) for name, steps in WAYS.items()} == {
        form.name: [step.name for step in form.steps if (form.name, step.name) not in ON_DEMAND]
        for form in FORMS.values()
    }
    assert set(STAGES) == set(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_every_way_leads_to_the_end(desk: Desk, form: str) -> None:
    scene = at(desk, form, list(WAYS[form])[-1])
    told: list[Notice] = []
    for answer in list(WAYS[form].values())[-1]:
        told = scene.sends(answer)
    leads_on = form in {"kept", "booking_late"}  # into the form for the words, or for what is brought
    assert told
    assert any(isinstance(one, Asked) for one in told) is leads_on
    assert (drafts.current(desk.tx, scene.who.id) is not None) is leads_on


@in_each(STEPS)
@pytest.mark.parametrize("menu", [Menu.HELP, Menu.START])
def test_help_and_start_ask_the_same_again(scene: Scene, form: str, step: str, menu: Menu) -> None:
    before = scene.draft
    told = scene.commands(menu)
    question = asked(told)
    assert (question.form, question.step) == (form, step)
    assert isinstance(told[0], Help) is (menu is Menu.HELP)
    after = scene.draft
    assert (after.step, after.data) == (before.step, before.data)
    for answer in WAYS[form][step]:
        assert scene.sends(answer)


@in_each(INSISTING)
@pytest.mark.parametrize("word", ["/cancel", "取消"])
def test_cancel_gives_the_form_up(scene: Scene, form: str, step: str, word: str) -> None:
    told = scene.commands(Menu.CANCEL) if word == "/cancel" else scene.sends(word)
    if any(isinstance(one, LeaveAsked) for one in told):
        assert asked(scene.sends("继续填写")).step == step
        assert isinstance(scene.sends(word)[-1], LeaveAsked)
        told = scene.sends("确定取消")
    assert [one.form for one in told if isinstance(one, Cancelled)] == [form]
    assert not any(isinstance(one, Asked) for one in told)
    assert drafts.current(scene.desk.tx, scene.who.id) is None
    assert [one.form for one in scene.commands(Menu.CANCEL) if isinstance(one, Cancelled)] == [None]


@in_each(INSISTING)
def test_what_was_given_up_is_had_back_once(scene: Scene, form: str, step: str) -> None:
    before = scene.draft
    (gone,) = [one for one in scene.commands(Menu.CANCEL) if isinstance(one, Cancelled)]
    assert (gone.kept is None) is (step == next(iter(WAYS[form])))
    if gone.kept is None:
        return
    told = dispatch.press(scene.desk.tx, scene.who, Restore(gone.kept), now=scene.desk.now)
    assert (asked(told).form, asked(told).step) == (form, step)
    assert scene.draft.data == before.data
    with pytest.raises(NothingKept):
        dispatch.press(scene.desk.tx, scene.who, Restore(gone.kept), now=scene.desk.now)


@in_each([one for one in INSISTING if one != GUESSED])
@pytest.mark.parametrize("wrong", [Content(kind="sticker"), Content("错" * 5000)], ids=["a sticker", "far too much"])
def test_a_wrong_answer_is_asked_for_again_with_its_buttons(scene: Scene, form: str, step: str, wrong: Content) -> None:
    before, question = scene.draft, asked(ENGINE.resume(scene.desk.tx, scene.who, now=scene.desk.now))
    again = asked(dispatch.hear(scene.desk.tx, scene.who, wrong, now=scene.desk.now))
    assert isinstance(again.trouble, BadInput)
    assert replace(again, trouble=None) == question
    after = scene.draft
    assert replace(after, data={name: value for name, value in after.data.items() if name != TORN}) == before


@ON_ONE_ENGINE
def test_who_gave_up_twice_has_the_last_back(desk: Desk) -> None:
    scene = at(desk, "appeal", "files")
    (first,) = [one for one in scene.commands(Menu.CANCEL) if isinstance(one, Cancelled)]
    scene.begin()
    scene.sends(TEXT)
    (second,) = [one for one in scene.commands(Menu.CANCEL) if isinstance(one, Cancelled)]
    scene.begin()  # nothing is written in it: it gives way
    with pytest.raises(NothingKept):
        dispatch.press(desk.tx, scene.who, Restore(first.kept or 0), now=desk.now)
    dispatch.press(desk.tx, scene.who, Restore(second.kept or 0), now=desk.now)
    assert [one.data["text"] for one in drafts.all_of(desk.tx, scene.who.id)] == [TEXT]


@ON_ONE_ENGINE
def test_nobody_has_back_what_another_gave_up(desk: Desk) -> None:
    scene = at(desk, "appeal", "files")
    (gone,) = [one for one in scene.commands(Menu.CANCEL) if isinstance(one, Cancelled)]
    with pytest.raises(NothingKept):
        dispatch.press(desk.tx, desk.person(Role.CONTACT, HOME), Restore(gone.kept or 0), now=desk.now)


@in_each([one for one in STEPS if one != GUESSED])
def test_restart_begins_anew_about_the_same(scene: Scene, form: str, step: str) -> None:
    told = scene.commands(Menu.RESTART)
    if isinstance(told[-1], LeaveAsked):
        assert asked(scene.sends("继续填写")).step == step
        assert isinstance(scene.commands(Menu.RESTART)[-1], LeaveAsked)
        told = scene.sends("全部重填")
    question = asked(told)
    assert (question.form, question.step) == (form, next(iter(WAYS[form])))
    assert {name: scene.draft.data[name] for name in scene.draft.data if name != "given"} == scene.given
    assert len(drafts.all_of(scene.desk.tx, scene.who.id)) == 1
    scene.walk(step)
    assert scene.draft.step == step


@ON_ONE_ENGINE
def test_what_was_written_before_a_restart_is_had_back(desk: Desk) -> None:
    scene = at(desk, "appeal", "files")
    before = scene.draft.data["text"]
    scene.commands(Menu.RESTART)
    (gone,) = [one for one in scene.sends("全部重填") if isinstance(one, Cancelled)]
    assert "text" not in scene.draft.data
    dispatch.press(desk.tx, scene.who, Restore(gone.kept or 0), now=desk.now)
    assert scene.draft.data["text"] == before
    assert len(drafts.all_of(desk.tx, scene.who.id)) == 1


@in_each(NOT_FIRST)
def test_back_goes_to_the_question_before_and_keeps_all(scene: Scene, form: str, step: str) -> None:
    data = scene.draft.data
    names = list(way(form, step))
    before = names[names.index(step) - 1]
    assert asked(scene.sends("上一步")).step == before
    assert scene.draft.data == data


@in_each(INSISTING)
def test_an_old_button_of_the_form_is_refused(scene: Scene, form: str, step: str) -> None:
    """A tap belongs to one question: the same draft's earlier one, or another draft's, changes nothing."""
    draft = scene.draft
    for old in (Choose(draft.id, draft.stamp - 1, "cancel"), Choose(draft.id + 1, draft.stamp, "cancel")):
        with pytest.raises(StaleStep):
            dispatch.press(scene.desk.tx, scene.who, old, now=scene.desk.now)
    assert scene.draft == draft


def test_a_second_form_waits_above_the_first(desk: Desk) -> None:
    """A contact who is asked something in the midst of an answer comes back to the answer."""
    scene = at(desk, A.ANSWER, "words")
    above = Scene(desk, scene.who, A.PROGRESS, scene.given)
    assert asked(above.begin()).form == A.PROGRESS
    above.sends("已联系企业。")
    told = above.sends("发送进展")
    assert (asked(told).form, asked(told).step) == (A.ANSWER, "words")
    told = scene.sends(WORDS)
    assert asked(told).step == "plan"


def test_the_same_form_begun_again_goes_on_where_it_stopped(desk: Desk) -> None:
    scene = at(desk, A.ANSWER, "words")
    told = scene.begin()
    assert (asked(told).form, asked(told).step) == (A.ANSWER, "words")
    assert scene.draft.data["outcome"] == "LONG_TERM"
    assert len(drafts.all_of(desk.tx, scene.who.id)) == 1
