import type { Role } from '../../domain/staff.ts'

/** Roles as people read them. */
export const roleNames: Readonly<Record<Role, string>> = {
  citizen: '诉求人',
  system: '系统',
  agent: '话务员',
  dispatcher: '派单员',
  auditor: '审核员',
  supervisor: '督办员',
  'hotline-lead': '热线负责人',
  'unit-clerk': '单位经办人',
  'unit-leader': '单位分管领导',
  'unit-admin': '单位管理员',
  'knowledge-editor': '知识库编辑',
  'system-admin': '系统管理员',
}
