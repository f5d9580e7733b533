import { type OrderAside, orderAsideOf } from '../../domain/understanding/index.ts'
import { draftOfWords } from '../intake/begin-draft.ts'
import { loadOrder } from '../orders/load-order.ts'
import { say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { orderAsideText } from '../wording/order-asides.ts'
import { progress } from './order-command.ts'

const ofFiled: readonly OrderAside[] = ['secrecy', 'reprisal', 'changing', 'fee', 'nameless']

/** 会不会告诉书记, asked when the order has just been filed: answered of that order. null for any other words. */
export const asideAfterFiling = async (turn: TurnContext): Promise<TurnDraft | null> => {
  const no = turn.conversation.orders.at(-1)
  const aside = orderAsideOf(turn.message.text)
  if (no === undefined || aside === null) return null
  if (aside === 'who') return progress(turn)
  const order = ofFiled.includes(aside) ? (await loadOrder(turn.deps, turn.message.place, no))?.order : null
  if (!order) return null
  const { nature, confidential } = order
  const draft = { ...draftOfWords(turn, order.text), nature, extracted: { confidential } }
  return say(
    turn,
    { kind: 'status', reason: aside, orderNo: no },
    { text: orderAsideText(turn, draft, aside, null) },
  )
}
