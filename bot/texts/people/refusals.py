"""Explains what is wrong with names, numbers, codes and invites that people typed."""

from bot.domain.people.errors import BadInvite
from bot.domain.people.person import HELD_MINUTES
from bot.texts.style.markup import Html, fill

BAD_INPUT = {
    "name_empty": "没有读到文字，请输入名称。",
    "name_too_long": "名称有{length}个字，最多{most}个字，请输入全称，不用加说明。",
    "name_code": "这里请输入企业全称，例如：云南某某有限公司；代码和电话不填在这里。",
    "name_no_letter": "名称里要有文字，请重新输入。",
    "uscc_length": "统一社会信用代码应为18位，您输入的是{length}位，请核对营业执照后重新输入。",
    "uscc_alphabet": "统一社会信用代码第{position}位不会是“{char}”。{suggested}请核对后重新输入。",
    "uscc_checksum": "统一社会信用代码没有通过校验，可能{where}输错了。{suggested}请核对后重新输入。",
    "uscc_authority": "统一社会信用代码不会以“{head}”开头，前两位是登记机关和机构类别，企业多为“91”。"
    "请核对营业执照后重新输入。",
    "uscc_division": "统一社会信用代码第3至8位是登记地的行政区划代码，不会是“{division}”。请核对营业执照后重新输入。",
    "uscc_body": "统一社会信用代码第17位应是数字或“X”，不会是“{char}”。请核对营业执照后重新输入。",
    "uscc_personal": "这像是个人身份证号码，不是统一社会信用代码，我们没有留存，建议您也把这条消息删掉。"
    "请输入营业执照上的18位统一社会信用代码。",
    "uscc_cut": "这个代码的后几位被表格软件改掉了（长数字只留得住前15位），无法还原。请对照营业执照重新输入全部18位。",
    "uscc_old": "这像是旧的注册号、组织机构代码或税号，不是18位的统一社会信用代码。请输入营业执照上的18位代码。",
    "uscc_phone": "这像是电话号码，稍后会请您填写。现在请输入营业执照上的18位统一社会信用代码。",
    "foreign_contact": "这是别人的联系方式。请点「发送本人手机号」，或直接输入您自己的手机号。",
    "phone": "没有认出电话号码。请输入11位手机号，或带区号的座机号，例如 0871-63113456。",
    "region": "“{name}”不是可选的州市。请选到州市，例如“昆明市”；在省外登记的企业，请选在本省经营或办事所在的州市。",
    "person_digits": "姓名里有数字。请只输入联系人的姓名，例如：李敏；电话稍后填写。",
    "email": "没有认出电子邮箱。请只输入一个邮箱，例如 liming@example.com。",
    "email_often": "验证码发得太多，现在不能再发。请过一会儿重新输入邮箱，或点「取消」。",
    "no_staff": "没有找到“{name}”。请输入姓名、部门或身份，例如“昆明海关”“联络员”；发送 /staff 查看全部。",
    "only_admin": "您是唯一的管理员，新的管理员要由另一位管理员确认。请运维人员在服务器上生成邀请链接，发给本人。",
    "only_manager": "企业的名称和地区由管理人{name}修改，请转告；管理人不在的，请联系专窗。",
    "name_waits": "已有一个新名称在等统筹员确认，请等结果出来再改。",
    "same_value": "和现在的一样，没有变化。请输入新的内容，或点「取消」。",
    "merge_with_itself": "这就是同一家，不用合并。请输入另一家的统一社会信用代码。",
    "merge_disputed": "{name}的代码被指冒用，正在核查，现在不能合并。请先作出核查决定。",
    "merge_by_phone": "{name}还没有自己的聊天，消息由专窗电话转告，现在不能合并。请先发送 /counter 为它生成绑定码。",
    "merge_both_booked": "两家在{count}期坐诊都有号，现在不能合并。请先退掉其中一个号。",
    "merge_stands": "合并已超过一天，不能撤销。",
    "merge_went_on": "{name}在这以后又合并到了另一家，现在不能撤销。请先撤销后一次合并。",
    "merge_mixed": "{number}和坐诊挂号现在分属两家的人，不能拆开。请先退掉{name}的这个号，再撤销合并。",
    "no_such_enterprise": "没有找到“{name}”。请输入统一社会信用代码，或名称（也可以是曾用名）的一部分。",
    "import_role": "没有“{name}”这个身份，请填联络员、负责人、统筹员或督查员；管理员不能导入。",
    "import_region": "没有找到州市“{name}”，请填全称，例如“昆明市”。",
    "import_day": "没有“{name}”这种安排，请填“上班”或“放假”。",
    "import_formula": "这一格是公式，文件里没有算出的结果。请用 Excel 打开并保存后再发，或改成文字。",
    "import_old": "“{name}”是旧格式的表格。请用 Excel 或 WPS 打开，另存为 .xlsx，再发来。",
    "import_failed": "这一格显示“{text}”，是公式出错了。请改成文字或正确的值。",
    "import_date": "没有认出日期，请填完整的年月日，例如 2027-02-06。",
    "import_to_come": "这一天还没有到，往期诉求只能填今天或以前的日期。",
    "import_backwards": "答复日期早于提交日期，请核对。",
    "import_firm": "这个代码还没有登记，请先导入这家企业。",
    "import_kind": "没有这个类别，请填{names}之一。",
    "import_rating": "没有这种评价，请填{names}之一；没有评价的留空。",
    "import_session": "没有这一期坐诊，请填例如“2024年第1期”；不是坐诊的留空。",
    "import_file": "“{name}”不是能导入的表格。请发 Excel 文件（.xlsx）或 CSV 文件；空表发送 /import 取。",
    "import_too_big": "“{name}”超过{most}MB，没有收下。请分成几个文件，再分别发来。",
    "import_decided": "这张表已经导入过，或已决定不导入。要再导入，请重新发一次文件。",
    "row_twice": "和第{row}行重复，请删去一行。",
    "same_post": "这就是现在的部门和身份，没有变化。请点「取消」，再发送 /staff 重新选择。",
    "post_moved": "您填写期间，{name}已改任{post}，这次没有改动。请点「取消」，再发送 /staff 重新选择。",
    "staff_stays": "工作人员的个人信息由其他身份的人办理：请管理员发送 /staff 结束您的任职，"
    "之后您就可以发送 /delete_me。",
    "setting_lines": "一次最多改{most}项，您写了{count}行，请分几次发。",
    "setting_unclear": "没有看懂“{line}”。请写名称、空格、新的值，名称照上面列出的写，例如“签收期限 2”。",
    "setting_refused": "“{line}”不合规则。请核对后整条重新发送。",
    "setting_range": "“{line}”不能采用：{name}最少{low}，最多{high}。请改后整条重新发送。",
    "setting_order": "“{line}”不能采用：诉求最少字数不能多于诉求最多字数。请改后整条重新发送。",
    "setting_hours": "“{line}”不能采用：上班时间要早于下班时间。请改后整条重新发送。",
    "setting_last": "“{line}”不能采用：这类理由至少要留一条可选的。请改后整条重新发送。",
    "setting_empty": "“{line}”不能采用：内容不能为空。请改后整条重新发送。",
    "setting_twice": "“{line}”不能采用：和另一段的内容相同。请改后整条重新发送。",
    "setting_same": "和现在的值一样，没有变化。请输入新的值，或点「取消」。",
    "setting_clash": "您预览之后，别人采用了另一项改动；两项放在一起不合规则，所以没有采用。"
    "请发送 /settings 看现在的值，再改。",
    "setting_decided": "这项改动已经有人决定了，不用再处理。请发送 /settings 看现在的值。",
    "department_gone": "{name}已经不是方案里的部门，或要并入的单位已变。请发送 /departments 看现在的情况。",
    "department_meanwhile": "您填写期间，{old}已变更为{new}，这次没有改动。"
    "请点「上一步」重新选择生效日期再确认；不再需要的点「取消」。",
    "department_busy": "{name}还有在办诉求{appeals}件、待开的坐诊{sessions}场，今天不能撤销。"
    "请先改派、改场次，或选“并入其他单位”，或输入以后的日期。",
    "department_itself": "{name}不能并入自己，请输入另一个单位的名称。",
    "department_there": "已经有{name}了。两个单位合成一个的，请点「上一步」选“并入其他单位”。",
    "department_name": "请输入与现在不同的新名称，{least}至{most}个字。",
    "department_word": "“{name}”不能用作单位名称：名称至少要有两个汉字，不能是命令、状态或地区的名称。请重新输入。",
    "department_past": "这一天已经过了。请选“今天”，或输入以后的日期。",
    "not_registered": "这个代码还没有登记，不能加入。请核对；新设的企业，请由不是联系人的同事发送 /start 登记。",
    "own_enterprise": "这就是您现在的企业，不用更换。请核对代码，或点「取消」。",
    "no_consent": "不同意告知内容，就无法受理诉求，所以先停在这里。您可以改点「同意」，也可以到政务服务中心当面反映。",
    "person_empty": "没有读到文字，请输入姓名。",
    "person_too_long": "姓名有{length}个字，最多{most}个字，请只输入姓名。",
    "person_no_letter": "没有认出姓名，请输入联系人的姓名，例如：李敏。",
    "licence_wanted": "请发来营业执照的照片或扫描件；不附就点下面的按钮。",
    "licence_not_wanted": "现在不用再发营业执照照片：已经收到，或已经核验。",
}

