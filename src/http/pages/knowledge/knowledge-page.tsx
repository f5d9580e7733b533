import type { FoundEntry } from '../../../usecases/knowledge/find-knowledge.ts'
import { Layout } from '../layout.tsx'
import { topicName } from '../topic-names.ts'
import { ownerName } from '../unit-kind-names.ts'
import type { Visit } from '../visit.ts'
import type { Shelf, UnitCount } from './shelves.ts'

export type Query = {
  readonly q: string
  readonly topic: string
  readonly unit: string
  readonly page: number
}

type Props = {
  readonly visit: Visit
  readonly query: Query
  /** null while nothing is looked for: the shelves are shown. */
  readonly found: readonly FoundEntry[] | null
  readonly more: boolean
  readonly shelves: readonly Shelf[]
  readonly units: readonly UnitCount[]
  readonly total: number
}

/** Looking policies up: by words, by topic, by unit. */
export const KnowledgePage = (props: Props) => {
  const { visit, query, total } = props
  return (
    <Layout visit={visit} title="查政策" section="knowledge" script="lookup.js">
      <div class="sheet wide">
        <h1>查政策</h1>
        <p class="intro">{total}条办事和政策答复，由各单位负责，每条都写明依据和有效期。</p>
        <search>
          <form class="search" method="get" action={`/${visit.place}/knowledge`}>
            <label class="hidden" for="q">
              用您的话描述要查的事
            </label>
            <input
              id="q"
              name="q"
              type="search"
              maxlength={400}
              value={query.q}
              placeholder="例如：身份证丢了怎么补"
              autocomplete="off"
            />
            <button type="submit">查找</button>
          </form>
        </search>
        <div id="results" aria-live="polite">
          {props.found === null ? <Shelves {...props} /> : <Results {...props} found={props.found} />}
        </div>
      </div>
    </Layout>
  )
}

const Shelves = ({ visit, shelves, units }: Props) => (
  <>
    <section aria-labelledby="by-topic">
      <h2 id="by-topic">按主题</h2>
      <div class="shelves">
        {shelves.map(({ shelf, topics }) => (
          <section>
            <h3>{shelf}</h3>
            <ul>
              {topics.map(({ key, name, entries }) => (
                <li>
                  <a href={`/${visit.place}/knowledge?topic=${encodeURIComponent(key)}`}>
                    {name} <span class="count">{entries}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
    <section aria-labelledby="by-unit">
      <h2 id="by-unit">按单位</h2>
      <ul class="units">
        {units.map(({ key, name, entries }) => (
          <li>
            <a href={`/${visit.place}/knowledge?unit=${encodeURIComponent(key)}`}>
              {name} <span class="count">{entries}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  </>
)

const Results = ({ visit, query, found, more, units }: Props & { readonly found: readonly FoundEntry[] }) => (
  <section aria-labelledby="found">
    <div class="found">
      <h2 id="found">{headingOf(query, units)}</h2>
      <a href={`/${visit.place}/knowledge`}>全部主题和单位</a>
    </div>
    {found.length === 0 ? (
      <p class="nothing">
        没有查到。请换一个说法，或者
        <a href={`/${visit.place}?ask=${encodeURIComponent(query.q)}`}>直接问智能助手，也可以转人工</a>。
      </p>
    ) : (
      <>
        <Entries visit={visit} entries={found.filter((entry) => !isFar(entry))} />
        {found.some(isFar) ? <h3>只沾到个别字词的</h3> : null}
        <Entries visit={visit} entries={found.filter(isFar)} />
      </>
    )}
    <Pages visit={visit} query={query} more={more} />
  </section>
)

/** Below both, an entry shares a word with the question and seldom more: it is shown, and said to be such. */
const nearScore = 0.3
const nearProbability = 0.02

const isFar = ({ score, probability }: FoundEntry): boolean =>
  score !== null && score < nearScore && (probability ?? 0) < nearProbability

const Entries = ({ visit, entries }: Pick<Props, 'visit'> & { readonly entries: readonly FoundEntry[] }) =>
  entries.length === 0 ? null : (
    <ul class="entries">
      {entries.map((entry) => (
        <li>
          <a href={`/${visit.place}/knowledge/${encodeURIComponent(entry.id)}`}>{entry.question}</a>
          <p class="meta">
            {topicName(entry.topic)} · {ownerName(entry.unit, entry.unitName)}
          </p>
        </li>
      ))}
    </ul>
  )

const headingOf = ({ q, topic, unit }: Query, units: readonly UnitCount[]): string => {
  if (q !== '') return `与“${q}”有关的答复`
  if (topic !== '') return topicName(topic)
  return units.find(({ key }) => key === unit)?.name ?? ownerName(unit, null)
}

const Pages = ({ visit, query, more }: Pick<Props, 'visit' | 'query' | 'more'>) => {
  const at = (page: number) => {
    const params = new URLSearchParams()
    for (const key of ['q', 'topic', 'unit'] as const) if (query[key] !== '') params.set(key, query[key])
    params.set('page', String(page))
    return `/${visit.place}/knowledge?${params}`
  }
  if (query.page === 1 && !more) return null
  return (
    <nav class="pages" aria-label="翻页">
      {query.page > 1 ? <a href={at(query.page - 1)}>上一页</a> : null}
      <span>第{query.page}页</span>
      {more ? <a href={at(query.page + 1)}>下一页</a> : null}
    </nav>
  )
}
