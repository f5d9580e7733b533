import { chineseMoment } from '../../../domain/place-day.ts'
import type { DeliveryLine } from '../../../ports/report-store.ts'
import { readsKnowledge } from '../../../usecases/knowledge/reads-knowledge.ts'
import type { NoticeAtDesk } from '../../../usecases/messages/notices-at-desk.ts'
import { TableHead } from '../../table-head.tsx'
import { channelNames } from '../conversations/channel-names.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { entryAddress } from '../knowledge/knowledge-layout.tsx'
import { purposeNames, stateWords } from './ledger-words.ts'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly notices: readonly NoticeAtDesk[]
  readonly unread: boolean
  readonly next: number | null
  /** Lines to citizens that did not arrive; null for who does not see them. */
  readonly failed: readonly DeliveryLine[] | null
  readonly mayResend: boolean
  readonly opensOrders: boolean
  readonly done: readonly string[]
}

/** What lies on the desk of the unit or the hotline, and what did not reach its citizen. */
export const MessagesPage = (props: Props) => {
  const { visit, counts, notices, unread, next, failed, done } = props
  const here = `/${visit.place}/desk/messages`
  return (
    <DeskLayout visit={visit} counts={counts} title="通知" at="messages" styles={['desk-agent']}>
      <section class="list" aria-labelledby="notices-name">
        <header>
          <h1 id="notices-name">通知</h1>
          <p>{unread ? <a href={`${here}?all=1`}>看全部通知</a> : <a href={here}>只看未读</a>}</p>
        </header>
        {done.map((line) => (
          <p class="done" role="status">
            {line}
          </p>
        ))}
        <Notices here={here} visit={visit} notices={notices} unread={unread} />
        {next === null ? null : (
          <p class="more">
            <a href={`${here}?${unread ? '' : 'all=1&'}before=${next}`}>更早的</a>
          </p>
        )}
      </section>
      {failed === null ? null : <Failed {...props} here={here} failed={failed} />}
    </DeskLayout>
  )
}

type NoticesProps = Pick<Props, 'visit' | 'notices' | 'unread'> & { readonly here: string }

const Notices = ({ here, visit, notices, unread }: NoticesProps) => {
  const [newest] = notices
  if (!newest)
    return (
      <p class="empty">{unread ? '没有未读的通知。' : '还没有通知。与您的工作有关的消息会出现在这里。'}</p>
    )
  return (
    <>
      <form method="post" action={`${here}/read`}>
        <input type="hidden" name="upTo" value={String(newest.id)} />
        <button type="submit" class="secondary">
          全部标为已读
        </button>
      </form>
      <ul class="notices">
        {notices.map((notice) => (
          <li class={notice.read ? 'read' : 'unread'}>
            <p class="meta">
              <span class={`chip${notice.read ? '' : ' near'}`}>{notice.read ? '已读' : '未读'}</span>{' '}
              {purposeNames[notice.purpose] ?? '通知'} ·{' '}
              <span class="moment">{chineseMoment(notice.at)}</span>
            </p>
            <p class="verbatim">{notice.body}</p>
            <div class="buttons">
              <Lead visit={visit} notice={notice} />
              {notice.read ? null : (
                <form method="post" action={`${here}/read`}>
                  <input type="hidden" name="id" value={String(notice.id)} />
                  <button type="submit" class="quiet" aria-label={`标为已读：${notice.body.slice(0, 20)}`}>
                    标为已读
                  </button>
                </form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where the notice is dealt with. */
const Lead = ({ visit, notice: { way } }: { readonly visit: DeskVisit; readonly notice: NoticeAtDesk }) => {
  const desk = `/${visit.place}/desk`
  const reads = readsKnowledge.includes(visit.staff.role)
  switch (way.kind) {
    case 'order':
      return <a href={`${desk}/orders/${way.no}`}>打开{way.no}</a>
    case 'talk':
      return <a href={`${desk}/conversations/${way.key}`}>打开会话</a>
    case 'talk-over':
      return <span class="meta">会话已经结束，或市民回到了智能助手。</span>
    case 'talks':
      return <a href={`${desk}/conversations`}>到会话列表</a>
    case 'undecided':
      return <a href={`${desk}/undecided`}>到待人工决定</a>
    case 'enquiries':
      return <a href={`${desk}/enquiries`}>到咨询单位</a>
    case 'entry':
      return reads ? <a href={entryAddress(visit.place, way.id)}>打开条目</a> : null
    case 'gaps':
      return reads ? <a href={`${desk}/knowledge/gaps`}>到缺口</a> : null
    case 'daily-check':
      return <a href={`${desk}/daily-checks`}>到每日查阅</a>
    default:
      return null
  }
}

type FailedProps = Props & { readonly here: string; readonly failed: readonly DeliveryLine[] }

const Failed = ({ here, visit, failed, mayResend, opensOrders }: FailedProps) => (
  <section class="list" aria-labelledby="failed-name">
    <h2 id="failed-name">没有送达市民的消息</h2>
    {failed.length === 0 ? (
      <p class="empty">没有。发给市民的都已送达或正在发送。</p>
    ) : (
      <div class="wide">
        <table>
          <TableHead columns={['时间', '渠道', '内容', '情况', '工单', '可以做的']} />
          <tbody>
            {failed.map((line) => (
              <tr>
                <td>{chineseMoment(new Date(line.at))}</td>
                <td>{channelNames[line.channel as keyof typeof channelNames] ?? line.channel}</td>
                <td class="title">{line.text.slice(0, 60)}</td>
                <td>
                  {stateWords[line.state] ?? line.state}，试过{line.tries}次
                </td>
                <td>
                  {line.orderNo === null || !opensOrders ? (
                    (line.orderNo ?? '')
                  ) : (
                    <a href={`/${visit.place}/desk/orders/${line.orderNo}`}>{line.orderNo}</a>
                  )}
                </td>
                <td>
                  {mayResend ? (
                    <form method="post" action={`${here}/${line.id}/resend`}>
                      <button type="submit" class="quiet" aria-label={`重发第${line.id}条`}>
                        重发
                      </button>
                    </form>
                  ) : (
                    '由热线负责人重发'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
)
