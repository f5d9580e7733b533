import { isQuestion, onlyWishes } from '../../domain/understanding/index.ts'
import { beginDraft } from '../intake/begin-draft.ts'
import { type Step, say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { isBusy } from './spoken-command.ts'

/** "只能发短信联系我" and nothing else: kept for the matter that is told next, or has just been. */
export const wishesFirst: Step = async (turn) => {
  const { text } = turn.read
  if (isBusy(turn) || isQuestion(text) || !onlyWishes(text)) return null
  const { dialogue, orders } = turn.conversation
  const open = dialogue.kind === 'open' && !dialogue.about
  if (open && orders.length > 0) return toFiledOrder(turn)
  if (open) return askMatter(turn)
  return say(
    turn,
    { kind: 'clarify', reason: 'wishes', nature: '咨询' },
    { text: canned.wishThenRegister, options: [options.register, options.human] },
  )
}

/** The order filed in this talk is under way: the unit reads of it as a supplement. */
export const toFiledOrder = (turn: TurnContext): TurnDraft => {
  const words = turn.message.text.trim()
  return say(
    turn,
    { kind: 'clarify', reason: 'wishes', nature: '咨询' },
    {
      text: `要让承办单位知道这一点，请发送“补充：${words}”。还有别的事，直接说就行。`,
      options: [{ label: '补充到工单', send: `补充：${words}` }, options.human],
    },
  )
}

const askMatter = (turn: TurnContext): TurnDraft => ({
  outcome: { kind: 'intake', reason: 'missing-fields', nature: '咨询', asked: [] },
  replies: [{ text: canned.wishThenTell, options: [options.cancel, options.human] }],
  dialogue: {
    kind: 'collecting',
    draft: { ...beginDraft(turn, '咨询'), told: [], summary: '', tries: { matter: 1 } },
  },
})
