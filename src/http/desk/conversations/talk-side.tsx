import type { Citation } from '../../../domain/answer.ts'
import type { Extracted } from '../../../domain/matter.ts'
import type { TalkSummary } from '../../../usecases/conversations/talk-summary.ts'
import type { Suggestions } from '../../../usecases/suggesting/suggest-for-text.ts'

/** Names of what a text may tell, in the order of a form. */
const extractedNames = {
  place: '地点',
  when: '时间',
  target: '反映对象',
  demand: '诉求',
  contactName: '称呼',
  contactPhone: '电话',
} as const satisfies Partial<Record<keyof Extracted, string>>

type Props = { readonly place: string; readonly summary: TalkSummary }

/** What the rules read out of the talk, and what was quoted in it. */
export const TalkSide = ({ place, summary }: Props) => (
  <section class="reading" aria-labelledby="read">
    <h2 id="read">机器读到的</h2>
    {summary.emergency ? <p class="fault">话里有紧急情况，已先告知紧急电话。</p> : null}
    <dl>
      <dt>性质</dt>
      <dd>{summary.nature}</dd>
      {Object.entries(extractedNames).map(([name, label]) => {
        const value = summary.extracted[name as keyof typeof extractedNames]
        return value === undefined ? null : (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        )
      })}
      {summary.lastSaid === null ? null : (
        <>
          <dt>机器最后说的</dt>
          <dd class="verbatim">{summary.lastSaid}</dd>
        </>
      )}
    </dl>
    <h2>引用过的依据</h2>
    <Sources place={place} sources={summary.sources} />
  </section>
)

const Sources = ({ place, sources }: { readonly place: string; readonly sources: readonly Citation[] }) =>
  sources.length === 0 ? (
    <p class="empty">对话里没有引用过条目。</p>
  ) : (
    <ul>
      {sources.map(({ entryId, version, title, basis }) => (
        <li>
          <a href={`/${place}/knowledge/${encodeURIComponent(entryId)}`} target="_blank" rel="noopener">
            {title}
          </a>
          （第{version}版{basis[0]?.law ? `，《${basis[0].law}》${basis[0].article ?? ''}` : ''}）
        </li>
      ))}
    </ul>
  )

/** A model's suggestions, labelled; fetched after the page, as they take their time. */
export const TalkSuggestions = ({ made }: { readonly made: Suggestions }) => (
  <section aria-labelledby="suggested">
    <h2 id="suggested">智能建议</h2>
    <p class="meta">{made.note}</p>
    <ul>
      {made.nature === undefined ? null : <li>性质：{made.nature}</li>}
      {Object.entries(made.fields ?? {}).map(([name, value]) => (
        <li>
          {extractedNames[name as keyof typeof extractedNames]}：{value}
        </li>
      ))}
      {(made.units ?? []).map(({ name }) => (
        <li>承办单位：{name}</li>
      ))}
    </ul>
  </section>
)
