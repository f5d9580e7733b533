import { suggestedUnits, type UnitSuggestion } from '../../../../rules/order/suggested-units.ts'
import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import type { DeskVisit } from '../../desk-visit.ts'

type Props = { readonly visit: DeskVisit; readonly desk: OrderAtDesk }

/** Units that might get the order, each with the reason; choosing one fills the form in. */
export const UnitSuggestions = ({ visit, desk }: Props) => {
  const suggestions = suggestedUnits(desk.scene, desk.order)
  const co = suggestions.filter(({ role, refusal }) => role === 'co' && refusal === null)
  return (
    <>
      <h2>建议的单位</h2>
      {suggestions.length === 0 ? <p class="empty">派单目录里没有相近的事项，请按职责判断。</p> : null}
      <ul class="acts">
        {suggestions.map((suggestion) => (
          <Suggestion visit={visit} desk={desk} suggestion={suggestion} co={co} />
        ))}
      </ul>
    </>
  )
}

type SuggestionProps = Props & { readonly suggestion: UnitSuggestion; readonly co: readonly UnitSuggestion[] }

const Suggestion = ({ visit, desk, suggestion, co }: SuggestionProps) => {
  const { unit, name, role, why, refusal } = suggestion
  if (refusal)
    return (
      <li class="against">
        <span class="name">
          {name}
          <span class="cannot">不能派</span>
        </span>
        <span class="why">
          {refusal.refused}
          {refusal.article ? `（${refusal.article}）` : ''}
          {refusal.instead}
        </span>
      </li>
    )
  const chosen = new URLSearchParams([
    ['lead', unit],
    ...co.filter((one) => one.unit !== unit).map((one) => ['co', one.unit]),
  ])
  return (
    <li>
      <a href={`/${visit.place}/desk/orders/${desk.view.no}/do/dispatch?${chosen}`}>由{name}主办</a>
      <span class="chip">{role === 'lead' ? '建议主办' : '建议协办'}</span>
      <span class="why">{why}</span>
    </li>
  )
}
