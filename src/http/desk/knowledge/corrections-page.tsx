import type { Correction, WorkLine } from '../../../ports/knowledge-life-store.ts'
import { KeysDialog } from '../orders/keys-dialog.tsx'
import { CorrectionTable } from './correction-table.tsx'
import { entryAddress, KnowledgeLayout, type KnowledgePageProps, mayAnswer } from './knowledge-layout.tsx'
import { OpenOrOver } from './open-or-over.tsx'
import { ReasonField } from './reason-field.tsx'

type CorrectionsProps = KnowledgePageProps & {
  readonly open: boolean
  readonly corrections: readonly Correction[]
  readonly work: readonly WorkLine[]
}

/** Answers that somebody called wrong. */
export const CorrectionsPage = (props: CorrectionsProps) => {
  const { visit, open, corrections, work } = props
  return (
    <KnowledgeLayout {...props} title="纠错" at="/corrections">
      <section class="list">
        <header>
          <h1>纠错</h1>
          <OpenOrOver
            here={`/${visit.place}/desk/knowledge/corrections`}
            open={open}
            names={['待办理', '已办结']}
          />
        </header>
        {corrections.length === 0 ? (
          <p class="empty">
            {open ? '没有待办理的纠错。市民或话务员反映答复有误时，会列在这里。' : '还没有办结的纠错。'}
          </p>
        ) : (
          <CorrectionTable visit={visit} corrections={corrections} work={work} />
        )}
      </section>
      <KeysDialog />
    </KnowledgeLayout>
  )
}

type RefusalProps = KnowledgePageProps & {
  readonly correction: Correction
  readonly why: string
  readonly fault: string | null
}

/** The answer stands, and why. */
export const RefusalPage = (props: RefusalProps) => {
  const { visit, correction, why, fault } = props
  const { id, entryId, question, comment, version, state } = correction
  return (
    <KnowledgeLayout {...props} title={`答复纠错：${question}`} at="/corrections">
      <article class="order-sheet act">
        <header>
          <p class="no">
            <a href={entryAddress(visit.place, entryId)}>{question}</a>（第{version}版）
          </p>
          <h1>答复不改的理由</h1>
        </header>
        {fault === null ? null : (
          <p id="why-fault" class="fault" role="alert">
            {fault}
          </p>
        )}
        <p class="verbatim">反映的情况：{comment ?? '没有写明哪里不对。'}</p>
        {state === 'open' && !mayAnswer(visit) ? (
          <p class="meta">由单位负责人、单位管理员或热线知识编辑答复。您可以着手改正。</p>
        ) : state === 'open' ? (
          <form method="post" action={`/${visit.place}/desk/knowledge/corrections/${id}`}>
            <p class="meta">
              核对后认为没有错的，写明理由办结；有错的，请
              <a href={`/${visit.place}/desk/knowledge/write?id=${encodeURIComponent(entryId)}`}>着手改正</a>
              ，改正后发布即办结。
            </p>
            <ReasonField why={why} rows={4} faulty={fault !== null} faultId="why-fault" />
            <p class="buttons">
              <button type="submit">办结：不改</button>
              <a href={`/${visit.place}/desk/knowledge/corrections`}>回到纠错</a>
            </p>
          </form>
        ) : (
          <p class="meta">这件纠错已经办结。</p>
        )}
      </article>
    </KnowledgeLayout>
  )
}
