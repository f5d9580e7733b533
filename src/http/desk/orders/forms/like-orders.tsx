import { chineseDay } from '../../../../domain/place-day.ts'
import { stateNames } from '../../../../rules/order/steps.ts'
import type { OrderLike } from '../../../../usecases/orders/orders-like.ts'

type Props = {
  readonly place: string
  readonly like: readonly OrderLike[]
  /** The number of the order to be joined is chosen here. */
  readonly choosing?: string
  /** Opened apart, beside what is being typed. */
  readonly apart?: boolean
}

/** Earlier orders like this one, the likest first: who handled them, how they ended, in time or not. */
export const LikeOrders = ({ place, like, choosing, apart = false }: Props) => (
  <>
    <h2>相似的工单</h2>
    {like.length === 0 ? <p class="empty">没有找到相似的。</p> : null}
    <ul class="like">
      {like.map((each) => (
        <li>
          <p class="what">
            <a
              href={`/${place}/desk/orders/${each.no}`}
              {...(apart ? { target: '_blank', rel: 'noopener' } : {})}
            >
              {each.no}
            </a>{' '}
            {each.title}
          </p>
          <p class="why">
            {sentenceOf(each)} <Chips each={each} />
          </p>
          {choosing === undefined || !each.open ? null : (
            <p>
              <a href={`/${place}/desk/orders/${choosing}/do/merge?into=${each.no}`}>并入{each.no}</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  </>
)

const Chips = ({ each: { sameArea, sameTopic, inTime } }: { readonly each: OrderLike }) => (
  <>
    {sameTopic ? <span class="chip">同一事项</span> : null}{' '}
    {sameArea ? <span class="chip">同一地点</span> : null}{' '}
    {inTime === null ? null : (
      <span class={`chip ${inTime ? 'done' : 'late'}`}>{inTime ? '按时答复' : '逾期答复'}</span>
    )}
  </>
)

const sentenceOf = ({ filedAt, leadName, state, ended, returned }: OrderLike): string =>
  [
    `${chineseDay(new Date(filedAt))}受理`,
    leadName === null ? '没有派出' : `${leadName}主办`,
    returned > 0 ? `退单${returned}次` : '',
    ended ?? stateNames[state],
  ]
    .filter(Boolean)
    .join('，')
