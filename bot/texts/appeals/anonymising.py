"""Makes a text anonymous, so that others may read it.

Names of enterprises and people, numbers and addresses are removed.
"""

import re
from collections.abc import Iterable

NOBODY = "该企业"
HIDDEN = "……"
_ENDS = re.compile(r"(?:（[^）]*）|\([^)]*\)|集团|股份|有限|责任|总|分|公司|合作社|工厂|厂)+$")
_SHORTEST = 3  # characters of a short name that can't be an ordinary word

_D, _SEP = "[0-9０-９]", "[ \u3000\u00a0.·_－—–-]?"
_BEFORE, _AFTER = "(?<![0-9０-９A-Za-z])", "(?![0-9０-９A-Za-z])"
_NUMBERS = (
    rf"(?:[+＋]?(?:86|８６){_SEP})?[1１][3-9３-９](?:{_SEP}{_D}){{9}}",  # a mobile phone's, in any groups
    rf"[(（]?[0０]{_D}{{2,3}}[)）]?{_SEP}{_D}{{3,4}}{_SEP}{_D}{{4}}",  # with its city
    rf"[48４８][0０][0０](?:{_SEP}{_D}){{7}}",
    rf"{_D}(?:{_SEP}{_D}){{14,21}}[XxＸｘ]?",  # a person's, an account's
    r"(?=[A-Za-z]*[0-9])[0-9A-Za-z]{18}",  # an enterprise's
    r"[A-Za-z]{1,2}[0-9]{7,8}",  # a passport's
)
_NUMBER = re.compile(_BEFORE + "(?:" + "|".join(_NUMBERS) + ")" + _AFTER)
_MAIL = re.compile(r"[\w.+-]+[@＠][\w-]+(?:[.．][\w-]+)+", re.ASCII)
_ACCOUNT = re.compile(
    r"((?:微信|企业微信|weixin|wechat|vx|qq|钉钉)(?:账?号码?|id)?\s*(?:同号)?[是为:：]?\s*)([a-z0-9][\w-]{4,})",
    re.ASCII | re.IGNORECASE,
)
_SURNAME = (
    "(?:欧阳|上官|司马|诸葛|尉迟|夏侯|皇甫|慕容|"
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳唐罗薛雷贺倪汤滕殷毕郝"
    "邬安常乐于傅皮卞齐康伍余元顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林钟徐邱骆高"
    "夏蔡田樊胡凌霍虞万柯卢莫房丁邓洪包左石崔吉龚程邢裴陆荣翁段侯刀岩和木普者寸])"
)
_ROLES = "联系人|经办人|负责人|法定代表人|法人代表|法人|申请人|反映人|企业代表|姓名"
_HAN = "[\u4e00-\u9fff]"
_END = f"(?=[已的在于与和说表反来电请同向]|$|(?!{_HAN}))"  # of a name
_NAMED = re.compile(rf"((?:{_ROLES})(?:姓名)?(?:\s*[:：]\s*|是|为|\s+)?){_SURNAME}{_HAN}{{1,2}}{_END}")
_CALLED = re.compile(rf"{_SURNAME}(?:{_HAN}{{0,2}}?(?=先生|女士|小姐))?(先生|女士|小姐|经理|老板|师傅)")


def forms(names: Iterable[str]) -> list[str]:
    """Return by what the enterprises may be recognised, longest first: their names, and those without their kind."""
    known = set(names)
    every = {form for name in known for form in (name, _ENDS.sub("", name)) if len(form) >= 2}
    ordered = sorted(every, key=len, reverse=True)
    return [form for form in ordered if len(form) >= _SHORTEST or form in known]


def veil(answer: str, names: Iterable[str]) -> str:
    """Return the answer without these names, also in short forms, and without anybody's numbers and addresses."""
    for form in forms(names):
        answer = answer.replace(form, NOBODY)
    for found, instead in _VEILED:
        answer = found.sub(instead, answer)
    return answer


_VEILED = (
    (_MAIL, HIDDEN),
    (_ACCOUNT, rf"\1{HIDDEN}"),
    (_NUMBER, HIDDEN),
    (_NAMED, rf"\1{HIDDEN}"),
    (_CALLED, r"某\1"),
)
