"""Sentences that people type outside forms, and what each asks for; a problem that is told is none of them."""

import json
from itertools import chain
from pathlib import Path

import pytest

from bot.domain.desk.wishes import Topic, Wish
from bot.texts.desk import topics
from bot.texts.desk.wish_words import FILLERS, SAID
from bot.texts.desk.wishes import gives_back, understood
from tests.house import programme

SENTENCES: dict[Wish | None, str] = {
    Wish.PROGRESS: """
        我的诉求办得怎么样了 / 查进度 / 进度 / 办到哪一步了 / 请问我的诉求到哪了 / 什么时候能答复 / 有结果了吗
        结果出来了吗
        我的诉求 / 查看我的诉求 / 0016办得怎么样了 / YN-2024-0016 进度 / 我们公司的诉求现在是谁在办 / 多久能答复
        上次提交的诉求有进展吗 / 你好，请问办理进度怎么查 / 处理结果怎么样了 / 有没有回复 / 收到没有 / 受理了没有
        查一下我们公司的诉求 / 诉求查询 / 我提了几个诉求 / 办得咋个样了 / jindu / 帮我check一下进度 / how is my case
        这件事情到底谁负责 / 诉求办完了吗 / 我想看看以前的诉求 / 查询办理情况
        我们单位的诉求办理期限是几天 / 我忘了编号怎么查 / ００２１还有几天到期 / 分给哪个单位了 / 交给哪个部门了
        ０００１６ 进展
    """,
    Wish.URGE: """
        催一下 / 帮我催一下 / 能不能催催 / 怎么还没办 / 怎么这么慢 / 太慢了 / 还没人管吗 / 请尽快办理 / 麻烦快点
        还要等多久
        都等了很久了 / 怎么还没人联系我们 / 一直没有回复 / 到现在还没有答复 / 没有消息 / 超期了 / 抓紧办 / 加快办理
        你们说“五个工作日答复”，都过了 / 短信说“已办结”，我没收到答复 / 老是让我等等等到什么时候
        我的诉求办得怎么样了，能不能帮我催一下？ / 催催他们 / 请摧办 / 你们是不是忘了我们 / 能不能快点办啊急死了
    """,
    Wish.RATE: """
        谢谢，问题解决了 / 问题解决了 / 已经办好了 / 满意 / 非常满意 / 不满意 / 很不满意 / 还是没有解决
        问题没有解决 / 我要评价
        一般般吧 / 还行，比之前快多了 / 问题解决了，不用再打电话了
        搞定咯，多谢 / 要求重新办理 / 结果我不认 / 处理意见我不同意 / 对处理结果有异议
        怎么评价 / 处理好了，谢谢 / 没办好 / 感谢，已经解决 / 去评价
    """,
    Wish.WITHDRAW: """
        我要撤回 / 撤回诉求 / 不用办了 / 不用办了，问题已经解决 / 想撤销这个诉求 / 撤诉 / 不需要处理了，谢谢
    """,
    Wish.BOOKING: """
        取消预约 / 取消挂号 / 我要挂号 / 挂个号 / 怎么预约 / 退号 / 明天去不了了，想取消挂号 / 下次坐诊什么时候 / 改期
        我的号是几号 / 前面还有几家 / 什么时候坐诊 / 坐诊怎么预约 / 来不了了 / 换个时间可以吗 / 轮到我了吗 / 取消预月
        cancel booking / 我们企业能参加坐诊吗
    """,
    Wish.PHONE: """
        修改手机号 / 我换手机号了 / 手机号换了 / 怎么改电话 / 我的电话号码换了，怎么改 / 更换联系方式
        电话号码错了 / 换号了
    """,
    Wish.HUMAN: """
        转人工 / 人工 / 人工客服 / 找客服 / 客服电话多少 / 我想找人工 / 联系工作人员 / 有没有热线 / 联系电话
        能找个人吗 / 有没有电话可以打 / 你是机器人吗 / 转人公 / 我要转人功服务 / zhuan rengong / 没人接电话
        你们几点上班
    """,
    Wish.SUPPLY: "补正 / 补充材料 / 补充材料怎么传 / 我要补正 / 补交资料 / 材料补好了 / 再补充一下 / 怎么补材料"
    " / 传个文件 / 照片怎么发 / 我要修改诉求",
    Wish.HELP: """
        帮助 / 怎么用 / 如何使用 / 你能做什么 / 使用说明 / help / HELP / 有什么功能 / 你是谁 / 怎么提交 / 不会用
        这是干什么的
        怎么操作 / 在哪里看 / 菜单
    """,
    Wish.FILE: """
        我要投诉 / 我要反映问题 / 我想提一个问题 / 提交诉求 / 我有问题 / 我要咨询 / 有件事想反映 / 再提一件
        反馈问题 / 遇到困难 / 我们遇到一件麻烦事，不知道该找哪个部门，请帮忙看看 / 有个问题想反映一下，不知道归谁管
        我们企业有一件烦心事，不晓得该找哪个单位 / 请问这种事该找哪个部门
        我们公司摊上一件头疼的事，搞不清楚归哪个部门管
        我们碰到一个难题，想请领导帮忙协调 / 遇到麻烦了，请帮帮我们
    """,
    Wish.THANKS: "谢谢 / 好的 / 收到 / 好的，知道了 / 辛苦了 / 多谢 / 明白了，谢谢 / 嗯嗯 / ok / 没事了",
    Wish.GREETING: "你好 / 您好 / 在吗 / 你好，在吗？ / 有人吗 / 早上好 / 喂 / Hello",
    Wish.DELETE_ME: "删除我的信息 / 注销账号 / 把我的信息删掉 / 删除个人信息",
    Wish.QUIET: """
        不用再给我打电话了 / 我不要再收到通知了 / 退订 / 别给我发消息了 / 不要再发通知 / 消息太多了 / 关闭提醒
    """,
    Wish.DETAILS: """
        我想改一下公司名字 / 信用代码填错了 / 公司改名了 / 公司搬到大理了 / 修改企业名称 / 登记信息有误
    """,
    Wish.NOTHING: """
        不用催了 / 不着急 / 先别取消，我再想想 / 不用催了，他们早上已经打电话来了 / 0021先不撤，等他们下周答复再说
        我没有说不满意啊 / 手机号没变 / 先不撤 / 别撤 / 还是不退号了 / 刚刚那条别发，我还没写完 / 不催了 / 不评价
    """,
    Wish.LOOK: """
        查一下0021 / 0099是不是我的 / 查询编号16 / 0112签收 / 0112、0115、0118都签收
        0142分给省税务局 / 同意0112延期
    """,
    None: """
        今天天气怎么样 / 办事大厅排队太久 / 我们公司改名后税务登记改不了 / 供电局让我们重新办理用电手续
        环保局要求重新办理环评 / 员工换了联系方式社保卡收不到 / 医保局通知发不下来 / 哈哈哈 / 你们这帮饭桶
        我们的货车在磨憨口岸排队要等三天，请协调加快查验 / 供电局不给我们接电 / 我要贷款 / 电费太贵了
        怎么办理营业执照
        请教育局尽快批下来 / 注销公司怎么办理 / 人工费太高招不到人 / 我们公司要注销，税务局不给办
        申请退税还没有消息 / 工作人员态度差 / 谢谢领导，请尽快解决厂区停电问题 / 厂区经常停电影响生产
        不要取消我们的用电优惠 / 请不要催我们搬迁，安置房还没有建好 / 公司名称没有改过来 / 我有1500名工人
        2025年的补贴什么时候发 / 银行不给续贷 / 消防验收一直没有回复 / 土地证什么时候能办下来 / 园区的路坏了没人管
        高速收费太高 / 快递进村补贴没有发 / 预约不上海关查验 / 手机信号差 / 人才公寓怎么申请 / 政府欠我们工程款
    """,
}
TABLE = [
    (text.strip(), wish)
    for wish, said in SENTENCES.items()
    for text in said.replace("\n", "/").split("/")
    if text.strip()
]


