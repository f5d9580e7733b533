import { isEditor } from '../../../domain/knowledge/rights.ts'
import { chineseDay } from '../../../domain/place-day.ts'
import type { Gap, WorkLine } from '../../../ports/knowledge-life-store.ts'
import { TableHead } from '../../table-head.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { workName } from './entry-words.ts'
import { entryAddress, mayWrite } from './knowledge-layout.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly gaps: readonly Gap[]
  readonly work: readonly WorkLine[]
  readonly unitNames: ReadonlyMap<string, string>
}

/** Questions asked in vain, how often, and who writes about them. */
export const GapTable = ({ visit, gaps, work, unitNames }: Props) => (
  <table class="orders">
    <TableHead columns={['问题', '问过', '最近一次', '单位', '办理']} />
    <tbody>
      {gaps.map((gap) => (
        <GapRow
          visit={visit}
          gap={gap}
          open={work.find(({ origin, originRef }) => origin === 'gap' && originRef === gap.id)}
          unitNames={unitNames}
        />
      ))}
    </tbody>
  </table>
)

type RowProps = {
  readonly visit: DeskVisit
  readonly gap: Gap
  readonly open: WorkLine | undefined
  readonly unitNames: ReadonlyMap<string, string>
}

const GapRow = ({ visit, gap, open, unitNames }: RowProps) => {
  const base = `/${visit.place}/desk/knowledge`
  return (
    <tr>
      <td class="title">{gap.question}</td>
      <td class="figure">{gap.asked}次</td>
      <td>{chineseDay(new Date(gap.lastAt))}</td>
      <td>{gap.unit === null ? '还没有分派' : (unitNames.get(gap.unit) ?? gap.unit)}</td>
      <td class="ways">
        {gap.state === 'filled' && gap.filledBy !== null ? (
          <a href={entryAddress(visit.place, gap.filledBy)}>已有答复</a>
        ) : (
          <>
            {open ? (
              <a href={entryAddress(visit.place, open.id)}>{`正在写：${workName(open.state)}`}</a>
            ) : mayWrite(visit) ? (
              <a href={`${base}/write?gap=${gap.id}`}>着手写答复</a>
            ) : null}
            {isEditor(visit.staff) ? <a href={`${base}/gaps/${gap.id}`}>分派或销号</a> : null}
          </>
        )}
      </td>
    </tr>
  )
}
