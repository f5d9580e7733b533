/** What people at work did beside orders, as the audit trail keeps and names it. */
export const deedNames = {
  'signed-in': '登录',
  'locked-out': '密码连续输错，暂停登录',
  'password-changed': '修改自己的密码',
  'password-reset': '重设密码',
  'person-added': '开设账号',
  'person-changed': '调整角色或单位',
  'access-ended': '停用账号',
  'sessions-ended': '退出登录的设备',
  'key-made': '新建接口密钥',
  'key-ended': '停用接口密钥',
  'client-added': '新建接入程序',
  'client-ended': '停用接入程序',
  'delivery-resent': '重发消息',
  'webhook-resent': '重发事件',
  'webhook-resumed': '恢复事件推送',
  'two-factor-on': '开启两步验证',
  'two-factor-off': '关闭两步验证',
  downloaded: '下载文件',
} as const

export type DeedKind = keyof typeof deedNames
