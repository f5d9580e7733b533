import { isEditor } from '../../../domain/knowledge/rights.ts'
import type { ConflictAtDesk } from '../../../usecases/knowledge/conflicts-at-desk.ts'
import { Fault } from '../fault.tsx'
import { conflictStates } from './entry-words.ts'
import { entryAddress, KnowledgeLayout, type KnowledgePageProps } from './knowledge-layout.tsx'
import { OpenOrOver } from './open-or-over.tsx'

export type ConflictsProps = KnowledgePageProps & {
  readonly open: boolean
  readonly conflicts: readonly ConflictAtDesk[]
  readonly fault: { readonly id: string; readonly words: string; readonly why: string } | null
  readonly unitNames: ReadonlyMap<string, string>
}

/** Pairs of entries that answer one question: differently, or as it seems. */
export const ConflictsPage = (props: ConflictsProps) => {
  const { visit, open, conflicts } = props
  return (
    <KnowledgeLayout {...props} title="矛盾与相近" at="/conflicts">
      <section class="list">
        <header>
          <h1>矛盾与相近</h1>
          <OpenOrOver
            here={`/${visit.place}/desk/knowledge/conflicts`}
            open={open}
            names={['待处理', '已处理']}
          />
        </header>
        {conflicts.length === 0 ? (
          <p class="empty">
            {open
              ? '没有要处理的。两条知识回答同一个问题而说法不同，或看起来相近时，会列在这里。'
              : '还没有处理过的。'}
          </p>
        ) : (
          conflicts.map((conflict) => <Pair {...props} conflict={conflict} />)
        )}
      </section>
    </KnowledgeLayout>
  )
}

type PairProps = ConflictsProps & { readonly conflict: ConflictAtDesk }

const Pair = (props: PairProps) => {
  const { visit, conflict, unitNames } = props
  const { id, state, wording, a, b, texts, why } = conflict
  return (
    <article class="order-sheet pair" id={id}>
      <h2>
        “{wording}” <span class={`chip${state === 'open' ? ' late' : ''}`}>{conflictStates[state]}</span>
      </h2>
      <div class="columns">
        {[a, b].map((side, n) => (
          <section>
            <h3>
              <a href={entryAddress(visit.place, side.entryId)}>{texts[n]?.question ?? side.entryId}</a>
            </h3>
            <p class="meta">
              第{side.version}版{texts[n] ? ` · ${unitNames.get(texts[n].unit) ?? texts[n].unit}` : ''}
            </p>
            <p class="verbatim">{texts[n]?.answer ?? '这一版已经不在了。'}</p>
          </section>
        ))}
      </div>
      {why === null ? null : <p class="meta">处理：{why}</p>}
      {state === 'open' || state === 'suspected' ? <Settle {...props} /> : null}
    </article>
  )
}

/** The editors say that the two do not contradict each other; otherwise one of them is mended or withdrawn. */
const Settle = ({ visit, conflict, fault }: PairProps) => {
  const mine = fault?.id === conflict.id ? fault : null
  if (!isEditor(visit.staff))
    return <p class="meta">请单位改正或请热线撤下其中一条；认为不矛盾的，由热线知识编辑认定。</p>
  const input = `why-${conflict.id}`
  return (
    <form method="post" action={`/${visit.place}/desk/knowledge/conflicts/${conflict.id}`}>
      <Fault words={mine?.words} />
      <div class="field">
        <label for={input}>两条不矛盾，理由是</label>
        <input id={input} name="why" type="text" maxlength={500} required value={mine?.why ?? ''} />
      </div>
      <p class="buttons">
        <button type="submit" class="secondary">
          认定不矛盾
        </button>
        <span class="meta">有矛盾的，请打开其中一条修改或撤下。</span>
      </p>
    </form>
  )
}
