import type { TalkLine } from '../../../usecases/conversations/desk-talks.ts'
import { TableHead } from '../../table-head.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { KeysDialog } from '../orders/keys-dialog.tsx'
import { channelNames } from './channel-names.ts'
import { sinceWords } from './since-words.ts'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly talks: readonly TalkLine[]
  readonly done: readonly string[]
}

const late = 3 * 60_000

/** Conversations that wait for a person or have one; who waits longest stands first. */
export const TalksPage = ({ visit, counts, talks, done }: Props) => {
  const here = `/${visit.place}/desk/conversations`
  return (
    <DeskLayout visit={visit} counts={counts} title="会话" at="conversations" styles={['desk-agent']}>
      <section class="list" aria-labelledby="talks-name">
        <header>
          <h1 id="talks-name">会话</h1>
          <p class="meta">市民要求转人工的对话，等得最久的在前。打开的页面每隔几秒自动更新。</p>
        </header>
        {done.map((line) => (
          <p class="done" role="status">
            {line}
          </p>
        ))}
        <div id="talks" hx-get={here} hx-select="#talks" hx-swap="outerHTML" hx-trigger="every 10s">
          <Talks visit={visit} talks={talks} here={here} />
        </div>
      </section>
      <KeysDialog />
    </DeskLayout>
  )
}

type TalksProps = Pick<Props, 'visit' | 'talks'> & { readonly here: string }

const Talks = ({ visit, talks, here }: TalksProps) =>
  talks.length === 0 ? (
    <p class="empty">现在没有人在等。有市民要求转人工时，会出现在这里。</p>
  ) : (
    <table class="orders talks" data-keys>
      <TableHead columns={['等待', '说的事', '性质', '渠道', '接待']} />
      <tbody>
        {talks.map((talk) => (
          <tr>
            <td>
              <Wait talk={talk} now={visit.now} />
            </td>
            <td class="title">
              <a href={`${here}/${talk.key}`}>{talk.about === '' ? '还没有说是什么事' : talk.about}</a>
            </td>
            <td>{talk.nature}</td>
            <td>{channelNames[talk.channel]}</td>
            <td>
              <Holder talk={talk} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )

const Wait = ({ talk, now }: { readonly talk: TalkLine; readonly now: Date }) => (
  <span class={`chip${talk.by === null && now.getTime() - talk.since.getTime() > late ? ' late' : ''}`}>
    {sinceWords(talk.since, now)}
  </span>
)

const Holder = ({ talk }: { readonly talk: TalkLine }) =>
  talk.by === null ? (
    <span class="chip near">待接手</span>
  ) : (
    <>
      {talk.mine ? '我在接待' : `话务员${talk.agentNo ?? ''}号`}
      {talk.mine && talk.unanswered ? <span class="chip near">有新消息</span> : null}
    </>
  )
