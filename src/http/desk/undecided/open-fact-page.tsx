import { chineseMoment } from '../../../domain/place-day.ts'
import type { FactVerdict, OpenFactOrder } from '../../../ports/undecided-store.ts'
import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { DecisionPage, Verdicts } from './decision-page.tsx'

export const factVerdicts = {
  stays: '受理，继续办理',
  'not-ours': '不该受理，由我在工单页办理终止、移送等手续，并告知市民',
} as const satisfies Record<FactVerdict, string>

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly one: OpenFactOrder
  readonly typed: { readonly verdict: string; readonly reason: string; readonly basis: string }
  readonly fault: string | null
}

/** An order with an open fact, and the form of the decision on it. */
export const OpenFactPage = ({ visit, counts, one, typed, fault }: Props) => (
  <DecisionPage
    visit={visit}
    counts={counts}
    heading={one.title}
    meta={
      <>
        {chineseMoment(one.at)}登记，工单
        <a href={`/${visit.place}/desk/orders/${one.orderNo}`}>{one.orderNo}</a>
      </>
    }
    fault={fault}
    path={`orders/${one.orderNo}`}
    choice={<Verdicts verdicts={factVerdicts} chosen={typed.verdict} />}
    reason={typed.reason}
    reasonFor="写明核实到什么。写进记录，不发给市民。"
    basis={{ name: 'basis', value: typed.basis }}
  >
    <h2>没问清的</h2>
    <p class="verbatim">{one.question}</p>
  </DecisionPage>
)
