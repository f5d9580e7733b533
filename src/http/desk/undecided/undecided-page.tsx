import { chineseMoment } from '../../../domain/place-day.ts'
import type { OpenFactOrder, Undecided } from '../../../ports/undecided-store.ts'
import { TableHead } from '../../table-head.tsx'
import { channelNames } from '../conversations/channel-names.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { KeysDialog } from '../orders/keys-dialog.tsx'
import { DecisionPage, Verdicts } from './decision-page.tsx'
import { OpenFactTable } from './open-fact-table.tsx'

type Frame = { readonly visit: DeskVisit; readonly counts: DeskCounts }
type ListProps = Frame & {
  readonly list: readonly Undecided[]
  readonly orders: readonly OpenFactOrder[]
  readonly done: readonly string[]
}

/** What the machine may not decide alone, the oldest first. */
export const UndecidedPage = ({ visit, counts, list, orders, done }: ListProps) => (
  <DeskLayout visit={visit} counts={counts} title="待人工决定" at="undecided" styles={['desk-agent']}>
    <section class="list" aria-labelledby="undecided-name">
      <header>
        <h1 id="undecided-name">待人工决定</h1>
        <p class="meta">机器初判不受理、须由人确认的，以及系统没能处理的消息。近30天，等得最久的在前。</p>
      </header>
      {done.map((line) => (
        <p class="done" role="status">
          {line}
        </p>
      ))}
      <OpenFactTable visit={visit} list={orders} />
      {list.length > 0 && orders.length > 0 ? <h2>消息</h2> : null}
      {list.length === 0 && orders.length > 0 ? null : list.length === 0 ? (
        <p class="empty">现在没有要决定的。机器不能单独决定的，会出现在这里。</p>
      ) : (
        <table class="orders" data-keys>
          <TableHead columns={['时间', '市民说的', '机器初判', '渠道']} />
          <tbody>
            {list.map((one) => (
              <tr>
                <td>{chineseMoment(one.at)}</td>
                <td class="title">
                  <a href={`/${visit.place}/desk/undecided/${one.key}/${one.seq}`}>{cut(one.text)}</a>
                </td>
                <td>{judged(one)}</td>
                <td>{channelNames[one.channel]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
    <KeysDialog />
  </DeskLayout>
)

const longestShown = 40
const cut = (text: string): string =>
  text === '' ? '（没有文字）' : text.length > longestShown ? `${text.slice(0, longestShown)}…` : text

const judged = ({ decision }: Undecided): string => {
  if (decision === null) return '系统没能处理'
  const outcome = decision.outcome === 'reject' ? '不予受理' : '引导到有关单位'
  return decision.article ? `${outcome}（${decision.article}）` : outcome
}

type OneProps = Frame & {
  readonly one: Undecided
  readonly typed: { readonly verdict: string; readonly reason: string; readonly article: string }
  readonly fault: string | null
}

const verdicts = { upheld: '维持，不受理', overturned: '改为受理，由我为市民登记' }

/** One of them, with the form of the decision. */
export const UndecidedOnePage = ({ visit, counts, one, typed, fault }: OneProps) => (
  <DecisionPage
    visit={visit}
    counts={counts}
    heading={judged(one)}
    meta={`${chineseMoment(one.at)} · ${channelNames[one.channel]}`}
    fault={fault}
    path={`${one.key}/${one.seq}`}
    choice={one.decision === null ? <Handle /> : <Verdicts verdicts={verdicts} chosen={typed.verdict} />}
    reason={typed.reason}
    reasonFor={one.decision === null ? '写进记录，不发给市民。' : '会告诉市民，请写得清楚、平和。'}
    basis={one.decision === null ? null : { name: 'article', value: typed.article }}
  >
    <h2>市民说的</h2>
    <p class="verbatim">{one.text === '' ? '（没有文字）' : one.text}</p>
    {one.decision === null ? null : (
      <>
        <h2>机器告知的</h2>
        <p class="verbatim">{one.decision.notice.text}</p>
      </>
    )}
  </DecisionPage>
)

const Handle = () => (
  <>
    <input type="hidden" name="verdict" value="handled" />
    <p class="meta">决定后由您接待这位市民，可以直接回复或登记。</p>
  </>
)
