import { chineseDay } from '../../../domain/place-day.ts'
import type { BoardMark, InstructedOrder, SupervisedOrder } from '../../../ports/report-board.ts'
import { stateNames } from '../../../rules/order/steps.ts'
import {
  type BoardLevel,
  mostInstructions,
  mostSupervised,
  type SupervisionBoard,
} from '../../../usecases/reports/supervision-board.ts'
import { TableHead } from '../../table-head.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { DueChip } from '../orders/due-chip.tsx'
import { OrderLink } from './order-link.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly board: SupervisionBoard
  readonly nameOf: (unit: string | null) => string
}

export const markNames: Readonly<Record<BoardMark, string>> = {
  late: '已逾期',
  near: '即将到期',
  yellow: '黄牌',
  red: '红牌',
}

/** What is late or nearly so and with whom, what is supervised at which level, what leaders asked for. */
export const BoardPage = (props: Props) => {
  const { visit, counts, board } = props
  return (
    <DeskLayout visit={visit} counts={counts} title="督办看板" at="board" styles={['desk-reports']}>
      <article class="board">
        <h1>督办看板</h1>
        <Cards {...props} />
        <h2>各单位</h2>
        <UnitsTable {...props} />
        <h2 id="levels">督办</h2>
        {board.levels.map((level) => (
          <Level {...props} level={level} />
        ))}
        {board.levels.length === 0 ? <p class="empty">本地规则没有写督办的层级。</p> : null}
        <h2>领导批示</h2>
        <Instructions {...props} />
      </article>
    </DeskLayout>
  )
}

const marksOf = ({ cards }: SupervisionBoard): readonly BoardMark[] =>
  cards === null ? ['late', 'near'] : ['late', 'near', 'yellow', 'red']

const told: Readonly<Record<BoardMark, string>> = {
  late: '已经超过时限',
  near: '下一个工作日结束前到期',
  yellow: '已发黄牌，还没有到红牌',
  red: '已发红牌',
}

const Cards = ({ visit, board, counts }: Props) => {
  const waiting = counts.find(({ list }) => list === 'to-supervise')
  const supervised = board.levels.reduce((n, { orders }) => n + orders.length, 0)
  return (
    <ul class="cards">
      {marksOf(board).map((mark) => (
        <Card
          href={markAddress(visit.place, mark)}
          name={markNames[mark]}
          figure={board.total[mark]}
          meta={told[mark]}
          kind={mark === 'late' || mark === 'red' ? 'late' : 'near'}
        />
      ))}
      <Card
        href="#levels"
        name="督办（件次）"
        figure={supervised}
        meta="还没有解除，也没有办结"
        kind="plain"
      />
      {waiting === undefined ? null : (
        <Card
          href={`/${visit.place}/desk/orders?list=to-supervise`}
          name="待决定督办"
          figure={waiting.count}
          meta="已出现督办情形"
          kind="plain"
        />
      )}
    </ul>
  )
}

type CardProps = {
  readonly href: string
  readonly name: string
  readonly figure: number
  readonly meta: string
  readonly kind: 'late' | 'near' | 'plain'
}

const Card = ({ href, name, figure, meta, kind }: CardProps) => (
  <li class={figure === 0 ? 'plain' : kind}>
    <a href={href}>
      {name}
      <span class="figure">{figure}</span>
    </a>
    <span class="meta">{meta}</span>
  </li>
)

const markAddress = (place: string, mark: BoardMark, unit?: string | null) =>
  `/${place}/desk/board/orders?mark=${mark}${unit === undefined ? '' : `&unit=${unit ?? '-'}`}`

