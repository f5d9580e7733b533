/**
 * What follows from a refusal of the platform: a new token and once more; later again; not by this road any more;
 * or the settings are wrong, which no repetition helps.
 */
export type Consequence = 'renew' | 'again' | 'refused' | 'misconfigured'

type Meaning = {
  readonly act: Consequence
  /** For operators. */
  readonly text: string
  /** Nothing can be sent to this person any more: by customer-service messages, or by anything. */
  readonly closes?: 'windows' | 'all'
  /** Earliest next try, in seconds. */
  readonly afterS?: number
}

/** Error codes of the platform's interface, as its list of global return codes has them. */
const meanings: Readonly<Record<number, Meaning>> = {
  [-1]: { act: 'again', text: '微信系统繁忙' },
  40001: { act: 'renew', text: 'access_token 无效，或 AppSecret 不对' },
  40014: { act: 'renew', text: 'access_token 不合法' },
  42001: { act: 'renew', text: 'access_token 已过期' },
  40003: { act: 'refused', text: 'OpenID 不对：不是本账号的用户', closes: 'all' },
  40007: { act: 'refused', text: '媒体文件不存在或已过期（微信只保留3天）' },
  40013: { act: 'misconfigured', text: 'AppID 不对：请核对设置 appId' },
  40037: { act: 'misconfigured', text: '订阅通知模板不存在：请核对设置 subscription.template' },
  40125: { act: 'misconfigured', text: 'AppSecret 不对：请核对设置 appSecret' },
  40164: { act: 'misconfigured', text: '本机IP不在白名单' },
  40243: { act: 'misconfigured', text: 'AppSecret 已被冻结：请在公众平台解冻' },
  43004: { act: 'refused', text: '用户没有关注本账号', closes: 'all' },
  43101: { act: 'refused', text: '用户没有订阅这种通知，或者已经用完' },
  43107: { act: 'misconfigured', text: '订阅通知能力被封禁：请登录公众平台查看' },
  45002: { act: 'refused', text: '内容超过长度限制' },
  45009: { act: 'again', text: '当天调用次数已用完', afterS: 900 },
  45011: { act: 'again', text: '调用太频繁', afterS: 60 },
  45015: { act: 'refused', text: '距用户上次来信已超过48小时，或用户取消了关注', closes: 'windows' },
  45047: { act: 'refused', text: '客服消息条数已达上限，要等用户再来信', closes: 'windows' },
  47003: { act: 'misconfigured', text: '订阅通知的字段与模板不符：请核对设置 subscription.fields' },
  48001: { act: 'misconfigured', text: '账号没有这个接口的权限：未认证的账号请设 verified: false' },
  48002: { act: 'refused', text: '用户拒收消息', closes: 'windows' },
  48004: { act: 'misconfigured', text: '接口被封禁：请登录公众平台查看' },
  50002: { act: 'refused', text: '用户受限，可能已注销', closes: 'all' },
}

/** A refusal with what follows from it. */
export type Fault = Meaning & { readonly code: number | null; readonly said: string }

/** What a code means; one that is not in the table is tried again, and its own words are kept. */
export const faultOf = (code: number, said: string): Fault => {
  const meaning = meanings[code] ?? { act: 'again', text: '微信返回了未收录的错误' }
  return { ...meaning, text: code === 40164 ? `${meaning.text}${addressIn(said)}` : meaning.text, code, said }
}

/** Nobody answered, or not in the platform's way. Whether it had an effect over there is not known. */
export const unreachable = (said: string): Fault => ({
  act: 'again',
  text: '微信接口没有应答',
  code: null,
  said,
})

const addressIn = (said: string): string => {
  const address = /invalid ip ([0-9a-fA-F.:]+)/.exec(said)?.[1]
  return `：请在公众平台“开发—基本配置—IP白名单”中加入${address ? ` ${address}` : '本机的出口IP'}`
}

/** In one line, for the ledger and for operators. */
export const tellFault = ({ code, text, said }: Fault): string =>
  `${code === null ? '' : `${code} `}${text}${code === null && said !== '' ? `（${said}）` : ''}`
