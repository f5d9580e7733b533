/**
 * What follows from a refusal of the platform: a new token and once more; later again; not by this road any more;
 * the settings are wrong; or somebody else serves the conversation.
 */
export type Consequence = 'renew' | 'again' | 'refused' | 'misconfigured' | 'served'

type Meaning = {
  readonly act: Consequence
  /** For operators. */
  readonly text: string
  /** Nothing can be sent to this person until they write again. */
  readonly closes?: true
  /** Earliest next try, in seconds. */
  readonly afterS?: number
}

/** Error codes of the interface, after its list of global return codes (path/90313). */
const meanings: Readonly<Record<number, Meaning>> = {
  [-1]: { act: 'again', text: '企业微信系统繁忙' },
  40001: { act: 'misconfigured', text: 'secret 不对：请核对设置 secret' },
  40007: { act: 'refused', text: '媒体文件不存在或已过期（企业微信只保留3天）' },
  40013: { act: 'misconfigured', text: '企业ID不对：请核对设置 corpId' },
  40014: { act: 'renew', text: 'access_token 不合法' },
  // Not certain whether customer service gives this one; the list has it for ids of outside contacts.
  40096: { act: 'refused', text: '外部联系人不存在', closes: true },
  41001: { act: 'renew', text: '缺少 access_token' },
  42001: { act: 'renew', text: 'access_token 已过期' },
  45009: { act: 'again', text: '接口调用超过限制', afterS: 60 },
  48002: { act: 'misconfigured', text: '没有微信客服接口的权限：请在“可调用接口的应用”中加上本应用' },
  60020: { act: 'misconfigured', text: '本机IP不在企业可信IP中' },
  95000: { act: 'misconfigured', text: '客服账号不对：请核对设置 openKfId' },
  95001: { act: 'refused', text: '客服消息条数已达上限，要等用户再来信', closes: true },
  95002: { act: 'refused', text: '距用户上次来信已超过48小时', closes: true },
  95004: { act: 'misconfigured', text: '客服账号不存在：请核对设置 openKfId' },
  95007: { act: 'refused', text: '拉取消息的凭据无效或已过期' },
  95008: { act: 'refused', text: '菜单项超过上限' },
  95011: { act: 'misconfigured', text: '客服账号不由接口管理：请在“通过API管理微信客服账号”中选择它' },
  95012: { act: 'misconfigured', text: '企业没有在企业微信中使用微信客服' },
  95013: { act: 'refused', text: '会话已经结束，要等用户再来信', closes: true },
  95014: { act: 'refused', text: '接待人员不存在或不在接待中：请核对设置 servicer' },
  95016: { act: 'refused', text: '会话现在的状态不能这样转' },
  95017: { act: 'misconfigured', text: '微信客服的API开关已关闭' },
  95018: { act: 'served', text: '会话正由人工接待或在排队，接口不能发消息' },
}

/** A refusal with what follows from it. */
export type Fault = Meaning & { readonly code: number | null; readonly said: string }

/** What a code means; one that is not in the table is tried again. */
export const faultOf = (code: number, said: string): Fault => ({
  ...(meanings[code] ?? { act: 'again', text: '企业微信返回了未收录的错误' }),
  code,
  said,
})

/** Nobody answered, or not in the platform's way. Whether it had an effect over there is not known. */
export const unreachable = (said: string): Fault => ({
  act: 'again',
  text: '企业微信接口没有应答',
  code: null,
  said,
})

/** In one line, for the ledger and for operators. */
export const tellFault = ({ code, text, said }: Fault): string =>
  `${code === null ? '' : `${code} `}${text}${code === null && said !== '' ? `（${said}）` : ''}`

/** Why a message that was taken did not reach the citizen, by `fail_type` of the event. */
export const whyNotDelivered: Readonly<Record<number, string>> = {
  1: '客服账号已删除',
  2: '应用已关闭',
  4: '会话已过期，超过48小时',
  5: '会话已关闭',
  6: '超过5条限制',
  8: '主体未验证',
  10: '用户拒收',
  11: '企业没有成员登录企业微信',
  12: '消息类型被禁发',
}