def wanted(text: str) -> Wish | None:
    """What is understood where nothing has to be asked."""
    it, first = understood(text), programme().classifier.classify(text).first
    return it.wish if it and it.is_clear(first.raw if first else 0.0) else None


@pytest.mark.parametrize(("text", "wish"), TABLE)
def test_what_a_sentence_asks_for(text: str, wish: Wish | None) -> None:
    assert wanted(text) == wish


def test_there_are_many_sentences() -> None:
    assert len(TABLE) >= 150
    assert set(SENTENCES) == {*Wish, None}


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("上次反映的园区停电的事到哪一步了", Wish.PROGRESS),
        ("我上个月提交的磨憨口岸查验的诉求办得怎么样了", Wish.PROGRESS),
        ("之前反映的停电影响生产的问题还没有答复，请尽快处理", Wish.URGE),
    ],
)
def test_what_speaks_of_something_filed_and_says_more_is_asked_about(text: str, wish: Wish) -> None:
    it = understood(text)
    assert it is not None
    assert (wanted(text), it.wish, it.refers) == (None, wish, True)


@pytest.mark.parametrize(
    ("text", "tail"), [("0016办得怎么样了", "0016"), ("催一下 YN-2024-0021", "0021"), ("进度", "")]
)
def test_the_number_that_is_named(text: str, tail: str) -> None:
    it = understood(text)
    assert it is not None
    assert it.tail == tail


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0112、0115、0118都签收", ("0112", "0115", "0118")),
        ("催一下YN-2024-0021", ("0021",)),
        ("21号那件怎么样了", ("0021",)),
        ("编号16到哪了", ("0016",)),
        ("第3件到哪了", ()),
        ("手机号改成13888001234", ()),
        ("2025年3月签的合同，进度怎么样", ()),
        ("21号坐诊几点开始", ()),
    ],
)
def test_numbers_of_appeals_are_told_from_others(text: str, numbers: tuple[str, ...]) -> None:
    it = understood(text)
    assert it is not None
    assert it.numbers == numbers


