import type { AttachmentRef } from '../../domain/attachment.ts'
import type { IntakeDraft } from '../../domain/conversation.ts'
import { resume } from '../intake/reply-to-draft.ts'
import type { CitizenOrder } from '../own-orders/citizen-order.ts'
import { readOrder } from '../own-orders/look-up-order.ts'
import { picturesSent } from '../turn/pictures.ts'
import { type Step, say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { apply } from './order-command.ts'

/** The last orders of a conversation that pictures may be meant for. */
const mostOrders = 5

/**
 * Before step 1: a message of pictures alone. In an intake they belong to it, after an order they supplement it, else
 * it is asked what they are about.
 */
export const onlyPictures: Step = async (turn) => {
  const { attachments = [], text } = turn.message
  if (attachments.length === 0 || text.trim() !== '') return null
  const { dialogue } = turn.conversation
  if (dialogue.kind === 'collecting' || dialogue.kind === 'confirming') return toIntake(turn, dialogue.draft)
  if (dialogue.kind === 'handed-over')
    return say(
      turn,
      { kind: 'handoff', reason: 'waiting' },
      { text: canned.handoffNoted, options: [{ label: '返回', send: '返回' }] },
    )
  const orders = await ordersToSupplement(turn)
  const [only] = orders
  if (only === undefined) return askAbout(turn)
  return orders.length === 1 ? supplement(turn, only) : askWhich(turn, orders)
}

const toIntake = (turn: TurnContext, draft: IntakeDraft): TurnDraft => {
  const on = resume(turn, draft)
  const [first, ...rest] = on.replies
  if (!first) return on
  return {
    ...on,
    replies: [{ ...first, text: `${received(turn)}，会随这件事一起登记。${first.text}` }, ...rest],
  }
}

const ordersToSupplement = async ({ deps, message, conversation }: TurnContext) => {
  const numbers = conversation.orders.slice(-mostOrders)
  const orders = await Promise.all(numbers.map((no) => readOrder(deps, message.place, no)))
  return orders.filter((order) => order?.actions.includes('supplement') === true) as CitizenOrder[]
}

const supplement = async (turn: TurnContext, order: CitizenOrder): Promise<TurnDraft> => {
  const done = await apply(turn, order, { type: 'supplement', text: `市民发来${counted(turn)}。` })
  const [first, ...rest] = done.replies
  if (!first || done.outcome.reason !== 'supplement') return done
  const text = `${received(turn)}，已补充到工单${order.no}《${order.title}》。如果是另一件事，请直接说。`
  return { ...done, replies: [{ ...first, text }, ...rest] }
}

const askWhich = (turn: TurnContext, orders: readonly CitizenOrder[]): TurnDraft =>
  say(
    turn,
    { kind: 'clarify', reason: 'which-order' },
    {
      text: `${received(turn)}。是补充哪件工单的？都不是的话，请用一句话说说是什么事、在哪里。`,
      options: orders.map(({ no, title }) => ({ label: `${no} ${title}`, send: `补充 ${no} 见附件` })),
    },
  )

const askAbout = (turn: TurnContext): TurnDraft =>
  say(
    turn,
    { kind: 'clarify', reason: 'pictures' },
    {
      text: `${received(turn)}。请用一句话说说是什么事、在哪里，我连同${named(turn)}一起登记。`,
      options: [options.human],
    },
  )

const words: Readonly<Record<AttachmentRef['kind'], readonly [string, string]>> = {
  photo: ['张', '照片'],
  voice: ['段', '录音'],
  video: ['段', '视频'],
  file: ['个', '文件'],
}

const kindOf = ({ message: { attachments = [] } }: TurnContext): AttachmentRef['kind'] =>
  attachments.every(({ kind }) => kind === attachments[0]?.kind) ? (attachments[0]?.kind ?? 'file') : 'file'

const named = (turn: TurnContext): string => words[kindOf(turn)][1]

const counted = (turn: TurnContext): string => {
  const [measure, name] = words[kindOf(turn)]
  return `${Math.max(picturesSent(turn).length, 1)}${measure}${name}`
}

/** What was said in a recording nobody here can hear. */
const received = (turn: TurnContext): string =>
  kindOf(turn) === 'voice'
    ? '录音收到了，工作人员可以听，我听不了，要说的事请用文字再写一遍'
    : `${named(turn)}收到了`
