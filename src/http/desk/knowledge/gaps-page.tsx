import type { Gap, WorkLine } from '../../../ports/knowledge-life-store.ts'
import type { FoundEntry } from '../../../usecases/knowledge/find-knowledge.ts'
import { Fault } from '../fault.tsx'
import { KeysDialog } from '../orders/keys-dialog.tsx'
import { UnitInput } from '../unit-input.tsx'
import { GapTable } from './gap-table.tsx'
import { entryAddress, KnowledgeLayout, type KnowledgePageProps } from './knowledge-layout.tsx'
import { OpenOrOver } from './open-or-over.tsx'

type GapsProps = KnowledgePageProps & {
  readonly open: boolean
  readonly gaps: readonly Gap[]
  readonly work: readonly WorkLine[]
  readonly unitNames: ReadonlyMap<string, string>
}

/** What was asked in vain. */
export const GapsPage = (props: GapsProps) => {
  const { visit, open, gaps, work, unitNames } = props
  return (
    <KnowledgeLayout {...props} title="缺口" at="/gaps">
      <section class="list">
        <header>
          <h1>答不上来的问题</h1>
          <OpenOrOver here={`/${visit.place}/desk/knowledge/gaps`} open={open} names={['待补', '已销号']} />
        </header>
        {gaps.length === 0 ? (
          <p class="empty">
            {open ? '没有待补的缺口。市民问到而没有条目可答的，会归并列在这里。' : '还没有销号的缺口。'}
          </p>
        ) : (
          <GapTable visit={visit} gaps={gaps} work={work} unitNames={unitNames} />
        )}
      </section>
      <KeysDialog />
    </KnowledgeLayout>
  )
}

type GapProps = KnowledgePageProps & {
  readonly gap: Gap
  /** Entries that may answer it already. */
  readonly near: readonly FoundEntry[]
  readonly labels: ReadonlyMap<string, string>
  readonly typed: { readonly unit: string; readonly entryId: string }
  readonly fault: string | null
}

/** One gap for the hotline's editors: give it to a unit, or name the entry that answers it. */
export const GapPage = (props: GapProps) => {
  const { visit, gap, near, labels, typed, fault } = props
  const here = `/${visit.place}/desk/knowledge/gaps/${gap.id}`
  return (
    <KnowledgeLayout {...props} title={`缺口：${gap.question}`} at="/gaps">
      <article class="order-sheet act">
        <header>
          <p class="no">问过{gap.asked}次</p>
          <h1>{gap.question}</h1>
        </header>
        <Fault words={fault} />
        <form method="post" action={`${here}/assign`}>
          <h2>分派给单位写</h2>
          <div class="field">
            <label for="f-unit">单位</label>
            <UnitInput
              id="f-unit"
              labels={labels}
              value={typed.unit || (gap.unit === null ? '' : (labels.get(gap.unit) ?? gap.unit))}
            />
          </div>
          <button type="submit">分派</button>
        </form>
        <Fill visit={visit} gap={gap} near={near} typed={typed} />
        <p>
          <a href={`/${visit.place}/desk/knowledge/write?gap=${gap.id}`}>自己写答复</a>
        </p>
      </article>
    </KnowledgeLayout>
  )
}

const Fill = ({ visit, gap, near, typed }: Pick<GapProps, 'visit' | 'gap' | 'near' | 'typed'>) => (
  <form method="post" action={`/${visit.place}/desk/knowledge/gaps/${gap.id}/fill`}>
    <h2>已有条目可以答</h2>
    {near.length === 0 ? (
      <p class="empty">没有找到相近的条目。</p>
    ) : (
      <fieldset>
        <legend>相近的条目</legend>
        {near.map(({ id, question }) => (
          <label>
            <input
              type="radio"
              name="entryId"
              value={id}
              {...(id === typed.entryId ? { checked: true } : {})}
            />
            {question}
            <a href={entryAddress(visit.place, id)}>看一看</a>
          </label>
        ))}
      </fieldset>
    )}
    <button type="submit" class="secondary">
      用它销号
    </button>
  </form>
)
