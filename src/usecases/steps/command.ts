import { assertNever } from '../../domain/errors.ts'
import { type Command, detectCommand } from '../../domain/understanding/index.ts'
import { type Step, say, type TurnContext, type TurnDraft } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'
import { feedback } from './feedback.ts'
import { orderCommand, progress } from './order-command.ts'

/** Step 2: short words that are an order to the assistant itself. 转人工 always works, in any dialogue. */
export const command: Step = async (turn) => {
  const told = await feedback(turn)
  if (told) return told
  const spoken = detectCommand(turn.message.text)
  if (spoken === null || typeof spoken === 'object') return null
  return obey(turn, spoken)
}

type Word = Exclude<Command, object>

const obey = async (turn: TurnContext, word: Word): Promise<TurnDraft | null> => {
  switch (word) {
    case 'human':
      return handOver(turn)
    case 'progress':
      return progress(turn)
    case 'supplement':
    case 'withdraw':
    case 'rate':
      return orderCommand(turn, word)
    case 'menu':
    case 'help':
      return say(turn, { kind: 'small-talk', reason: word }, { text: canned.help, options: [options.human] })
    case 'cancel':
      return isBusy(turn)
        ? null
        : say(turn, { kind: 'small-talk', reason: 'cancel' }, { text: canned.nothingToCancel })
    case 'skip':
    case 'confirm':
    case 'deny':
      return null
    default:
      return assertNever(word)
  }
}

const isBusy = ({ conversation }: TurnContext) =>
  conversation.dialogue.kind === 'collecting' || conversation.dialogue.kind === 'confirming'

/** The conversation waits for a person; a task for the agents goes on the ledger with what was said. */
const handOver = (turn: TurnContext): TurnDraft => ({
  outcome: { kind: 'handoff' },
  replies: [{ text: canned.handoff, options: [{ label: '返回', send: '返回' }] }],
  dialogue: { kind: 'handed-over', since: turn.now.toISOString() },
  deliveries: [
    {
      purpose: 'handoff',
      channel: turn.message.channel,
      address: turn.message.conversationId,
      body: turn.read.text,
      state: 'queued',
    },
  ],
})
