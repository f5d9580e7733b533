import type { Reply } from '../../domain/answer.ts'
import type { Channel } from '../../domain/conversation.ts'
import { DomainError } from '../../domain/errors.ts'
import type { CitizenCommand } from '../../domain/work-order/command.ts'
import { isRefusal } from '../../rules/order/context.ts'
import { decide } from '../../rules/order/decide.ts'
import { orderCommits } from '../commands/order-commits.ts'
import { loadOrder } from '../orders/load-order.ts'
import { sceneOf } from '../orders/order-scene.ts'
import type { CitizenOrder } from '../own-orders/citizen-order.ts'
import { lookUpOrder, readOrder } from '../own-orders/look-up-order.ts'
import { linkMinutes, ownOrdersLink } from '../own-orders/own-orders.ts'
import { goTo, picturesSent } from '../turn/pictures.ts'
import { say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { codePattern, contentOf, isBusy, numberPattern, type OrderWord } from './spoken-command.ts'
import { scoreOf } from './spoken-rating.ts'

/** 查进度: by number and code, or the orders of this conversation. */
export const progress = async (turn: TurnContext): Promise<TurnDraft> => {
  const named = await namedOrder(turn)
  if (named === 'wrong' || named === 'too-many') return notShown(turn, named)
  if (named) return say(turn, { kind: 'status', orderNo: named.no }, { text: statusOf(named) })
  const numbers = turn.conversation.orders.slice(-3)
  const link = await linkToAll(turn)
  if (numbers.length === 0)
    return say(turn, { kind: 'status', reason: 'no-order' }, { text: `${canned.askProgress}${link}` })
  const orders = await Promise.all(numbers.map((no) => readOrder(turn.deps, turn.message.place, no)))
  const text = orders.flatMap((order) => (order ? [statusOf(order)] : [])).join('\n\n')
  return say(turn, { kind: 'status', ...last(numbers) }, { text: `${text}${link}` })
}

/** Where the platform vouches for who is writing; what a programme says of its own users is not enough. */
const vouched: readonly Channel[] = ['wechat', 'wecom']

/** A link to all orders of this account; empty on other channels. */
const linkToAll = async ({ deps, message: { place, channel, citizenKey } }: TurnContext): Promise<string> => {
  if (citizenKey === undefined || !vouched.includes(channel)) return ''
  const link = await ownOrdersLink(deps, place, citizenKey)
  return link === null
    ? ''
    : `\n您的全部工单，点开就能看，不用编号和查询码：${link}\n链接${linkMinutes}分钟内有效，只能打开一次，请不要转发给别人。`
}

const last = (numbers: readonly string[]) => {
  const no = numbers.at(-1)
  return no === undefined ? {} : { orderNo: no }
}

/**
 * The order a message names, `wrong` for a number or code that does not fit, `too-many` after too many tries, null when
 * it names none.
 */
const namedOrder = async (turn: TurnContext): Promise<CitizenOrder | 'wrong' | 'too-many' | null> => {
  const text = turn.message.text.normalize('NFKC')
  const no = numberPattern.exec(text)?.[0].toUpperCase()
  if (!no) return null
  const { place } = turn.message
  if (turn.conversation.orders.includes(no)) return (await readOrder(turn.deps, place, no)) ?? 'wrong'
  const code = codePattern.exec(text.replace(numberPattern, ''))?.[0]
  if (!code) return 'wrong'
  try {
    return (await lookUpOrder(turn.deps, place, no, code)) ?? 'wrong'
  } catch (fault) {
    if (fault instanceof DomainError && fault.code === 'rate_limited') return 'too-many'
    throw fault
  }
}

const notShown = (turn: TurnContext, why: 'wrong' | 'too-many'): TurnDraft =>
  why === 'wrong'
    ? say(turn, { kind: 'status', reason: 'not-found' }, notFoundReply(turn))
    : say(
        turn,
        { kind: 'status', reason: 'too-many-looks' },
        { text: canned.tooManyLooks, options: [options.human] },
      )

/** A number without its code is not called wrong: what is missing is named. */
const notFoundReply = ({ message: { text } }: TurnContext): Reply =>
  codePattern.test(text.replace(numberPattern, ''))
    ? { text: canned.noSuchOrder }
    : { text: canned.codeMissing, options: [options.human] }

const statusOf = (order: CitizenOrder): string => {
  const due = order.deadlines.find(({ type }) => type === 'handle') ?? order.deadlines[0]
  return [
    `${order.no}《${order.title}》：${order.statusText}。${order.nextStep}`,
    ...(order.reply === null ? [] : [`答复：${order.reply}`]),
    ...order.parts.map(
      ({ no, title, statusText, reply }) =>
        `${no}《${title}》：${statusText}。${reply === null ? '' : `答复：${reply}`}`,
    ),
    ...(due ? [`${due.explanation}${due.overdue ? '现已逾期，您可以要求作出说明。' : ''}`] : []),
  ].join('\n')
}

/** 补充, 撤回, 评价, 异议, 要求说明 on the order named or the last one of this conversation. */
export const orderCommand = async (turn: TurnContext, word: OrderWord): Promise<TurnDraft | null> => {
  const named = await namedOrder(turn)
  // Without a number, what is being filled in is meant.
  if (named === null && isBusy(turn)) return null
  if (named === 'wrong' || named === 'too-many') return notShown(turn, named)
  const no = named?.no ?? turn.conversation.orders.at(-1)
  if (no === undefined)
    return say(
      turn,
      { kind: 'status', reason: 'no-order' },
      { text: word === 'rate' ? canned.rateWhat : canned.askProgress },
    )
  const order = named ?? (await readOrder(turn.deps, turn.message.place, no))
  if (!order) return notShown(turn, 'wrong')
  const command = commandOf(turn, word, order)
  return command === null ? incomplete(turn, word, order) : apply(turn, order, command)
}

const commandOf = (turn: TurnContext, word: OrderWord, order: CitizenOrder): CitizenCommand | null => {
  const told = contentOf(turn.message.text) || maybeMeant(turn)
  switch (word) {
    case 'supplement':
      return told.length < 2 ? null : { type: 'supplement', text: told }
    case 'object':
      return told.length < 2 ? null : { type: 'object', text: told }
    case 'withdraw':
      return { type: 'withdraw' }
    case 'demand-explanation':
      return { type: 'demand-explanation' }
    case 'rate': {
      const score = scoreOf(told, order.ratingScale)
      // Where no rating is possible now, the rules say why; otherwise the words to choose from are shown.
      if (score === null) return order.actions.includes('rate') ? null : { type: 'rate', score: 1 }
      return { type: 'rate', score }
    }
  }
}

/** A bare 补充, said when it was asked whether the words before belong to the order. */
const maybeMeant = ({ conversation: { dialogue } }: TurnContext): string =>
  dialogue.kind === 'offering' && dialogue.addTo !== undefined ? dialogue.question : ''

/** What is still wanting: the content of a supplement, the word of a rating. */
const incomplete = (turn: TurnContext, word: OrderWord, { no, ratingScale }: CitizenOrder): TurnDraft => {
  const outcome = { kind: 'status' as const, reason: 'incomplete', orderNo: no }
  if (word !== 'rate')
    return say(turn, outcome, { text: word === 'object' ? canned.objectWhat : canned.supplementWhat })
  const choices = ratingScale.map((label) => ({ label, send: `评价 ${no} ${label}` }))
  const own = turn.conversation.orders.includes(no)
  return say(turn, outcome, {
    text: `请评价编号${no}的办理结果：${ratingScale.join('、')}。`,
    ...(own ? { options: choices } : {}),
  })
}

const doneText = (command: CitizenCommand, { ratingScale }: CitizenOrder): string => {
  switch (command.type) {
    case 'supplement':
      return canned.supplemented
    case 'withdraw':
      return canned.withdrawn
    case 'demand-explanation':
      return canned.explanationDemanded
    case 'object':
      return canned.objected
    case 'rate':
      return `已记录您的评价：${ratingScale[command.score - 1] ?? command.score}。谢谢。`
  }
}

/** Decided like a command from anywhere else; stored in the transaction of the turn. */
export const apply = async (
  turn: TurnContext,
  shown: CitizenOrder,
  command: CitizenCommand,
): Promise<TurnDraft> => {
  const { no } = shown
  const order = (await loadOrder(turn.deps, turn.message.place, no))?.order
  if (!order) return notShown(turn, 'wrong')
  const scene = await sceneOf(turn.deps, turn.message.place, { role: 'citizen' }, turn.now, command)
  const result = decide(scene, order, command)
  if (isRefusal(result))
    return say(
      turn,
      { kind: 'status', reason: 'refused', orderNo: no },
      { text: `${result.refused}${result.instead}`, options: [options.human] },
    )
  const outcome = { kind: 'status' as const, reason: command.type, orderNo: no }
  return {
    ...say(turn, outcome, { text: `${doneText(command, shown)}（${no}）` }),
    orders: await orderCommits(turn.deps, scene, order, result.events, command),
    ...(command.type === 'supplement'
      ? { attachments: goTo(no, picturesSent(turn)), ...nothingOffered(turn) }
      : {}),
  }
}

/** What might have been another matter is in the order now. */
const nothingOffered = ({ conversation: { dialogue } }: TurnContext): Partial<TurnDraft> =>
  dialogue.kind === 'offering' && dialogue.addTo !== undefined ? { dialogue: { kind: 'open' } } : {}

/** 满意 or 不满意, 结果不属实 … without a word of command: meant for the last order, when it has been answered. */
export const aboutAnswer = async (
  turn: TurnContext,
  word: 'rate' | 'object' | 'demand-explanation',
): Promise<TurnDraft | null> => {
  const no = turn.conversation.orders.at(-1)
  if (no === undefined || isBusy(turn)) return null
  const order = await readOrder(turn.deps, turn.message.place, no)
  return order?.actions.includes(word) ? orderCommand(turn, word) : null
}
