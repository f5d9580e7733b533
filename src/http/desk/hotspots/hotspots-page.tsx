import { dayInChina } from '../../../domain/place-day.ts'
import { rights } from '../../../domain/work-order/rights.ts'
import { finishedStates } from '../../../domain/work-order/work-order.ts'
import type { SpotOrder } from '../../../ports/report-board.ts'
import { hotspotRule } from '../../../rules/hotspots.ts'
import { stateNames } from '../../../rules/order/steps.ts'
import type { Hotspot } from '../../../usecases/reports/hotspots.ts'
import { chineseDate } from '../../pages/chinese-date.ts'
import { TableHead } from '../../table-head.tsx'
import { OrderLink } from '../board/order-link.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly hotspots: readonly Hotspot[]
}

/** Same place and topic in a short time, what grows most at the top, each with its orders and what may be done. */
export const HotspotsPage = ({ visit, counts, hotspots }: Props) => (
  <DeskLayout visit={visit} counts={counts} title="热点" at="hotspots" styles={['desk-reports']}>
    <article class="board">
      <h1>热点</h1>
      <p class="meta">
        {hotspotRule.days}天内同一地点、同一事项{hotspotRule.least}件以上，增长多的在前
        <span class="article">{hotspotRule.source.article}，法规没有规定</span>
      </p>
      {mayAct(visit) ? null : <p class="meta">并单和报送突发事件由话务员或派单员办理，请打开工单转告。</p>}
      {hotspots.length === 0 ? (
        <p class="empty">
          最近{hotspotRule.days}天没有集中反映的地点和事项。登记工单时写明地点，这里才看得出来。
        </p>
      ) : (
        hotspots.map((hotspot) => <Spot visit={visit} hotspot={hotspot} />)
      )}
    </article>
  </DeskLayout>
)

type SpotProps = { readonly visit: DeskVisit; readonly hotspot: Hotspot }

const grown = ({ recent, earlier }: Hotspot): string => {
  if (earlier === 0) return '前7天没有'
  const more = recent.length - earlier
  return more === 0 ? `与前7天持平` : `比前7天${more > 0 ? '多' : '少'}${Math.abs(more)}件`
}

const Spot = ({ visit, hotspot }: SpotProps) => {
  const { area, spot, topic, recent, earlier } = hotspot
  return (
    <section class="hotspot">
      <h2>
        {area ?? ''}
        {spot}：{topic}
      </h2>
      <p>
        {recent.length}件，{grown(hotspot)}
        {recent.length > earlier ? <span class="chip near">在增长</span> : null}
      </p>
      <div class="wide">
        <table class="orders" data-keys>
          <TableHead columns={['编号', '受理', '内容', '环节', ...(mayAct(visit) ? ['可以'] : [])]} />
          <tbody>
            {recent.map((order) => (
              <Row visit={visit} order={order} first={recent.at(-1)?.no ?? order.no} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type RowProps = { readonly visit: DeskVisit; readonly order: SpotOrder; readonly first: string }

const Row = ({ visit, order, first }: RowProps) => (
  <tr>
    <td class="no">
      <OrderLink place={visit.place} no={order.no} />
    </td>
    <td>{chineseDate(dayInChina(new Date(order.filedAt)))}</td>
    <td class="title">{order.title}</td>
    <td>{stateNames[order.state]}</td>
    {mayAct(visit) ? (
      <td>
        <Acts visit={visit} order={order} first={first} />
      </td>
    ) : null}
  </tr>
)

const may = ({ staff }: DeskVisit, act: 'merge' | 'report-incident'): boolean =>
  rights[act].roles.includes(staff.role)
const mayAct = (visit: DeskVisit): boolean => may(visit, 'merge') || may(visit, 'report-incident')

/** The forms decide by the rules whether the act is open; here only those of the role are offered. */
const Acts = ({ visit, order, first }: RowProps) => {
  const to = (act: string) => `/${visit.place}/desk/orders/${encodeURIComponent(order.no)}/do/${act}`
  if (finishedStates.includes(order.state)) return <span class="meta">已经结束</span>
  return (
    <span class="tools">
      {may(visit, 'merge') && order.no !== first ? (
        <a href={`${to('merge')}?into=${first}`}>并入{first}</a>
      ) : null}
      {may(visit, 'report-incident') ? <a href={to('report-incident')}>报送突发事件</a> : null}
    </span>
  )
}
