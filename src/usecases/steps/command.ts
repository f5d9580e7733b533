import { assertNever } from '../../domain/errors.ts'
import { withLead } from '../../domain/notice-lead.ts'
import {
  asideOf,
  chasesFromBefore,
  chasesOrder,
  correctsOrder,
  lacksNumber,
  mayAddToOrder,
  speaksOfOwnOrder,
} from '../../domain/understanding/index.ts'
import { conversationSign } from '../conversations/conversation-sign.ts'
import { waitingWords } from '../conversations/waiting-words.ts'
import { type Step, say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { addOutright, whichOrder } from './add-to-order.ts'
import { asideAfterFiling } from './aside-after-filing.ts'
import { feedback } from './feedback.ts'
import { aboutAnswer, orderCommand, progress } from './order-command.ts'
import { isBusy, numberPattern, spokenCommand, type Word } from './spoken-command.ts'
import { demandsExplanation, isBareRating, isObjection } from './spoken-rating.ts'

/** Step 2: short words that are an order to the assistant itself. 转人工 always works, in any dialogue. */
export const command: Step = async (turn) => {
  const told = await feedback(turn)
  if (told) return told
  const spoken = spokenCommand(turn.message.text)
  if (spoken === null) return unspoken(turn)
  return typeof spoken === 'object' ? null : obey(turn, spoken)
}

/** Said about an answer rather than as a command. */
const unspoken = async (turn: TurnContext): Promise<TurnDraft | null> => {
  const { text } = turn.message
  // Not yet answered, it cannot be rated: how it stands is told instead.
  if (isBareRating(text)) {
    const rated = await aboutAnswer(turn, 'rate')
    return rated ?? (isFresh(turn) ? progress(turn) : isBusy(turn) ? null : ownOrder(turn))
  }
  if (isObjection(text)) {
    const objected = await aboutAnswer(turn, 'object')
    if (objected) return objected
  } else if (demandsExplanation(text)) return aboutAnswer(turn, 'demand-explanation')
  return isBusy(turn) ? null : ownOrder(turn)
}

/** An order was filed here, and nothing else has been talked of since. */
const isFresh = ({ conversation: { dialogue, orders } }: TurnContext): boolean =>
  orders.length > 0 && dialogue.kind === 'open' && !dialogue.about

/** Nothing has been talked of yet to which 怎么还没人来 could belong. */
const isNew = ({ conversation: { dialogue, orders } }: TurnContext): boolean =>
  orders.length === 0 && dialogue.kind === 'open' && !dialogue.about && !dialogue.danger

/** Longer, and the number stands beside a matter. */
const longestAboutOrder = 40

/** An order told of without its number; and how long it takes, asked when one has just been filed. */
const ownOrder = async (turn: TurnContext): Promise<TurnDraft | null> => {
  const { text } = turn.message
  const filed = turn.conversation.orders.length > 0
  const said = isFresh(turn) ? asideOf(text) : null
  if (filed && (said === 'handling' || said === 'urging')) return progress(turn)
  if (isFresh(turn) && correctsOrder(text)) return orderCommand(turn, 'supplement')
  if (isFresh(turn) && chasesOrder(text)) return chased(turn)
  const added = isFresh(turn)
    ? ((await asideAfterFiling(turn)) ?? (await addOutright(turn)) ?? maybeAdded(turn))
    : null
  if (added) return added
  if (text.length <= longestAboutOrder && numberPattern.test(text)) return progress(turn)
  if (!speaksOfOwnOrder(text) && !lacksNumber(text) && !(isNew(turn) && chasesFromBefore(text))) return null
  if (filed) return progress(turn)
  const words = lacksNumber(text) ? canned.noNumber : `${canned.askProgress}${canned.noNumber}`
  return say(
    turn,
    { kind: 'status', reason: 'no-order' },
    { text: words, options: [options.anew, options.human] },
  )
}

/** Who gives a place or a telephone of its own tells another matter. */
const maybeAdded = (turn: TurnContext): TurnDraft | null => {
  const { text, extracted, emergency } = turn.read
  const own = extracted.place !== undefined || extracted.contactPhone !== undefined
  return !own && !emergency && mayAddToOrder(text) ? whichOrder(turn) : null
}

/** How it stands, and the words themselves can be put to the order for its unit to read. */
const chased = async (turn: TurnContext): Promise<TurnDraft> => {
  const told = await progress(turn)
  const [reply, ...others] = told.replies
  const passOn = { label: '把这句话转给承办单位', send: `补充：${turn.message.text.trim()}` }
  return reply ? { ...told, replies: [{ ...reply, options: [passOn, options.human] }, ...others] } : told
}

const obey = async (turn: TurnContext, word: Word): Promise<TurnDraft | null> => {
  switch (word) {
    case 'human':
      return handOver(turn)
    case 'progress':
      return progress(turn)
    case 'supplement':
    case 'withdraw':
    case 'rate':
    case 'object':
    case 'demand-explanation':
      return orderCommand(turn, word)
    case 'menu':
      // 返回 ends the waiting for a person.
      if (turn.conversation.dialogue.kind === 'handed-over') return null
      return help(turn, word)
    case 'help':
      return help(turn, word)
    case 'cancel':
      return isBusy(turn) ? null : nothingToCancel(turn)
    case 'skip':
    case 'confirm':
    case 'deny':
      return null
    default:
      return assertNever(word)
  }
}

const nothingToCancel = (turn: TurnContext): TurnDraft => {
  const no = turn.conversation.orders.at(-1)
  return say(
    turn,
    { kind: 'small-talk', reason: 'cancel' },
    {
      text: canned.nothingToCancel,
      ...(no === undefined ? {} : { options: [{ label: `撤回 ${no}`, send: `撤回 ${no}` }, options.human] }),
    },
  )
}

const help = (turn: TurnContext, reason: 'menu' | 'help'): TurnDraft =>
  say(turn, { kind: 'small-talk', reason }, { text: canned.help, options: [options.human] })

/** The conversation waits for a person; a task for the agents goes on the ledger with what was said. */
const handOver = async (turn: TurnContext): Promise<TurnDraft> => ({
  outcome: { kind: 'handoff' },
  replies: [
    {
      text: `${canned.handoff}\n${await waitingWords(turn)}`,
      options: [{ label: '返回', send: '返回' }],
      handsOver: true,
    },
  ],
  dialogue: { kind: 'handed-over', since: waitingSince(turn), ...draftKept(turn) },
  deliveries: [
    {
      purpose: 'handoff',
      // For the hotline's people; by the citizen's channel it would be sent to the citizen.
      channel: 'desk',
      address: 'hotline',
      body: withLead(handoffBody(turn), {
        kind: 'conversation',
        sign: await conversationSign(turn.message.conversationId),
      }),
      state: 'queued',
    },
  ],
})

/** Who asks again keeps their place. */
const waitingSince = ({ conversation: { dialogue }, now }: TurnContext): string =>
  dialogue.kind === 'handed-over' ? dialogue.since : now.toISOString()

/** What is being filled in stays for who goes back. */
const draftKept = ({ conversation: { dialogue } }: TurnContext) =>
  'draft' in dialogue && dialogue.draft ? { draft: dialogue.draft } : {}

/** What the person taking over reads first: what was being told or asked, and the words of the handing over. */
const handoffBody = ({ conversation: { dialogue }, read }: TurnContext): string => {
  switch (dialogue.kind) {
    case 'collecting':
    case 'confirming':
      return [...dialogue.draft.told, read.text].join('\n')
    case 'clarifying':
    case 'offering':
      return `${dialogue.question}\n${read.text}`
    case 'open':
      return dialogue.about ? `${dialogue.about.question}\n${read.text}` : read.text
    case 'handed-over':
      return read.text
    default:
      return assertNever(dialogue)
  }
}
