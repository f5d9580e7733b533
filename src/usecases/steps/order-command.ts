import { DomainError } from '../../domain/errors.ts'
import type { CitizenCommand } from '../../domain/work-order/command.ts'
import { decideCitizen, isRefusal } from '../../domain/work-order/decide.ts'
import { replay } from '../../domain/work-order/evolve.ts'
import { besides } from '../command-order.ts'
import { type CitizenOrder, lookUpOrder, readOrder } from '../look-up-order.ts'
import { say, type TurnContext, type TurnDraft } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'
import { codePattern, isBusy, numberPattern, supplementText } from './spoken-command.ts'

/** 查进度: by number and code, or the orders of this conversation. */
export const progress = async (turn: TurnContext): Promise<TurnDraft> => {
  const named = await namedOrder(turn)
  if (named === 'wrong' || named === 'too-many') return notShown(turn, named)
  if (named) return say(turn, { kind: 'status', orderNo: named.no }, { text: statusOf(named) })
  const numbers = turn.conversation.orders.slice(-3)
  if (numbers.length === 0)
    return say(turn, { kind: 'status', reason: 'no-order' }, { text: canned.askProgress })
  const orders = await Promise.all(numbers.map((no) => readOrder(turn.deps, turn.message.place, no)))
  const text = orders.flatMap((order) => (order ? [statusOf(order)] : [])).join('\n\n')
  return say(turn, { kind: 'status', ...last(numbers) }, { text })
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
    ? say(turn, { kind: 'status', reason: 'not-found' }, { text: canned.noSuchOrder })
    : say(
        turn,
        { kind: 'status', reason: 'too-many-looks' },
        { text: canned.tooManyLooks, options: [options.human] },
      )

const statusOf = (order: CitizenOrder): string => {
  const due = order.deadlines.find(({ type }) => type === 'handle') ?? order.deadlines[0]
  return [
    `${order.no}《${order.title}》：${order.statusText}。${order.nextStep}`,
    ...(due ? [`${due.explanation}${due.overdue ? '现已逾期，您可以要求作出说明。' : ''}`] : []),
  ].join('\n')
}

/** 补充, 撤回, 评价 on the order named or the last one of this conversation. */
export const orderCommand = async (
  turn: TurnContext,
  word: 'supplement' | 'withdraw' | 'rate',
): Promise<TurnDraft | null> => {
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
  const command = commandOf(turn, word)
  if (command === null)
    return say(turn, { kind: 'status', reason: 'incomplete', orderNo: no }, { text: canned.supplementWhat })
  return apply(turn, no, command)
}

const commandOf = (turn: TurnContext, word: 'supplement' | 'withdraw' | 'rate'): CitizenCommand | null => {
  switch (word) {
    case 'supplement': {
      const told = supplementText(turn.message.text)
      return told.length < 2 ? null : { type: 'supplement', text: told }
    }
    case 'withdraw':
      return { type: 'withdraw' }
    case 'rate':
      return { type: 'rate', score: 5 }
  }
}

const done = {
  supplement: canned.supplemented,
  withdraw: canned.withdrawn,
  rate: '',
  'demand-explanation': '',
}

const apply = async (turn: TurnContext, no: string, command: CitizenCommand): Promise<TurnDraft> => {
  const stored = await turn.deps.orders.load(turn.message.place, no)
  const order = stored ? replay(stored.events, no) : null
  if (!order) return say(turn, { kind: 'status', reason: 'not-found' }, { text: canned.noSuchOrder })
  const result = decideCitizen(order, command, turn.now)
  if (isRefusal(result))
    return say(
      turn,
      { kind: 'status', reason: 'refused', orderNo: no },
      { text: `${result.refused}${result.instead}`, options: [options.human] },
    )
  return {
    ...say(
      turn,
      { kind: 'status', reason: command.type, orderNo: no },
      { text: `${done[command.type]}（${no}）` },
    ),
    orders: [
      {
        no,
        expectedVersion: order.version,
        events: result.map((event) => ({ actor: { role: 'citizen' as const }, event })),
        ...besides(command),
      },
    ],
  }
}
