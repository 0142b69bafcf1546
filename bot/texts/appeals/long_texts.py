"""Says what is wrong with a text that may come in several messages."""

BAD_INPUT = {
    "no_text": "还没有写文字。请用一两句话说明是什么事，写完点「完成」。",
    "text_too_long": "加上这一段共{length}个字，最多{most}个字，超出{over}个字，所以这一段没有记下。{kept}"
    "请删减后重新发送这一段。",
    "torn": "这是刚才那段长文字的后半部分。前半部分太长，没有收下，所以这部分也没有收下。请把全文删减后重新发送。",
}
