import { type DeedKind, deedNames } from '../../../domain/deed.ts'
import { chineseMoment } from '../../../domain/place-day.ts'
import type { Role } from '../../../domain/staff.ts'
import type { AuditLine } from '../../../ports/audit-trail.ts'
import { readsKnowledge } from '../../../usecases/knowledge/reads-knowledge.ts'
import { listsOf } from '../../../usecases/orders/list-orders.ts'
import { roleNames } from '../../../usecases/wording/role-names.ts'
import type { DeskVisit } from '../desk-visit.ts'
import { stepName } from '../knowledge/entry-words.ts'
import { entryAddress } from '../knowledge/knowledge-layout.tsx'
import { auditWords } from './audit-words.ts'
import { DataTable } from './data-table.tsx'
import { downloadDetail, downloadName } from './download-words.ts'

type Props = {
  readonly visit: DeskVisit
  readonly lines: readonly AuditLine[]
  /** Names of people at work by their account. */
  readonly names: ReadonlyMap<string, string>
  readonly empty: string
}

/** Who did what, when, to what. */
export const AuditTable = ({ visit, lines, names, empty }: Props) => {
  return (
    <DataTable
      caption="时间从近到远"
      heads={['时间', '谁', '做了什么', '对象', '说明']}
      empty={empty}
      rows={lines.map((line) => [
        chineseMoment(new Date(line.at)),
        whoIn(names, line.who),
        nameOf(line),
        subjectOf(visit, line),
        detailOf(line),
      ])}
    />
  )
}

/** Name and account: two people may have one name. */
const whoIn = (names: Props['names'], who: string): string => {
  const name = names.get(who)
  return name === undefined ? (roleNames[who as Role] ?? who) : `${name}（${who}）`
}

/** A way there for whoever may go it. */
const subjectOf = ({ place, staff: { role } }: DeskVisit, { source, kind, subject }: AuditLine) => {
  if ((source === 'order' || source === 'reveal') && listsOf(role).length > 0)
    return <a href={`/${place}/desk/orders/${subject}`}>{subject}</a>
  if (source === 'knowledge' && readsKnowledge.includes(role))
    return <a href={entryAddress(place, subject)}>{subject}</a>
  return kind === 'downloaded' ? downloadName(subject) : subject
}

const detailOf = ({ kind, subject, detail }: AuditLine): string =>
  kind === 'downloaded' && detail !== null ? downloadDetail(subject, detail) : (detail ?? '')

const nameOf = ({ source, kind }: AuditLine): string => {
  if (source === 'reveal') return '查看联系方式'
  if (source === 'staff') return '人员变动'
  if (source === 'knowledge') return stepName(kind)
  if (source === 'desk') return deedNames[kind as DeedKind] ?? kind
  return auditWords[kind as keyof typeof auditWords] ?? kind
}
