"""A page that is open hears of what happens at its own address, and leaves nothing behind when it is closed."""

from bot.delivery.channels.web.channel import Bells


def test_a_bell_rings_for_every_page_of_its_address_and_for_no_other() -> None:
    bells = Bells()
    first, second, other = bells.listen(1), bells.listen(1), bells.listen(2)
    bells.ring(1)
    assert [bell.is_set() for bell in (first, second, other)] == [True, True, False]
    bells.ring(3)  # nobody is there
    assert bells.addresses == [1, 2]


def test_an_address_is_listened_to_until_its_last_page_leaves() -> None:
    bells = Bells()
    first, second = bells.listen(1), bells.listen(1)
    bells.leave(1, first)
    assert bells.addresses == [1]
    bells.ring(1)
    assert [bell.is_set() for bell in (first, second)] == [False, True]
    bells.leave(1, second)
    assert bells.addresses == []
