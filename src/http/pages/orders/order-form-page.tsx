import { Layout } from '../layout.tsx'
import { inTermsOf } from '../problem-page.tsx'
import type { Visit } from '../visit.ts'
import { KeptOrders, MoreWays } from './kept-orders.tsx'

type Props = {
  readonly visit: Visit
  readonly no: string
  readonly fault?: string
}

/** Number and code, to look an order up. */
export const OrderFormPage = ({ visit, no, fault }: Props) => (
  <Layout visit={visit} title="查进度" section="orders" script="kept-orders.js">
    <section class="sheet narrow">
      <h1>查进度</h1>
      <p class="intro">凭{visit.pack.terms.order}编号和6位查询码，可以看办到哪一步、补充情况或撤回。</p>
      {fault === undefined ? null : (
        <p class="fault" role="alert">
          {inTermsOf(visit, fault)}
        </p>
      )}
      <form class="stacked" method="post" action={`/${visit.place}/orders`}>
        <label for="no">编号</label>
        <input
          id="no"
          name="no"
          required
          maxlength={60}
          value={no}
          autocomplete="off"
          autocapitalize="characters"
          placeholder="回执上的编号"
        />
        <label for="code">查询码</label>
        <input id="code" name="code" required maxlength={20} inputmode="numeric" autocomplete="off" />
        <button type="submit" class="button">
          查询
        </button>
      </form>
      <KeptOrders visit={visit} />
      <p class="hint">
        编号和查询码在登记后的回执上。找不到了，可以在
        <a href={`/${visit.place}`}>原来的对话</a>里发送“查进度”，或者转人工。
      </p>
      <MoreWays visit={visit} />
    </section>
  </Layout>
)
