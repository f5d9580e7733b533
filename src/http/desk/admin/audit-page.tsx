import type { AuditLine } from '../../../ports/audit-trail.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { AuditTable } from './audit-table.tsx'

const sourceNames = {
  order: '工单办理',
  knowledge: '知识的提交、审核、发布和撤下',
  reveal: '查看联系方式',
  staff: '人员变动',
  desk: '登录、账号、密钥、下载和重发',
} as const

export type AuditAsked = Readonly<Record<'source' | 'who' | 'subject' | 'from' | 'to', string>>

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly lines: readonly AuditLine[]
  readonly names: ReadonlyMap<string, string>
  readonly asked: AuditAsked
  /** Addresses of the pages beside this one; null where there is none. */
  readonly newer: string | null
  readonly older: string | null
}

/** Everything that is recorded with who and when; nothing of it can be changed. */
export const AuditPage = ({ visit, counts, lines, names, asked, newer, older }: Props) => (
  <DeskLayout visit={visit} counts={counts} title="审计记录" at="audit" styles={['desk-admin']}>
    <section class="admin">
      <h1>审计记录</h1>
      <form class="filter" method="get" action={`/${visit.place}/desk/audit`}>
        <label>
          类别
          <select name="source">
            <option value="">全部</option>
            {Object.entries(sourceNames).map(([key, name]) => (
              <option value={key} selected={key === asked.source}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          谁（账号）
          <input name="who" type="search" value={asked.who} maxlength={120} />
        </label>
        <label>
          对象（工单、条目、账号等）
          <input name="subject" type="search" value={asked.subject} maxlength={120} />
        </label>
        <label>
          从
          <input name="from" type="date" value={asked.from} />
        </label>
        <label>
          到
          <input name="to" type="date" value={asked.to} />
        </label>
        <button type="submit">查找</button>
      </form>
      <AuditTable visit={visit} lines={lines} names={names} empty="没有这样的记录。请放宽条件再查。" />
      <p>
        {newer === null ? null : <a href={newer}>较近的记录</a>}{' '}
        {older === null ? null : <a href={older}>更早的记录</a>}
      </p>
    </section>
  </DeskLayout>
)
