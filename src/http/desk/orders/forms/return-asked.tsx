import { rule } from '../../../../rules/order/context.ts'
import { suggestedUnits } from '../../../../rules/order/suggested-units.ts'
import { whyNot } from '../../../../rules/order/why-not.ts'
import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import { groundNames } from '../desk-names.ts'
import { nameIn } from './name-in.ts'

type Props = { readonly desk: OrderAtDesk }

/** A return to be decided on: what the unit says, by which article, and what the duty catalogue says to it. */
export const ReturnAsked = ({ desk }: Props) => {
  const { order, scene } = desk
  const asked = order.returns.findLast(({ decision }) => decision === 'pending')
  if (asked === undefined) return null
  const grounds = rule(order, scene.pack.returns.grounds)
  const before = order.returns.filter(({ decision }) => decision !== 'pending').length
  return (
    <>
      <h2>退单申请</h2>
      <p>
        {nameIn(desk, asked.unit)}：{groundNames[asked.ground]}
        {grounds ? <span class="article">{grounds.source.article}</span> : null}
      </p>
      <p class="verbatim">{asked.reason}</p>
      {asked.basis === undefined ? <p class="meta">没有写明依据。</p> : null}
      {asked.basis === undefined ? null : <p class="verbatim">依据：{asked.basis}</p>}
      {before === 0 ? null : <p>这件工单以前申请过{before}次退单。</p>}
      <h3>建议的单位</h3>
      <Proposed desk={desk} unit={asked.suggestedUnit} />
      <h3>派单目录怎么说</h3>
      <Catalogue desk={desk} asking={asked.unit} />
    </>
  )
}

const Proposed = ({ desk, unit }: Props & { readonly unit: Parameters<typeof whyNot>[2] | undefined }) => {
  if (unit === undefined) return <p class="meta">没有建议单位，同意后由派单员确定。</p>
  const barred = whyNot(desk.scene, desk.order, unit)
  return (
    <p>
      {nameIn(desk, unit)}
      {barred === null
        ? '，可以派给。'
        : `，不能派给：${barred.refused}${barred.article ? `（${barred.article}）` : ''}`}
    </p>
  )
}

/** The units of the catalogue's lines; the one that asks is among them or not. */
const Catalogue = ({ desk, asking }: Props & { readonly asking: string }) => {
  const lines = suggestedUnits(desk.scene, { ...desk.order, returns: [] })
  const own = lines.find(({ unit }) => unit === asking)
  return (
    <>
      <p>
        {own === undefined
          ? `目录里没有写由${nameIn(desk, asking)}办理。`
          : `目录里写着${nameIn(desk, asking)}${own.role === 'lead' ? '主办' : '协办'}：${own.why}`}
      </p>
      <ul>
        {lines
          .filter(({ unit }) => unit !== asking)
          .map(({ name, role, why }) => (
            <li>
              {name}（{role === 'lead' ? '主办' : '协办'}）：{why}
            </li>
          ))}
      </ul>
    </>
  )
}
