import { chineseDay } from '../../../domain/place-day.ts'
import type { OwnOrderShown, OwnOrdersSeen } from '../../../usecases/own-orders/own-orders.ts'
import { sessionMinutes } from '../../../usecases/own-orders/own-orders.ts'
import { Layout } from '../layout.tsx'
import type { Visit } from '../visit.ts'

const hours = sessionMinutes / 60
const ofWhom = { citizen: '这个微信账号', telephone: '这个手机号' } as const

type Props = { readonly visit: Visit; readonly seen: OwnOrdersSeen }

/** All orders of whoever was recognised, the latest first; each opens without a code. */
export const OwnOrdersPage = ({ visit, seen: { by, orders } }: Props) => (
  <Layout visit={visit} title={`我的${visit.pack.terms.order}`} section="orders">
    <section class="sheet narrow">
      <h1>我的{visit.pack.terms.order}</h1>
      <p class="intro">
        {ofWhom[by]}登记的{visit.pack.terms.order}，点开看办到哪一步。{hours}小时后自动退出。
      </p>
      {orders.length === 0 ? (
        <p>
          还没有{visit.pack.terms.order}。有事要反映，可以<a href={`/${visit.place}`}>现在就说</a>
          ；在别处登记的，请<a href={`/${visit.place}/orders`}>凭编号和查询码查</a>。
        </p>
      ) : (
        <ul class="kept">
          {orders.map((order) => (
            <Line visit={visit} order={order} />
          ))}
        </ul>
      )}
      <form class="actions" method="post" action={`/${visit.place}/my/leave`}>
        <button type="submit" class="quiet-button">
          退出
        </button>
      </form>
      <p class="hint">共用的手机或电脑，看完请退出。</p>
    </section>
  </Layout>
)

const Line = ({ visit, order }: { readonly visit: Visit; readonly order: OwnOrderShown }) => (
  <li>
    <a href={`/${visit.place}/orders/${encodeURIComponent(order.no)}`}>{order.title}</a>
    <p class="meta">
      <span>{order.no}</span>
      <span>{chineseDay(new Date(order.filedAt))}登记</span>
    </p>
    <span class={`chip ${order.state}`}>{order.statusText}</span>
  </li>
)
