import type { Channel } from '../../../domain/conversation.ts'

/** Channels as people at work read them. */
export const channelNames = {
  web: '网页',
  api: '接口',
  wechat: '公众号',
  wecom: '企业微信',
  weibo: '微博',
  phone: '电话',
  fax: '传真',
  sms: '短信',
  openai: '智能助手接口',
  open311: '开放工单接口',
  upstream: '上级平台',
  wechaty: '微信',
} as const satisfies Record<Channel, string>