const UnitsTable = ({ visit, board }: Props) => {
  const marks = marksOf(board)
  if (board.units.length === 0) return <p class="empty">没有逾期或者即将到期的工单。</p>
  return (
    <>
      <table class="figures">
        <caption>在办工单，按现在承办的单位（按名称排列，不作排名）</caption>
        <TableHead columns={['单位', ...marks.map((mark) => markNames[mark])]} />
        <tbody>
          {board.units.map(({ unit, name, ...line }) => (
            <tr>
              <th scope="row">{name}</th>
              {marks.map((mark) => (
                <td class="number">
                  {line[mark] === 0 ? (
                    0
                  ) : (
                    <a
                      href={markAddress(visit.place, mark, unit)}
                      aria-label={`${name}，${markNames[mark]}${line[mark]}，查看工单`}
                    >
                      {line[mark]}
                    </a>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {board.cards === null ? null : (
        <p class="meta">
          到期前{board.cards.value.yellowBefore}个工作日黄牌，到期后第{board.cards.value.redAfter}个工作日红牌
          <span class="article">{board.cards.source.article}</span>
        </p>
      )}
    </>
  )
}

const Level = ({ visit, nameOf, level }: Props & { readonly level: BoardLevel }) => (
  <section id={`level-${level.level}`}>
    <h3>
      {level.label}：{level.orders.length}件次<span class="article">{level.by}</span>
      <span class="article">{level.article}</span>
    </h3>
    {level.orders.length === 0 ? null : (
      <div class="wide">
        <table class="orders" data-keys>
          {level.orders.length >= mostSupervised ? (
            <caption class="meta">只列最早的{mostSupervised}件次</caption>
          ) : null}
          <TableHead columns={['编号', '内容', '单位', '要求', '何时前', '回复', '环节']} />
          <tbody>
            {level.orders.map((order) => (
              <SupervisedRow visit={visit} nameOf={nameOf} order={order} />
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
)

type RowProps<O> = Pick<Props, 'visit' | 'nameOf'> & { readonly order: O }

const SupervisedRow = ({ visit, nameOf, order }: RowProps<SupervisedOrder>) => (
  <tr>
    <td class="no">
      <OrderLink place={visit.place} no={order.no} />
    </td>
    <td class="title">{order.title}</td>
    <td>{nameOf(order.unit)}</td>
    <td>{order.requires.length === 0 ? '规则没有写明' : order.requires.join('，')}</td>
    <td>
      <DueChip
        now={visit.now}
        dueAt={order.planDueAt ?? order.dueAt}
        clock={order.planDueAt === null ? order.clock : 'workday'}
        overdue={order.planDueAt === null && order.overdue}
      />
    </td>
    <td>{order.answered ? '已回复' : '未回复'}</td>
    <td>{stateNames[order.state]}</td>
  </tr>
)

const Instructions = ({ visit, board, nameOf }: Props) =>
  board.instructions.length === 0 ? (
    <p class="empty">最近90天没有领导批示。在工单上可以录入。</p>
  ) : (
    <div class="wide">
      <table class="orders" data-keys>
        <caption class="meta">
          最近90天{board.instructions.length >= mostInstructions ? `，只列最新的${mostInstructions}件` : ''}
        </caption>
        <TableHead columns={['编号', '批示', '内容', '单位', '时限', '办理']} />
        <tbody>
          {board.instructions.map((order) => (
            <InstructedRow visit={visit} nameOf={nameOf} order={order} />
          ))}
        </tbody>
      </table>
    </div>
  )

const InstructedRow = ({ visit, nameOf, order }: RowProps<InstructedOrder>) => (
  <tr>
    <td class="no">
      <OrderLink place={visit.place} no={order.no} />
    </td>
    <td>
      {order.by}：{order.text}
      <span class="meta">（{chineseDay(new Date(order.at))}）</span>
    </td>
    <td class="title">{order.title}</td>
    <td>{nameOf(order.unit)}</td>
    <td>
      {order.dueAt === null ? (
        ''
      ) : (
        <DueChip now={visit.now} dueAt={order.dueAt} clock={order.clock} overdue={order.overdue} />
      )}
    </td>
    <td>{order.answered ? '批示后已答复' : stateNames[order.state]}</td>
  </tr>
)
