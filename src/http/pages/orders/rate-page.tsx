import type { RatingAsked } from '../../../usecases/own-orders/rate-by-link.ts'
import { Layout } from '../layout.tsx'
import type { Visit } from '../visit.ts'

type Props = {
  readonly visit: Visit
  readonly asked: RatingAsked
  readonly token: string
  readonly comment?: string
  readonly fault?: string
}

/** Five buttons, each of which rates at once; a word to it if one likes. */
export const RatePage = ({ visit, asked, token, comment = '', fault }: Props) => (
  <Layout visit={visit} title="评价办理结果" section="orders">
    <section class="sheet narrow">
      <h1>评价办理结果</h1>
      <p class="meta">
        {visit.pack.terms.order}
        {asked.no}
      </p>
      {fault === undefined ? null : (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {asked.rating === null ? null : (
        <p class="done" role="status">
          您的评价：{asked.rating.word}。
          {asked.rating.comment === undefined ? '' : `“${asked.rating.comment}”。`}已经记下。
        </p>
      )}
      {asked.mayRate ? (
        <form
          class="stacked rate"
          method="post"
          action={`/${visit.place}/rate/${encodeURIComponent(asked.no)}/${token}`}
        >
          <label for="comment">想说的话（可不填，不要写电话）</label>
          <textarea id="comment" name="comment" rows={2} maxlength={1000}>
            {comment}
          </textarea>
          <p id="choose">点一项就提交：</p>
          <div class="grades">
            {asked.ratingScale.map((word, i) => (
              <button type="submit" class="quiet-button" name="score" value={String(i + 1)}>
                {word}
              </button>
            ))}
          </div>
        </form>
      ) : asked.rating === null ? (
        <p>这件事现在还不能评价，有了答复以后再来。</p>
      ) : null}
      <p class="hint">
        看经过、提异议，请凭编号和查询码
        <a href={`/${visit.place}/orders/${encodeURIComponent(asked.no)}`}>查进度</a>。
      </p>
    </section>
  </Layout>
)
