"""Codes and names are found in what is read of a licence, however it was broken into lines."""

import pytest

from bot.texts.people.licence_text import OnLicence, read

CODE, NAME = "91350100M000100Y43", "云南某某物流有限公司"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"营业执照\n统一社会信用代码 {CODE}\n名称 {NAME}\n类型 有限责任公司", OnLicence(CODE, NAME)),
        (f"统一社会信用代码：91350100 M000100Y43(1-1)\n名　　称：{NAME}", OnLicence(CODE, NAME)),
        (f"（副本）{CODE.lower()}\n企业名称:{NAME}", OnLicence(CODE, NAME)),
        ("９１３５０１００Ｍ０００１００Ｙ４３", OnLicence(CODE)),
        (f"编号 913501000000000000\n{CODE}", OnLicence(CODE)),
        (f"{CODE}\n名称 ———", OnLicence(CODE)),
        ("91350100M000100Y44\n名称 云南某某物流有限公司", None),
        (f"{CODE}7", None),
        ("", None),
    ],
)
def test_what_stands_on_a_licence(text: str, found: OnLicence | None) -> None:
    assert read(text) == found
