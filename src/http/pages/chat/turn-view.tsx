import type { OutcomeKind, Reply } from '../../../domain/answer.ts'
import type { PastTurn } from '../../../domain/conversation.ts'
import type { RulePack } from '../../../rules/index.ts'
import type { FoldedReceipts } from './folded-receipts.ts'
import { Receipt } from './receipt.tsx'
import { ReplyText, remainingText } from './reply-text.tsx'
import { SourceCard } from './source-card.tsx'

/** How the turn ended, where a citizen should see it at a glance. */
const outcomeWords: Partial<Readonly<Record<OutcomeKind, string>>> = {
  settled: '有依据的答复',
  order: '已登记',
  rejected: '不予受理',
  guided: '请向有关单位反映',
  redirected: '请直接求助',
  emergency: '紧急',
  handoff: '转人工',
  human: '人工服务',
}

type Props = {
  readonly turn: PastTurn
  readonly pack: RulePack
  readonly conversationId: string
  /** Only the newest turn offers its choices: numbers count for the last reply alone. */
  readonly newest: boolean
  readonly folded: FoldedReceipts
}

/** What was said and what was answered. */
export const TurnView = ({ turn, pack, conversationId, newest, folded }: Props) => (
  <article
    class={`turn ${turn.outcome.kind === 'human' ? 'by-person' : turn.outcome.kind}`}
    data-seq={turn.seq}
  >
    {turn.text === '' ? null : (
      <p class="said">
        <span class="hidden">您说：</span>
        {turn.text}
      </p>
    )}
    <Brought attachments={turn.attachments} place={pack.place} conversationId={conversationId} />
    {isKept(turn) ? (
      newest ? (
        <p class="meta kept">人工正在处理，{speakerOf(turn)}会看到这条，请稍候。</p>
      ) : null
    ) : (
      <Answer turn={turn} pack={pack} conversationId={conversationId} newest={newest} folded={folded} />
    )}
  </article>
)

/** Kept for a person; nothing was said to it. */
const isKept = ({ outcome, replies }: PastTurn): boolean => outcome.kind === 'human' && replies.length === 0

const speakerOf = ({ outcome }: PastTurn): string =>
  outcome.agentNo !== undefined
    ? `话务员${outcome.agentNo}号`
    : outcome.kind === 'human'
      ? '热线工作人员'
      : '智能助手'

const Answer = ({ turn, pack, conversationId, newest, folded }: Props) => (
  <div class="answer">
    <p class="speaker">
      {speakerOf(turn)}
      {outcomeWords[turn.outcome.kind] ? (
        <span class="outcome">{outcomeWords[turn.outcome.kind]}</span>
      ) : null}
    </p>
    {turn.replies.map((reply) => (
      <ReplyView reply={reply} turn={turn} pack={pack} folded={folded} />
    ))}
    {newest ? (
      <Options reply={turn.replies.at(-1)} place={pack.place} conversationId={conversationId} />
    ) : null}
  </div>
)

type BroughtProps = {
  readonly attachments: PastTurn['attachments']
  readonly place: string
  readonly conversationId: string
}

/** Pictures and files of a message, from our own address. */
const Brought = ({ attachments = [], place, conversationId }: BroughtProps) => {
  if (attachments.length === 0) return null
  const base = `/api/v1/${place}/conversations/${encodeURIComponent(conversationId)}/attachments`
  return (
    <ul class="brought" aria-label="您发送的附件">
      {attachments.map(({ id, kind, name }) => (
        <li>
          <a href={`${base}/${encodeURIComponent(id)}`} target="_blank" rel="noopener">
            {kind === 'photo' ? (
              <img src={`${base}/${encodeURIComponent(id)}`} alt={`照片：${name}`} loading="lazy" />
            ) : (
              name
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}

type ReplyProps = { readonly reply: Reply } & Pick<Props, 'turn' | 'pack' | 'folded'>

const ReplyView = ({ reply, turn, pack, folded }: ReplyProps) => (
  <div class="reply">
    <ReplyText text={remainingText(reply)} dial={turn.outcome.kind === 'emergency'} />
    {reply.citations?.map((citation) => (
      <SourceCard citation={citation} place={pack.place} />
    ))}
    {reply.order ? (
      <Receipt
        order={reply.order}
        pack={pack}
        folded={folded.has(reply.order.no)}
        state={folded.get(reply.order.no) ?? undefined}
      />
    ) : null}
  </div>
)

type OptionsProps = {
  readonly reply: Reply | undefined
  readonly place: string
  readonly conversationId: string
}

/** Choices as buttons that carry their numbers, so that "2" and a touch say the same. */
const Options = ({ reply, place, conversationId }: OptionsProps) =>
  reply?.options?.length ? (
    <form class="options" method="post" action={`/${place}/chat`} data-chat>
      <input type="hidden" name="conversation" value={conversationId} />
      <input type="hidden" name="message" value={crypto.randomUUID()} />
      {reply.options.map(({ label, send }, index) => (
        <button type="submit" name="text" value={send}>
          <span class="n">{index + 1}</span> {label}
        </button>
      ))}
    </form>
  ) : null
