import type { Correction, WorkLine } from '../../../ports/knowledge-life-store.ts'
import { TableHead } from '../../table-head.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { DueChip } from '../orders/due-chip.tsx'
import { correctionStates, workName } from './entry-words.ts'
import { entryAddress, mayAnswer, mayWrite } from './knowledge-layout.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly corrections: readonly Correction[]
  /** Texts in the making: who has begun to mend what is said to be wrong. */
  readonly work: readonly WorkLine[]
}

/** Answers that somebody called wrong, with their clocks and what is being done. */
export const CorrectionTable = ({ visit, corrections, work }: Props) => (
  <table class="orders">
    <TableHead columns={['条目', '时限', '反映的情况', '办理']} />
    <tbody>
      {corrections.map((each) => (
        <CorrectionRow visit={visit} correction={each} open={work.find(({ id }) => id === each.entryId)} />
      ))}
    </tbody>
  </table>
)

type RowProps = {
  readonly visit: DeskVisit
  readonly correction: Correction
  readonly open: WorkLine | undefined
}

const CorrectionRow = ({ visit, correction, open }: RowProps) => {
  const { id, entryId, question, version, dueAt, state, comment, reports, saidBy, article } = correction
  const write = `/${visit.place}/desk/knowledge/write?id=${encodeURIComponent(entryId)}`
  return (
    <tr>
      <td class="title">
        <a href={entryAddress(visit.place, entryId)}>{question}</a>
        <span class="meta">第{version}版</span>
      </td>
      <td>
        {state === 'open' ? (
          <DueChip now={visit.now} dueAt={dueAt} overdue={false} />
        ) : (
          <span class="chip done">{correctionStates[state]}</span>
        )}
        <span class="meta">{article}</span>
      </td>
      <td>
        {comment ?? '没有写明哪里不对。'}
        <span class="meta">
          {saidBy === 'staff' ? '工作人员' : '市民'}反映{reports > 1 ? `，共${reports}人次` : ''}
        </span>
        {correction.why === null ? null : <span class="meta">答复：{correction.why}</span>}
      </td>
      <td class="ways">
        {state !== 'open' ? null : (
          <>
            {open ? (
              <a href={entryAddress(visit.place, entryId)}>{`正在改：${workName(open.state)}`}</a>
            ) : mayWrite(visit) ? (
              <a href={write}>着手改正</a>
            ) : null}
            {mayAnswer(visit) ? (
              <a href={`/${visit.place}/desk/knowledge/corrections/${id}`}>答复不改</a>
            ) : null}
          </>
        )}
      </td>
    </tr>
  )
}
