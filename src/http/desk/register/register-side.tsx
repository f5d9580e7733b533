import { stateNames } from '../../../rules/order/steps.ts'
import type { RegistrationReading } from '../../../usecases/registering/read-registration.ts'
import { LikeOrders } from '../orders/forms/like-orders.tsx'

type Props = { readonly place: string; readonly reading: RegistrationReading | null }

const outcomeNames = {
  accept: '予以受理',
  internal: '由热线内部办理',
  ask: '还要问清一点，才能决定',
  reject: '不予受理',
  guide: '不受理，引导到有关单位',
  redirect: '先拨打紧急电话',
} as const

/** What the rules make of what is typed so far, and what is like it; beside the form. */
export const RegisterSide = ({ place, reading }: Props) => (
  <section id="reading" class="beside-form" aria-live="polite" aria-label="边登记边查">
    {reading === null ? (
      <p class="empty">
        开始写原话以后，这里显示按规则怎么办、还缺什么、交给谁，以及相似的工单和可以引用的条目。
      </p>
    ) : (
      <>
        <Decision reading={reading} />
        <Facts reading={reading} />
        <Orders
          place={place}
          title="这个电话以前的工单"
          none="没有。"
          orders={reading.earlier.map(({ no, title, state }) => ({ no, title, state: stateNames[state] }))}
        />
        <LikeOrders place={place} like={reading.similar} apart />
        <Knowledge place={place} reading={reading} />
      </>
    )}
  </section>
)

const Decision = ({ reading: { triage } }: { readonly reading: RegistrationReading }) => {
  const { decision, emergency } = triage
  const away =
    decision.outcome === 'reject' || decision.outcome === 'guide' || decision.outcome === 'redirect'
  return (
    <>
      <h2>按规则</h2>
      <p class={away || emergency ? 'fault' : decision.outcome === 'ask' ? 'near-note' : 'done'}>
        {outcomeNames[decision.outcome]}
        {decision.article ? `（依据：${decision.article}）` : ''}
      </p>
      {decision.notice.text === '' ? null : <p class="verbatim">{decision.notice.text}</p>}
    </>
  )
}

const Facts = ({ reading }: { readonly reading: RegistrationReading }) => {
  const { triage, missing, deadlines } = reading
  return (
    <dl>
      <dt>性质</dt>
      <dd>
        {triage.nature}
        {triage.class === undefined ? '' : `，${triage.class}类`}
      </dd>
      <dt>还缺</dt>
      <dd>
        {missing.length === 0 ? (
          '不缺'
        ) : (
          <ul>
            {missing.map(({ question, required }) => (
              <li>
                {question}
                {required ? '（必须）' : ''}
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>建议承办</dt>
      <dd>
        {triage.route.length === 0 ? (
          '由派单员确定'
        ) : (
          <ul>
            {triage.route.slice(0, 3).map(({ name, role, why }) => (
              <li>
                {name}（{role === 'lead' ? '主办' : '协办'}）：{why}
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>时限</dt>
      <dd>
        {deadlines.length === 0 ? (
          '规则没有规定'
        ) : (
          <ul>
            {deadlines.map(({ explanation }) => (
              <li>{explanation}</li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  )
}

type OrdersProps = {
  readonly place: string
  readonly title: string
  readonly none: string
  readonly orders: readonly { readonly no: string; readonly title: string; readonly state: string }[]
}

const Orders = ({ place, title, none, orders }: OrdersProps) => (
  <>
    <h2>{title}</h2>
    {orders.length === 0 ? (
      <p class="empty">{none}</p>
    ) : (
      <ul>
        {orders.map((order) => (
          <li>
            <a href={`/${place}/desk/orders/${order.no}`} target="_blank" rel="noopener">
              {order.no}
            </a>{' '}
            {order.title}（{order.state}）
          </li>
        ))}
      </ul>
    )}
  </>
)

const Knowledge = ({
  place,
  reading: { knowledge },
}: {
  readonly place: string
  readonly reading: RegistrationReading
}) => (
  <>
    <h2>可以当场答复的条目</h2>
    {knowledge.length === 0 ? (
      <p class="empty">没有找到。</p>
    ) : (
      <ul>
        {knowledge.map(({ id, question, unitName }) => (
          <li>
            <a href={`/${place}/knowledge/${encodeURIComponent(id)}`} target="_blank" rel="noopener">
              {question}
            </a>
            {unitName === null ? '' : `（${unitName}）`}
          </li>
        ))}
      </ul>
    )}
  </>
)
