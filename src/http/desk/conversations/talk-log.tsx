import type { PastTurn } from '../../../domain/conversation.ts'
import { chineseMoment } from '../../../domain/place-day.ts'

type Props = { readonly turns: readonly PastTurn[] }

/** What was said, by whom, oldest first. */
export const TalkTurns = ({ turns }: Props) => (
  <>
    {turns.map((turn) => (
      <article data-seq={turn.seq}>
        <p class="meta">{chineseMoment(new Date(turn.at))}</p>
        {turn.text === '' ? null : (
          <p class="citizen verbatim">
            <b>市民</b>
            {turn.text}
          </p>
        )}
        {turn.attachments?.length ? (
          <p class="meta">附件：{turn.attachments.map(({ name }) => name).join('、')}</p>
        ) : null}
        {turn.replies.map((reply) => (
          <p class={`${turn.outcome.kind === 'human' ? 'agent' : 'machine'} verbatim`}>
            <b>{speakerOf(turn)}</b>
            {reply.text}
          </p>
        ))}
      </article>
    ))}
  </>
)

const speakerOf = ({ outcome }: PastTurn): string =>
  outcome.agentNo !== undefined ? `话务员${outcome.agentNo}号` : '智能助手'

type PollProps = { readonly at: string; readonly after: number; readonly again?: boolean }

/** Asks for what is new since the last turn shown; each answer brings its successor. */
export const TalkPoll = ({ at, after, again = false }: PollProps) => (
  <div
    id="talk-poll"
    hidden
    hx-get={`${at}/turns?after=${after}`}
    hx-trigger="every 3s"
    hx-target="#talk-log"
    hx-swap="beforeend"
    {...(again ? { 'hx-swap-oob': 'true' } : {})}
  />
)
