import type { Dialogue } from '../../domain/conversation.ts'
import { addition } from '../../domain/understanding/index.ts'
import { replyToDraft } from '../intake/reply-to-draft.ts'
import { say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { options } from '../wording/canned.ts'
import { orderCommand } from './order-command.ts'
import { draftOfQuestion } from './register-asked.ts'

/** 补充一下晚上更黑, after an order was filed: put to it at once. null for any other words. */
export const addOutright = (turn: TurnContext): Promise<TurnDraft | null> | null => {
  const told = addition(turn.message.text)
  return told === null ? null : supplement(turn, told)
}

const supplement = (turn: TurnContext, told: string): Promise<TurnDraft | null> =>
  orderCommand({ ...turn, message: { ...turn.message, text: `补充：${told}` } }, 'supplement')

/** 现在又有两盏也灭了: of the order filed last, or another matter? Asked once, and the words are kept for either. */
export const whichOrder = (turn: TurnContext): TurnDraft => {
  const told = turn.message.text.trim()
  const no = turn.conversation.orders.at(-1) ?? ''
  return {
    ...say(
      turn,
      { kind: 'clarify', reason: 'same-order', orderNo: no },
      {
        text: `这是刚才那件（${no}）的新情况，还是另一件事？`,
        options: [
          { label: '补充到刚才那件', send: `补充：${told}` },
          { label: '另一件，重新登记', send: options.register.send },
          options.human,
        ],
      },
    ),
    dialogue: { kind: 'offering', question: told, addTo: no },
  }
}

const same =
  /^(?:是|对|嗯|就是|还是|都是|算|[，,\s])*(?:(?:刚才|前面|上面)?(?:那|这|同)?(?:一)?(?:件|个)(?:事儿?|的)?|一起的?|一样的?|新情况|补充(?:进去|上去|到.{0,6})?|加(?:进去|上去|上|到.{0,6}))(?:吧|的|了)?[。！]?$/
const another =
  /^(?:是|算|不是|不|[，,\s])*(?:另(?:外)?(?:一)?[件个]?(?:事儿?|的)?|新的?(?:一件|事)?|两件事|两码事|别的事?|不一样|重新登记|再登记一件)(?:吧|的|了)?[。！]?$/

/** The answer to it, in words instead of by a button. */
export const sameOrAnother = (
  turn: TurnContext,
  { question, addTo }: Extract<Dialogue, { kind: 'offering' }>,
): Promise<TurnDraft | null> | TurnDraft | null => {
  if (addTo === undefined) return null
  const text = turn.message.text.trim()
  if (another.test(text)) return replyToDraft(turn, draftOfQuestion(turn, question))
  return same.test(text) ? supplement(turn, question) : null
}
