import type { StaffRole } from '../../domain/staff.ts'

/** A part of the desk: its address below /:place/desk, its name, and whose work it is. */
export type DeskSection = {
  readonly key: string
  readonly path: string
  readonly name: string
  readonly roles: readonly StaffRole[]
}

const hotline: readonly StaffRole[] = ['agent', 'dispatcher', 'auditor', 'supervisor', 'hotline-lead']
const units: readonly StaffRole[] = ['unit-clerk', 'unit-leader', 'unit-admin']

/** What stands in the navigation beside the lists of orders, in the order of work. */
export const deskSections: readonly DeskSection[] = [
  { key: 'conversations', path: '/conversations', name: '等候人工', roles: ['agent', 'hotline-lead'] },
  { key: 'register', path: '/register', name: '登记来电', roles: ['agent', 'dispatcher', 'hotline-lead'] },
  {
    key: 'undecided',
    path: '/undecided',
    name: '待人工判断',
    roles: ['agent', 'dispatcher', 'hotline-lead'],
  },
  { key: 'board', path: '/board', name: '督办看板', roles: ['supervisor', 'auditor', 'hotline-lead'] },
  { key: 'hotspots', path: '/hotspots', name: '热点', roles: [...hotline] },
  {
    key: 'knowledge',
    path: '/knowledge',
    name: '知识库',
    roles: [...units, 'knowledge-editor', 'agent', 'hotline-lead'],
  },
  { key: 'reports', path: '/reports', name: '统计与通报', roles: [...hotline, 'unit-leader', 'unit-admin'] },
  { key: 'messages', path: '/messages', name: '通知', roles: [...hotline, ...units] },
  { key: 'people', path: '/people', name: '人员', roles: ['system-admin', 'unit-admin', 'hotline-lead'] },
  { key: 'admin', path: '/admin', name: '系统管理', roles: ['system-admin', 'hotline-lead'] },
]

export const sectionsOf = (role: StaffRole): readonly DeskSection[] =>
  deskSections.filter(({ roles }) => roles.includes(role))