TOPICS: dict[Topic | None, str] = {
    Topic.EMERGENCY: "着火了快来人 / 有人触电了 / 救命啊 / 燃气泄漏了",
    Topic.OTHERS: "我隔壁老王家的诉求办了没有 / 别的公司有没有报过退税慢的问题 / 其他企业的诉求能看吗"
    " / 我能看看别的企业怎么解决的吗",
    Topic.PRIVACY: "你们会不会把我的电话给别人 / 我的信息会被公开吗 / 谁能看到我的电话"
    " / 会不会泄露个人信息 / 能不能匿名",
    Topic.FEE: "挂号费多少钱 / 坐诊要收费吗 / 收费吗 / 提交诉求要钱吗",
    Topic.HOW_MANY: "一个公司能提几件诉求 / 最多能报几条 / 诉求有没有限制",
    Topic.UNSATISFIED: "如果我评不满意会怎么样 / 评不满意会不会有影响 / 要是给差评有什么后果",
    Topic.RERATE: "评错了想改一下 / 评价能改吗 / 点成不满意了，想换一个",
    Topic.REBOOK: "取消了还能再约吗 / 退号以后能重新挂吗 / 退号有影响吗",
    Topic.WITHDRAWN: "撤回了还能再提吗 / 撤诉以后可以重新反映吗",
    Topic.URGING: "催了几次了还有用吗 / 催办有什么用",
    Topic.CANCELLED: "这期坐诊取消了会不会通知企业 / 坐诊改期会通知吗",
    Topic.MORE_TIME: "延期最多能延几天 / 最多延多少天 / 怎么申请延期",
    Topic.ABSENCE: "我不请假，就是问下请假的时候件怎么办",
    Topic.SITTING: "坐诊那天我们厅长去不了，换分管副厅长去",
    Topic.STAFF: "我是保山市发改委的，来对接工作 / 怎么成为联络员 / 你好，我是新来的联络员 / 我是省商务厅的"
    " / 您好！我是县工信局新任联络员，请多关照 / 我们是市政府办公室的 / 这里是省教育厅 / 我是住建局的工作人员",
    Topic.BROWSE: "不想注册，就随便看看 / 不登记能看吗",
    None: """
        我们厂房着火后保险公司一直不赔 / 其他企业都有补贴为什么我们没有 / 隔壁厂的噪音太大有没有人管 / 电费多少钱一度
        我们是招商局引进的企业 / 我是找过省商务厅的 / 我是被环保局罚了的 / 我是省教育厅的，我孩子上学难，怎么办
        这里是工信局批的项目 / 我们是卫生局下面的公司，工资发不出来 / 联络员一直不回我 / 我在等商务厅的 / 我们在税务局
        政府收费太高 / 满意 / 催一下 / 取消挂号 / 别的企业欠我们货款 / 消防证办不下来 / 撤回诉求 / 我的电话换了
    """,
}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (text.strip(), topic)
        for topic, said in TOPICS.items()
        for text in said.replace("\n", "/").split("/")
        if text.strip()
    ],
)
def test_questions_about_the_service_are_answered_and_not_acted_upon(text: str, topic: Topic | None) -> None:
    assert topics.asked(text) == topic


def test_every_topic_has_its_questions_and_no_word_stands_twice() -> None:
    assert set(TOPICS) == {*Topic, None}
    assert set(topics.PATTERNS) == set(topics.ANSWERS) == set(Topic)
    for said in (FILLERS, *SAID.values()):
        words = said.split()
        assert len(words) == len(set(words))


@pytest.mark.parametrize("text", ["", "？", "😀", "好" * 41, "\u200b", "0016"])
def test_what_says_nothing(text: str) -> None:
    assert understood(text) is None


def test_no_appeal_is_taken_for_a_question_about_the_service() -> None:
    """Of the appeals that are kept for developing none is answered instead of filed."""
    data = Path(__file__).parents[1] / "classifier" / "data"
    rows = chain.from_iterable(file.read_text("utf-8").splitlines() for file in data.glob("appeals-*.jsonl"))
    texts = [json.loads(row)["text"] for row in rows]
    assert len(texts) > 300
    assert [text for text in texts if topics.asked(text) or wanted(text) is Wish.NOTHING] == []


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("取消预约 / 退号 / 不去了 / 来不了 / 到不了 / 我们不参加了 / 不能参加 / 没法去了 / 我不想去了 / 号退了", True),
        ("能不能参加坐诊 / 去不去坐诊 / 来不来得及挂号 / 收不到坐诊通知 / 参加不参加坐诊 / 还有号吗 / 怎么预约", False),
        ("会不会去厂里 / 挂号取消了还能挂吗 / 取消挂号后还能约吗 / 不去吗", False),
    ],
)
def test_who_wants_to_give_a_seat_back(said: str, *, back: bool) -> None:
    texts = said.split(" / ")
    assert {text: gives_back(text) for text in texts} == dict.fromkeys(texts, back)
