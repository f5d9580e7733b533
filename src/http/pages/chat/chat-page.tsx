import type { PastTurn } from '../../../domain/conversation.ts'
import { chineseMoment } from '../../../domain/place-day.ts'
import type { CitizenNotice } from '../../../usecases/deliveries/notices-for.ts'
import { Layout } from '../layout.tsx'
import type { Visit } from '../visit.ts'
import { Composer } from './composer.tsx'
import { Elsewhere } from './elsewhere.tsx'
import type { FoldedReceipts } from './folded-receipts.ts'
import { TurnView } from './turn-view.tsx'

type Props = {
  readonly visit: Visit
  readonly conversationId: string
  readonly turns: readonly PastTurn[]
  readonly folded: FoldedReceipts
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
        ) : (
          <h1 class="hidden">问一问</h1>
        )}
        <div id="log" role="log" aria-live="polite" aria-label="对话">
          <Turns visit={visit} conversationId={conversationId} turns={turns} folded={props.folded} />
        </div>
        <div id="notices" aria-live="polite">
          <Notices notices={props.notices} />
        </div>
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
  folded,
}: Pick<Props, 'visit' | 'conversationId' | 'turns' | 'folded'>) => (
  <>
    {turns.map((turn, index) => (
      <TurnView
        turn={turn}
        pack={visit.pack}
        conversationId={conversationId}
        newest={index === turns.length - 1}
        folded={folded}
      />
    ))}
  </>
)

/** The address by which a reply is rated, as a link. */
const withLink = (text: string) => {
  const [, before = text, path] =
    /^(.*点开评价：)https?:\/\/[^/\s]+(\/[\w-]+\/rate\/\w+\/\w+)$/s.exec(text) ?? []
  return path === undefined ? (
    text
  ) : (
    <>
      {before}
      <a href={path}>评价办理结果</a>
    </>
  )
}

/** What was told of the orders; with the turns, the other piece of the page that chat.js fetches. */
export const Notices = ({ notices }: Pick<Props, 'notices'>) =>
  notices.length === 0 ? null : (
    <section class="notices" aria-labelledby="notices-title">
      <h2 id="notices-title">办理通知</h2>
      {notices.map(({ at, text }) => (
        <article>
          <p class="verbatim">{withLink(text)}</p>
          <p class="meta">{chineseMoment(new Date(at))}</p>
        </article>
      ))}
    </section>
  )

export const Welcome = ({
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
