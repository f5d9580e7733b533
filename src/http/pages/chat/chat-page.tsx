import type { PastTurn } from '../../../domain/conversation.ts'
import { chineseMoment } from '../../../domain/place-day.ts'
import type { CitizenNotice } from '../../../usecases/notices-for.ts'
import { EmergencyNumbers, Layout } from '../layout.tsx'
import type { Visit } from '../visit.ts'
import { TurnView } from './turn-view.tsx'

type Props = {
  readonly visit: Visit
  readonly conversationId: string
  readonly turns: readonly PastTurn[]
  /** What was told of the orders of this conversation since they were filed. */
  readonly notices: readonly CitizenNotice[]
  /** Real questions of the place, to begin with. */
  readonly openings: readonly string[]
  /** What stands in the field: a question brought along, or what could not be sent. */
  readonly typed: string
  /** Why the last message was not taken, and what to do. */
  readonly fault?: string
}

/** The conversation. A plain form that chat.js makes quicker. */
export const ChatPage = (props: Props) => {
  const { visit, conversationId, turns, openings } = props
  return (
    <Layout visit={visit} title="问一问" section="chat" script="chat.js">
      <div class="chat" data-place={visit.place} data-conversation={conversationId}>
        {turns.length === 0 ? (
          <Welcome visit={visit} conversationId={conversationId} openings={openings} />
        ) : null}
        <div id="log" role="log" aria-live="polite" aria-label="对话">
          <Turns visit={visit} conversationId={conversationId} turns={turns} />
        </div>
        {props.notices.length === 0 ? null : <Notices notices={props.notices} />}
        {props.fault === undefined ? null : (
          <p class="fault" role="alert">
            {props.fault}
          </p>
        )}
        <Composer visit={visit} conversationId={conversationId} typed={props.typed} />
        <Elsewhere visit={visit} />
      </div>
    </Layout>
  )
}

/** Turns in a row; also what chat.js fetches after a message. */
export const Turns = ({
  visit,
  conversationId,
  turns,
}: Pick<Props, 'visit' | 'conversationId' | 'turns'>) => (
  <>
    {turns.map((turn, index) => (
      <TurnView
        turn={turn}
        pack={visit.pack}
        conversationId={conversationId}
        newest={index === turns.length - 1}
      />
    ))}
  </>
)

const Notices = ({ notices }: Pick<Props, 'notices'>) => (
  <section class="notices" aria-labelledby="notices">
    <h2 id="notices">办理通知</h2>
    {notices.map(({ at, text }) => (
      <article>
        <p class="verbatim">{text}</p>
        <p class="meta">{chineseMoment(new Date(at))}</p>
      </article>
    ))}
  </section>
)

const Welcome = ({
  visit,
  conversationId,
  openings,
}: Pick<Props, 'visit' | 'conversationId' | 'openings'>) => (
  <section class="welcome" aria-labelledby="welcome">
    <h1 id="welcome">您好，有什么事要问、要反映？</h1>
    <p class="can">
      政策和办事直接问，当场答复并附出处；要反映的问题，我帮您登记、转给负责的单位，办到哪一步随时可查。
    </p>
    <h2>大家常问</h2>
    <form class="openings" method="post" action={`/${visit.place}/chat`} data-chat>
      <input type="hidden" name="conversation" value={conversationId} />
      <input type="hidden" name="message" value={crypto.randomUUID()} />
      {openings.map((question) => (
        <button type="submit" name="text" value={question}>
          {question}
        </button>
      ))}
    </form>
    <p class="how">
      反映问题这样说就行：<q>幸福路和平小区东门工地，每天夜里十一点还在施工，希望夜间停工</q>
    </p>
  </section>
)

const Composer = ({ visit, conversationId, typed }: Pick<Props, 'visit' | 'conversationId' | 'typed'>) => (
  <form class="composer" method="post" action={`/${visit.place}/chat`} data-chat>
    <input type="hidden" name="conversation" value={conversationId} />
    <input type="hidden" name="message" value={crypto.randomUUID()} />
    <p class="waiting" role="status" hidden />
    <div class="field">
      <label class="hidden" for="text">
        您要问的事或要反映的问题
      </label>
      <textarea id="text" name="text" rows={1} maxlength={4000} placeholder="要问、要反映的事">
        {typed}
      </textarea>
      <button type="submit" class="send">
        发送
      </button>
    </div>
    <div class="always">
      <button type="submit" class="human" name="text" value="转人工" formnovalidate>
        转人工
      </button>
      <EmergencyNumbers visit={visit} />
    </div>
    <p class="label">智能助手依据公开政策自动答复，仅供参考，以承办单位答复为准</p>
  </form>
)

const Elsewhere = ({ visit }: Pick<Props, 'visit'>) => (
  <div class="elsewhere">
    <a class="fresh" href={`/${visit.place}?new=1`}>
      新对话
    </a>
    <details class="device" hidden>
      <summary>在另一台设备继续</summary>
      <p>在另一台设备上打开这个链接。拿到链接的人都能看到这次对话，请只发给自己。</p>
      <p class="link">
        <input readonly aria-label="这次对话的链接" />
        <button type="button">复制</button>
      </p>
    </details>
  </div>
)
