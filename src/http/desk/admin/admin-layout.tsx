import type { Child } from 'hono/jsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'

/** The parts of the administration, in the order of their navigation. */
const adminParts = [
  { key: 'units', name: '单位' },
  { key: 'duties', name: '派单目录' },
  { key: 'rules', name: '规则' },
  { key: 'calendars', name: '工作日历' },
  { key: 'channels', name: '渠道' },
  { key: 'ledger', name: '发送台账' },
  { key: 'webhooks', name: '事件推送' },
  { key: 'retention', name: '保存期限' },
] as const
export type AdminPart = (typeof adminParts)[number]['key']

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly part: AdminPart
  readonly title: string
  readonly done?: readonly string[]
  readonly children: Child
}

/** A page of the administration with the way to the others. */
export const AdminLayout = ({ visit, counts, part, title, done = [], children }: Props) => (
  <DeskLayout visit={visit} counts={counts} title={title} at="admin" styles={['desk-admin']}>
    <nav class="parts" aria-label="管理">
      <ul>
        {adminParts.map(({ key, name }) => (
          <li>
            <a
              href={`/${visit.place}/desk/admin/${key}`}
              {...(key === part ? { 'aria-current': 'page' as const } : {})}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <section class="admin">
      <h1>{title}</h1>
      {done.map((line) => (
        <p class="done" role="status">
          {line}
        </p>
      ))}
      {children}
    </section>
  </DeskLayout>
)
