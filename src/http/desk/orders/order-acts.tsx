import { basisOfAct, clocksOfAct } from '../../../rules/order/act-basis.ts'
import type { ActNow } from '../../../rules/order/acts-now.ts'
import { clockNames } from '../../../rules/order/notices/clock-names.ts'
import type { OrderAtDesk } from '../../../usecases/orders/order-at-desk.ts'
import { documentsOf } from '../../documents/documents-of.ts'
import type { DeskVisit } from '../desk-visit.ts'
import { DueChip } from './due-chip.tsx'

type Props = { readonly visit: DeskVisit; readonly desk: OrderAtDesk }

/** What this person may do now, what the rules are against and what is left to do instead; papers to print. */
export const OrderActs = ({ visit, desk }: Props) => {
  const open = desk.acts.filter(({ refusal }) => refusal === null)
  const ruled = (act: ActNow) => !act.outOfTurn && act.refusal?.article !== undefined
  const against = desk.acts.filter((act) => act.refusal !== null && ruled(act))
  // Where no rule but only the course of things is against it, one unfolds it to know why.
  const later = desk.acts.filter((act) => act.refusal !== null && !ruled(act))
  return (
    <section class="may" aria-labelledby="may-name">
      <h2 id="may-name">现在可以做</h2>
      {open.length === 0 ? <p class="empty">现在没有要您做的。需要时请查看左侧的列表。</p> : null}
      <ul class="acts">
        {open.map((act) => (
          <Open visit={visit} desk={desk} act={act} />
        ))}
        {against.map((act) => (
          <Refused act={act} />
        ))}
      </ul>
      {later.length === 0 ? null : (
        <details>
          <summary>现在还不能做的（{later.length}）</summary>
          <ul class="acts">
            {later.map((act) => (
              <Refused act={act} />
            ))}
          </ul>
        </details>
      )}
      <Papers visit={visit} desk={desk} />
    </section>
  )
}

const Open = ({ visit, desk, act }: Props & { readonly act: ActNow }) => {
  const basis = basisOfAct(desk.scene.pack, desk.order, act.type)
  const clock = desk.view.deadlines.find(({ type }) => clocksOfAct(act.type).includes(type))
  return (
    <li>
      <a href={`/${visit.place}/desk/orders/${desk.view.no}/do/${act.type}`}>{act.name}</a>
      {basis === null ? null : <span class="article">{basis.article}</span>}
      {clock === undefined ? null : (
        <span class="clock">
          {clockNames[clock.type]}{' '}
          <DueChip
            now={desk.scene.now}
            dueAt={clock.dueAt}
            clock={clock.clock}
            overdue={desk.view.overdue.some((mark) => mark.clock === clock.type)}
          />
        </span>
      )}
    </li>
  )
}

const Refused = ({ act: { name, refusal } }: { readonly act: ActNow }) => (
  <li class="against">
    <span class="name">
      {name}
      <span class="cannot">现在不能</span>
    </span>
    <span class="why">
      {refusal?.refused}
      {refusal?.article ? `（${refusal.article}）` : ''}
      {refusal?.instead}
    </span>
  </li>
)

const Papers = ({ visit, desk: { view, order, scene } }: Props) => (
  <>
    <h3>打印</h3>
    <ul class="files">
      {documentsOf({ order, pack: scene.pack, units: scene.units, people: new Map(), now: scene.now }).map(
        ({ id, title, number }) => (
          <li>
            <a href={`/api/v1/${visit.place}/orders/${view.no}/documents/${id}`}>{title}</a>{' '}
            <span class="meta">{number}</span>
          </li>
        ),
      )}
    </ul>
  </>
)
