/** Lines of the ledger in words. */
export const purposeNames: Readonly<Record<string, string>> = {
  handoff: '转人工',
  'unit-notice': '通知',
  notice: '通知',
  'not-reached': '没有送达市民',
  reply: '答复',
  receipt: '回执',
  enquiry: '咨询单位',
}

export const stateWords: Readonly<Record<string, string>> = {
  failed: '发送失败，会再试',
  undeliverable: '无法送达',
  given_to_human: '已交人工联系',
}
