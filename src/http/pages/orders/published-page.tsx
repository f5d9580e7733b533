import { chineseDay } from '../../../domain/place-day.ts'
import type { PublishedOrder } from '../../../ports/order-store.ts'
import { Layout } from '../layout.tsx'
import type { Visit } from '../visit.ts'

type Props = {
  readonly visit: Visit
  readonly q: string
  readonly results: readonly PublishedOrder[]
  /** More match than are shown. */
  readonly more: boolean
}

/** Published results: what was asked and how it was answered, without who asked. */
export const PublishedPage = (props: Props) => {
  const { visit, q } = props
  return (
    <Layout visit={visit} title="公开的办理结果" section="orders" script="lookup.js">
      <div class="sheet">
        <h1>公开的办理结果</h1>
        <p class="intro">已经办结并且可以公开的事项，姓名、电话和门牌已经隐去。</p>
        <search>
          <form class="search" method="get" action={`/${visit.place}/published`}>
            <label class="hidden" for="q">
              要找的事
            </label>
            <input
              id="q"
              name="q"
              type="search"
              maxlength={200}
              value={q}
              placeholder="例如：路灯、夜间施工"
              autocomplete="off"
            />
            <button type="submit">查找</button>
          </form>
        </search>
        <div id="results" aria-live="polite">
          <Results {...props} />
        </div>
      </div>
    </Layout>
  )
}

const Results = ({ visit, q, results, more }: Props) => {
  if (results.length === 0)
    return (
      <p class="hint">
        {q === '' ? '还没有公开的办理结果。' : `没有找到与“${q}”有关的结果，请换个说法再查。`}
        您也可以<a href={`/${visit.place}`}>直接提问或反映</a>。
      </p>
    )
  return (
    <>
      <ul class="published">
        {results.map(({ title, text, at }) => (
          <li>
            <h2>{title}</h2>
            <p class="verbatim">{text}</p>
            <p class="meta">{chineseDay(new Date(at))}公开</p>
          </li>
        ))}
      </ul>
      {more ? <p class="hint">只列出最近的{results.length}件，请多写几个字缩小范围。</p> : null}
    </>
  )
}