BAD_INVITE = {
    "door_unknown": "这个登录码无效、已用过或已过期。请在另一个入口再发送 /doors 取一个新的。",
    "door_taken": "您在这里已有身份，不能再连到别人。要在另一个入口登录，请在这里发送 /doors 取登录码。",
    "unknown": "这个邀请链接无效，请向邀请您的人核对。",
    "used": "这个邀请链接已被使用过，每个链接只能用一次。请让邀请您的人重新发一个。",
    "held": "这个邀请链接已有人打开，正在填写。每个链接只给一个人用：{minutes}分钟里没有填完，别人才能再打开。"
    "不是您本人打开的，请让邀请您的人点「重新开放」，您就能马上打开。",
    "expired": "这个邀请链接已过期，请让邀请您的人重新发一个。",
    "code_unknown": "这个绑定码无效，请核对后重新输入，或请专窗重新生成。",
    "code_used": "这个绑定码已被使用过，每个码只能用一次。请专窗重新生成。",
    "code_expired": "这个绑定码已过期，请专窗重新生成。",
    "code_taken": "您已有身份，不用再绑定。需要更换企业的，请发送 /members，点「更换企业」；"
    "工作人员请联系管理员，由管理员发送 /staff 办理。",
    "void": "这个邀请链接已作废，发出邀请的人已不在岗。请向现在的统筹员或管理员要新的链接。",
    "code_void": "这个绑定码已作废，已有新的绑定码或企业已经绑定。请用最新的码，或请专窗重新生成。",
    "taken": "您已有身份，不能再接受邀请。需要更换部门或身份的，请联系管理员，由管理员发送 /staff 办理。",
}


def bad_invite(refusal: BadInvite) -> Html:
    return fill(BAD_INVITE[refusal.problem], minutes=HELD_MINUTES)
