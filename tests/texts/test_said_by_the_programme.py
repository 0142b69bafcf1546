"""What only the programme can say, such as what it costs, is said by its pack; where that is silent, the counter is."""

from dataclasses import replace

import pytest

from bot.config.pack import Sentences
from bot.domain.desk.wish_notices import Explained
from bot.domain.desk.wishes import Topic
from bot.texts.desk import topics
from bot.texts.style.words import Words
from tests.house import programme

FREE, MANY, PHONE = "提交诉求不收费。", "每家企业每月最多提交5件。", "0871-12345678"
SILENT = Sentences(contact=PHONE)
SAID = {
    (Topic.FEE, Sentences(fees=FREE, contact=PHONE)): FREE,
    (Topic.FEE, SILENT): "收费的规定，这里没有登记，请咨询专窗。",
    (Topic.HOW_MANY, Sentences(how_many=MANY)): f"{MANY}一件诉求请只写一个问题",
    (Topic.HOW_MANY, SILENT): "件数的规定，这里没有登记，请咨询专窗。一件诉求",
}


@pytest.mark.parametrize(("asked", "said"), SAID.items())
def test_fees_and_counts_are_answered_by_the_pack(asked: tuple[Topic, Sentences], said: str) -> None:
    topic, sentences = asked
    words = Words(replace(programme().pack, sentences=sentences))
    shown = topics.explained(Explained(to=1, topic=topic, role=None), words).text
    assert shown.startswith(said)
    assert (PHONE in shown) == bool(sentences.contact)


def test_no_answer_of_the_program_itself_promises_them() -> None:
    assert [topic for topic, text in topics.ANSWERS.items() if "不收费" in text or "没有限制" in text] == []
