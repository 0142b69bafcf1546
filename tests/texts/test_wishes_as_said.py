"""Wishes are understood with whatever politeness stands before them and whatever particle behind."""

from itertools import product

import pytest

from bot.domain.desk.wishes import Wish
from bot.texts.desk import topics
from tests.texts.test_wishes import wanted

BEFORE, BEHIND = ("", "你好，", "老师，麻烦您"), ("", "嘛", "呗", "啊", "，谢谢", "咧")
CORES: dict[Wish, str] = {
    Wish.URGE: """
        催一下 帮忙催催 能不能快点 咋还没消息 都十天了没人理 怎么还没人联系我 还要等多久 啥时候能给个准信 拖了一个月了
        能不能加快办理 等得急死了 一直没回音 到现在都没动静 再催一下他们 急得很快点整 请督促一下部门 怎么拖这么久
    """,
    Wish.PROGRESS: """
        办得怎么样了 到哪一步了 有结果没 查一下进度 现在是哪个部门在办 我的诉求办好了没 什么时候能答复 处理得咋样
        看看我提的诉求 审核通过没有 分给哪个单位了 给办完了噶 还有几天到期 查下我的件 我提的那个咋样
    """,
    Wish.RATE: """
        满意 不满意 问题解决了 还是没解决 我要评价 对答复不满意 办好了谢谢 答复敷衍 怎么打分 结果不认可 没有实质解决
        给五星 非常满意你们的工作 这个答复我不同意 要求重办
    """,
    Wish.WITHDRAW: "我要撤回 撤回诉求 不用办了 把诉求撤了 不想投诉了 这个件不办了 算了不用处理了 怎么撤回 想撤掉",
    Wish.BOOKING: """
        我要挂号 取消挂号 怎么预约坐诊 下次坐诊什么时候 来不了了想改期 退号 我排第几 前面还有几家 坐诊在哪里 帮我约个号
        还有号吗 几点轮到我 想见厅长 改到下一期 坐诊那天去不了
    """,
    Wish.PHONE: "换手机号了 手机号改一下 怎么改电话 我的号码变了 要更换联系人 电话登记错了 新手机号怎么改",
    Wish.HUMAN: "转人工 找真人 有没有客服电话 你是机器人吗 我要找工作人员 打哪个电话 几点上班 叫个人来",
    Wish.SUPPLY: "怎么补材料 我要补充材料 传照片 附件怎么上传 合同忘了传 补交证明 诉求写错了想改 材料补齐了",
    Wish.HELP: "怎么用 能干什么 不会操作 这是做什么的 怎么提交诉求 教我一下 有说明书吗 第一次用不懂 使用方法",
    Wish.FILE: "我要投诉 我要提诉求 反映个问题 有事求助 想咨询一下政策 遇到困难了 再提一个新诉求 我有问题要反映",
    Wish.QUIET: "别发通知了 不要再推送了 消息太多了 退订 关掉提醒 别老发消息",
    Wish.DELETE_ME: "删除我的信息 注销账号 把我的资料删掉 清除个人数据",
    Wish.DETAILS: "公司改名了 信用代码填错 修改公司地址 登记信息有误 换法人了",
    Wish.NOTHING: """
        不用催了 先别取消 别撤 先不评价 不退号了 暂时不撤回 我没说要取消 不要催他们了 先别删 不改期了 不撤了
    """,
}


@pytest.mark.parametrize("wish", CORES)
def test_a_wish_is_understood_however_it_is_wrapped(wish: Wish) -> None:
    said = [f"{before}{core}{behind}" for core in CORES[wish].split() for before, behind in product(BEFORE, BEHIND)]
    assert {text: wanted(text) for text in said if wanted(text) is not wish} == {}
    assert {text: topics.asked(text) for text in said if topics.asked(text)} == {}
