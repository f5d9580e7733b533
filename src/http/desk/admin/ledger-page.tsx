import { leadIn } from '../../../domain/notice-lead.ts'
import { chineseMoment } from '../../../domain/place-day.ts'
import type { DeliveryState } from '../../../ports/ledger.ts'
import type { DeliveryLine } from '../../../ports/report-store.ts'
import { channelNames } from '../conversations/channel-names.ts'
import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { AdminLayout } from './admin-layout.tsx'
import { DataTable } from './data-table.tsx'

export const stateNames = {
  queued: '等候发送',
  sending: '正在发送',
  sent: '已发出',
  accepted: '对方已接收',
  failed: '发送失败，会再试',
  undeliverable: '无法送达',
  given_to_human: '已交人工',
} as const satisfies Record<DeliveryState, string>

const roadNames: Readonly<Record<string, string>> = { ...channelNames, desk: '工作台' }

const mayBeResent: readonly DeliveryState[] = ['failed', 'undeliverable', 'given_to_human']

/** What people read on their own desk is not sent by anybody. */
const isLost = ({ state, channel }: DeliveryLine): boolean =>
  channel !== 'desk' && mayBeResent.includes(state)

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly lines: readonly DeliveryLine[]
  readonly state: string
  readonly order: string
  readonly older: number | null
  readonly done: readonly string[]
}

/** What was told to whom, by which channel, and how it went. */
export const LedgerPage = ({ visit, counts, lines, state, order, older, done }: Props) => (
  <AdminLayout visit={visit} counts={counts} part="ledger" title="发送台账" done={done}>
    <form class="filter" method="get" action={`/${visit.place}/desk/admin/ledger`}>
      <label>
        状态
        <select name="state">
          <option value="">全部</option>
          {Object.entries(stateNames).map(([key, name]) => (
            <option value={key} selected={key === state}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        工单编号
        <input name="order" type="search" value={order} maxlength={60} />
      </label>
      <button type="submit">查找</button>
    </form>
    <DataTable
      caption="从近到远"
      heads={['编号', '时间', '状态', '渠道', '工单', '内容']}
      empty="没有这样的记录。请换一个状态或工单编号。"
      rows={lines.map((line) => [
        String(line.id),
        chineseMoment(new Date(line.at)),
        <>
          <Standing line={line} />
          {isLost(line) ? <Resend visit={visit} id={line.id} /> : null}
        </>,
        roadNames[line.channel] ?? line.channel,
        line.orderNo === null ? (
          ''
        ) : (
          <a href={`/${visit.place}/desk/orders/${line.orderNo}`}>{line.orderNo}</a>
        ),
        // What a notice is about is for the way there, on its own desk.
        line.channel === 'desk' ? leadIn(line.text).text : line.text,
      ])}
    />
    {older === null ? null : (
      <p>
        <a
          href={`/${visit.place}/desk/admin/ledger?state=${state}&order=${encodeURIComponent(order)}&before=${older}`}
        >
          更早的记录
        </a>
      </p>
    )}
  </AdminLayout>
)

const nameOf = ({ state, channel }: DeliveryLine): string =>
  channel === 'desk' && state === 'queued' ? '还没有看' : stateNames[state]

const Standing = ({ line }: { readonly line: DeliveryLine }) => {
  const { state, tries, lastError, resent } = line
  return (
    <>
      <span class={`chip${mayBeResent.includes(state) ? ' late' : ''}`}>{nameOf(line)}</span>
      {lastError === null ? '' : ` 试过${tries}次：${lastError}`}
      {resent.map(({ who, at }) => ` ${who}于${chineseMoment(new Date(at))}重发。`).join('')}
    </>
  )
}

const Resend = ({ visit, id }: { readonly visit: DeskVisit; readonly id: number }) => (
  <form method="post" action={`/${visit.place}/desk/admin/ledger/${id}/resend`}>
    <button type="submit" class="quiet" aria-label={`重发第${id}条`}>
      重发
    </button>
  </form>
)
