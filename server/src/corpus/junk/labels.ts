/** Lines made of labels and values only. Read piece by piece: a pattern for the whole line has endless readings. */

const CONTACT_LABEL =
  '(?:联系人|联系电话|联系方式|电话|手机|传真|微信|微信号|QQ|QQ号|客服|客服微信|客服QQ|客服电话|邮箱|电子邮箱|E-?mail)';
const CONTACT_VALUE = String.raw`\s*[\w\u4e00-\u9fff@.+()（）·-]{2,40}[\s,，;；、。]*`;
const FIRST_CONTACT = new RegExp(String.raw`^${CONTACT_LABEL}\s*$`, 'iu');
const INNER_CONTACT = new RegExp(String.raw`^${CONTACT_VALUE}${CONTACT_LABEL}\s*$`, 'iu');
const LAST_CONTACT = new RegExp(`^${CONTACT_VALUE}$`, 'iu');

/** `联系人：张三  联系电话：0351-1234567`, `客服微信：abc123`, `QQ：12345`, `邮箱：a@b.c`: labels and values only. */
export function isContact(line: string): boolean {
  const pieces = line.split(/[:：]/u);
  const last = pieces.length - 1;
  return (
    last > 0 &&
    pieces.every((piece, i) =>
      (i === 0 ? FIRST_CONTACT : i === last ? LAST_CONTACT : INNER_CONTACT).test(piece),
    )
  );
}
