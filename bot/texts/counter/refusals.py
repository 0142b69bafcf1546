"""Explains what is wrong in the forms of the counter (专窗代录)."""

BAD_INPUT = {
    "no_enterprise": "没有登记过名称里有“{name}”的企业。请核对后重新输入；没有登记过的，请输入统一社会信用代码登记。",
    "registered_meanwhile": "这家企业刚刚已经登记。请点「取消」，再发送 /counter 重新查找。",
    "no_paper_consent": "没有书面同意，不能登记个人信息。请先请企业签同意书，再点「今天签的」；不登记就点「取消」。",
    "date_to_come": "签署日期不能在今天之后，请重新输入。",
}
