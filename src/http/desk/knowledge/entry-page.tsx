import { chineseDay, dayInChina } from '../../../domain/place-day.ts'
import type { Correction } from '../../../ports/knowledge-life-store.ts'
import type { EntryAtDesk } from '../../../usecases/knowledge/entry-at-desk.ts'
import type { EntryPreview } from '../../../usecases/knowledge/preview-entry.ts'
import { topicName } from '../../pages/topic-names.ts'
import { CitizenPreview } from './citizen-preview.tsx'
import { EntryActs } from './entry-acts.tsx'
import { EntryHistory } from './entry-history.tsx'
import { originNames, statusNames, workName } from './entry-words.ts'
import { KnowledgeLayout, type KnowledgePageProps } from './knowledge-layout.tsx'

type Props = KnowledgePageProps & {
  readonly entry: EntryAtDesk
  /** The text in the making as it would be told; null where there is none. */
  readonly coming: EntryPreview | null
  /** What is told now. */
  readonly shown: EntryPreview | null
  readonly corrections: readonly Correction[]
  readonly unitNames: ReadonlyMap<string, string>
  /** Names of people at work by their account. */
  readonly names: ReadonlyMap<string, string>
  /** What was said to be wrong, and why it was not taken. */
  readonly wrong?: { readonly comment: string; readonly fault: string }
}

/** One entry: what is told now and what is coming, what happened to it, what may be done. */
export const EntryPage = (props: Props) => {
  const { visit, entry, coming, shown, done = [] } = props
  const question = entry.shown?.question ?? entry.life.open?.draft.question ?? entry.id
  return (
    <KnowledgeLayout {...props} title={question} at="entry" scripts={['desk-draft.js']}>
      {done.length === 0 ? null : (
        <div hidden data-draft-saved={entry.id} data-draft-of={`${visit.place}/${visit.staff.id}`} />
      )}
      <article id="sheet" class="order-sheet">
        <header>
          <p class="no">{entry.id}</p>
          <h1>{question}</h1>
          <Marks {...props} />
        </header>
        <div class="columns">
          <section>
            <h2>市民看到的</h2>
            {coming === null ? null : (
              <>
                <p class="meta">
                  {entry.life.open
                    ? `正在写的内容（${workName(entry.life.open.state)}），发布后才用于答复：`
                    : ''}
                </p>
                <CitizenPreview place={visit.place} preview={coming} />
              </>
            )}
            {shown === null ? (
              <p class="empty">还没有发布过。</p>
            ) : (
              <>
                {coming === null ? null : <p class="meta">现在已经发布的：</p>}
                <CitizenPreview place={visit.place} preview={shown} />
              </>
            )}
          </section>
          <EntryHistory visit={visit} entry={entry} names={props.names} />
          <EntryActs {...props} />
        </div>
      </article>
    </KnowledgeLayout>
  )
}

const day = (date: string) => chineseDay(new Date(`${date}T00:00:00+08:00`))

const Marks = ({ visit, entry, unitNames, corrections }: Props) => {
  const { life, shown, shelf } = entry
  const told = shown ?? life.open?.draft
  const today = dayInChina(visit.now)
  return (
    <>
      <p class="marks">
        {shown === null ? null : <span class="chip">{statusNames[shown.status]}</span>}
        {life.open ? <span class="chip near">{workName(life.open.state)}</span> : null}
        {shelf === 'national' ? <span class="chip">全国共用</span> : null}
        {told?.confidentiality === 'agent-only' ? <span class="chip near">仅工作人员</span> : null}
        {corrections.length > 0 ? <span class="chip late">待核</span> : null}
        {shown !== null && shown.reviewBy < today ? <span class="chip late">逾期未复核</span> : null}
      </p>
      <p class="meta">
        {[
          told && (unitNames.get(told.unit) ?? told.unit),
          told?.topic === undefined ? undefined : topicName(told.topic),
          shown === null ? undefined : `第${shown.version}版`,
          told?.effectiveFrom === undefined ? undefined : `${day(told.effectiveFrom)}起有效`,
          told?.effectiveTo ? `到${day(told.effectiveTo)}止` : undefined,
          told?.reviewBy === undefined ? undefined : `${day(told.reviewBy)}前复核`,
          life.open ? `来源：${originNames[life.open.origin.kind] ?? life.open.origin.kind}` : undefined,
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </p>
      {life.open?.sentBack ? <p class="fault">被退回修改：{life.open.sentBack}</p> : null}
    </>
  )
}
