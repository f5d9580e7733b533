import type { PlaceId } from '../../domain/place.ts'
import { type StaffRole, staffRoleSchema, unitRoles } from '../../domain/staff.ts'
import { dailyLookArticle } from '../../rules/daily-look.ts'
import { packOf } from '../../rules/index.ts'
import { looksAfterChannels } from '../../usecases/channels/look-after-channels.ts'
import { takesOn } from '../../usecases/conversations/who-takes-on.ts'
import { enquiryRule } from '../../usecases/enquiries/ask-unit.ts'
import { readsKnowledge } from '../../usecases/knowledge/reads-knowledge.ts'
import { seesReveals } from '../../usecases/orders/list-reveals.ts'
import { managesPeople } from '../../usecases/people/manage-people.ts'
import { overviewRoles } from '../../usecases/reports/report-rights.ts'
import { readsAudit } from './admin/reads-audit.ts'
import { dailyCheckRoles } from './daily-checks/daily-check-roles.ts'

/** A part of the desk: its address below /:place/desk, its name, and whose work it is. */
export type DeskSection = {
  readonly key: string
  readonly path: string
  readonly name: string
  readonly roles: readonly StaffRole[]
  /** Address of its count, fetched beside the page. */
  readonly tally?: string
  /** Whether the rules of the place know this work; absent: everywhere. */
  readonly here?: (place: PlaceId, now: Date) => boolean
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
  {
    key: 'enquiries',
    path: '/enquiries',
    name: '咨询单位',
    roles: [...takesOn, ...unitRoles],
    here: (place, now) => enquiryRule(place, now) !== null,
  },
  {
    key: 'daily-checks',
    path: '/daily-checks',
    name: '每日查阅',
    roles: dailyCheckRoles,
    tally: '/daily-checks/open',
    here: (place, now) => dailyLookArticle(packOf(place), now) !== null,
  },
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

type Who = { readonly place: PlaceId; readonly now: Date; readonly staff: { readonly role: StaffRole } }

/** What somebody has to do with, where they are. */
export const sectionsOf = ({ place, now, staff }: Who): readonly DeskSection[] =>
  deskSections.filter(({ roles, here }) => roles.includes(staff.role) && (here?.(place, now) ?? true))
