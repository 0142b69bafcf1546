"""Wording of the mark that an appeal holds business secrets (涉商业秘密), set and removed."""

from bot.domain.appeals.action import Action
from bot.domain.base.party import Party
from bot.texts.appeals.said import Said

P = Party

SEAL = Said(
    action=Action.SEAL,
    button="涉商业秘密",
    on_card=True,
    happened="标为涉商业秘密",
    confirmed=("已标记", "已标为涉商业秘密，清单里只有办理人员看得到内容"),
    titles={
        P.MEMBER: "统筹员把这件诉求标为涉商业秘密，清单里只有办理人员看得到内容",
        P.LEAD: "这件诉求涉商业秘密，请注意保密",
    },
    questions={
        "sure": "<b>确定标为涉商业秘密吗？</b>\n不作为类似答复给别的企业参考；不办理的人查不到，"
        "在清单和坐诊纪要里看不到内容；不含个人信息的导出里没有内容。会记入办理经过。"
    },
)
UNSEAL = Said(
    action=Action.UNSEAL,
    button="取消商业秘密",
    on_card=True,
    happened="取消涉商业秘密的标记",
    confirmed=("已取消标记", "已取消涉商业秘密的标记"),
    titles={P.MEMBER: "统筹员取消了涉商业秘密的标记", P.LEAD: "这件诉求不再标为涉商业秘密"},
    prefix="理由：",
    questions={"words": "<b>为什么取消？</b>\n写清楚理由，会记入办理经过。"},
)

SAID: tuple[Said, ...] = (SEAL, UNSEAL)
