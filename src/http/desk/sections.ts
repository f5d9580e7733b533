import { type StaffRole, staffRoleSchema, unitRoles } from '../../domain/staff.ts'
import { takesOn } from '../../usecases/conversations/who-takes-on.ts'
import { readsKnowledge } from '../../usecases/knowledge/reads-knowledge.ts'
import { seesReveals } from '../../usecases/list-reveals.ts'
import { looksAfterChannels } from '../../usecases/look-after-channels.ts'
import { managesPeople } from '../../usecases/manage-people.ts'
import { overviewRoles } from '../../usecases/reports/report-rights.ts'
import { readsAudit } from './admin/audit-routes.ts'

/** A part of the desk: its address below /:place/desk, its name, and whose work it is. */
export type DeskSection = {
  readonly key: string
  readonly path: string
  readonly name: string
  readonly roles: readonly StaffRole[]
  /** Address of its count, fetched beside the page. */
  readonly tally?: string
}

/** What stands in the navigation below the lists of orders, in the order of work. */
export const deskSections: readonly DeskSection[] = [
  {
    key: 'conversations',
    path: '/conversations',
    name: '会话',
    roles: takesOn,
    tally: '/conversations/waiting',
  },
  { key: 'register', path: '/register', name: '登记来件', roles: takesOn },
  { key: 'undecided', path: '/undecided', name: '待人工决定', roles: takesOn, tally: '/undecided/count' },
  { key: 'enquiries', path: '/enquiries', name: '咨询单位', roles: [...takesOn, ...unitRoles] },
  {
    key: 'messages',
    path: '/messages',
    name: '通知',
    roles: staffRoleSchema.options,
    tally: '/messages/unread',
  },
  {
    key: 'knowledge',
    path: '/knowledge',
    name: '知识',
    roles: readsKnowledge,
    tally: '/knowledge/waiting',
  },
  { key: 'reveals', path: '/reveals', name: '联系方式查看记录', roles: seesReveals },
  { key: 'board', path: '/board', name: '督办看板', roles: overviewRoles },
  { key: 'hotspots', path: '/hotspots', name: '热点', roles: overviewRoles },
  { key: 'reports', path: '/reports', name: '统计报表', roles: overviewRoles },
  { key: 'people', path: '/people', name: '人员', roles: managesPeople },
  { key: 'audit', path: '/audit', name: '审计记录', roles: readsAudit },
  { key: 'admin', path: '/admin/units', name: '管理', roles: looksAfterChannels },
]

export const sectionsOf = (role: StaffRole): readonly DeskSection[] =>
  deskSections.filter(({ roles }) => roles.includes(role))
