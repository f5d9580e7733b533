import type { CitizenOrder } from '../../../usecases/own-orders/citizen-order.ts'
import type { Visit } from '../visit.ts'

type OfVisit = { readonly visit: Visit }

/** Filled in by kept-orders.js with what this device keeps; without scripts there is nothing to show. */
export const KeptOrders = ({ visit }: OfVisit) => (
  <section id="kept-orders" data-place={visit.place} hidden>
    <h2>记在这台设备上的</h2>
    <ul class="kept" />
    <p class="hint">只存在这台设备的浏览器里。共用的设备请移除。</p>
  </section>
)

/** Offered by kept-orders.js: nothing is kept unless the citizen says so. */
export const KeepOrder = ({
  visit,
  order,
  code,
}: OfVisit & { readonly order: CitizenOrder; readonly code: string | null }) => (
  <p class="ways keep-order">
    {code === null ? (
      <a href={`/${visit.place}/my/orders`}>我的全部{visit.pack.terms.order}</a>
    ) : (
      <button
        type="button"
        class="quiet-button"
        id="keep-order"
        data-place={visit.place}
        data-no={order.no}
        data-code={code}
        data-title={order.title}
        hidden
      >
        记在这台设备上
      </button>
    )}
    <button type="button" class="quiet-button" id="print-order" hidden>
      打印
    </button>
    <a href={`/${visit.place}/my/data${code === null ? `?no=${encodeURIComponent(order.no)}` : ''}`}>
      查阅或删除我的信息
    </a>
  </p>
)

/** What else may be done here without a number. */
export const MoreWays = ({ visit }: OfVisit) => (
  <nav class="ways" aria-label="其他">
    <a href={`/${visit.place}/my/orders`}>没有编号和查询码怎么办</a>
    <a href={`/${visit.place}/published`}>公开的办理结果</a>
    <a href={`/${visit.place}/my/data`}>查阅或删除我的信息</a>
  </nav>
)
