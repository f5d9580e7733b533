import type { Dialogue, InboundMessage, Turn } from '../domain/conversation.ts'
import { DomainError } from '../domain/errors.ts'
import type { Understanding } from '../domain/matter.ts'
import { dayInChina } from '../domain/place-day.ts'
import {
  detectCommand,
  detectInjection,
  notMeant,
  type UnderstandContext,
  understand,
} from '../domain/understanding/index.ts'
import type { NewDelivery } from '../ports/conversation-store.ts'
import { inForce, packOf } from '../rules/index.ts'
import type { Deps } from './deps.ts'
import { bareWord } from './steps/bare-word.ts'
import { beginIntake } from './steps/begin-intake.ts'
import { carryTopics } from './steps/carry-topics.ts'
import { command } from './steps/command.ts'
import { continueDialogue } from './steps/continue-dialogue.ts'
import { verdictIn } from './steps/feedback.ts'
import { followUp } from './steps/follow-up.ts'
import { guard } from './steps/guard.ts'
import { meetDespair } from './steps/meet-despair.ts'
import { onlyPictures } from './steps/only-pictures.ts'
import { servedByPerson } from './steps/served-by-person.ts'
import { settle } from './steps/settle.ts'
import { smallTalk } from './steps/small-talk.ts'
import { wishesFirst } from './steps/wishes-first.ts'
import { carryWishes } from './turn/known-wishes.ts'
import { carryPictures, withPictures } from './turn/pictures.ts'
import type { Step, TurnContext, TurnDraft } from './turn/turn.ts'

/** The flow of a message. The first step that ends the turn wins; the last one always does. */
const steps: readonly Step[] = [
  servedByPerson,
  onlyPictures,
  guard,
  command,
  continueDialogue,
  smallTalk,
  wishesFirst,
  bareWord,
  meetDespair,
  followUp,
  settle,
  beginIntake,
]

/** As many messages of one conversation may arrive at the same moment; one of them wins each round. */
const attempts = 16

/** What the turn of a message that waited in the inbox stores besides. */
export type FromInbox = {
  /** Fragments answered together with it. */
  readonly mergedIds: readonly string[]
  /** The reply's line on the ledger; null for a turn that says nothing. */
  readonly replyLine: (turn: Turn) => NewDelivery | null
}

/**
 * One message to its stored answer. The same (channel, message id) is answered once: a repetition gets the stored turn.
 * Nothing is visible outside before everything is stored in one transaction.
 */
export const handleMessage = async (
  given: Deps,
  inbound: InboundMessage,
  fromInbox?: FromInbox,
): Promise<Turn> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const deps = { ...given, knowledge: given.knowledge.forTurn(performance.now()) }
    const { conversation, answered } = await deps.conversations.open(
      inbound.place,
      inbound.channel,
      inbound.conversationId,
      inbound.messageId,
    )
    if (answered) return answered
    const told = withPictures(await withEarlier(deps, inbound, givenBack(inbound, conversation)), inbound)
    const message = { ...inbound, text: chosen(readable(inbound.text), told.dialogue.offered) }
    const draft = await runSteps(contextOf(deps, message, told))
    const turn: Turn = { outcome: draft.outcome, replies: [...draft.replies] }
    const result = await deps.conversations.commit({
      ...commitOf(inbound, draft, turn, conversation.version),
      ...(fromInbox ? answering(draft, turn, fromInbox) : {}),
    })
    if (result.kind === 'committed') return turn
    if (result.kind === 'duplicate') return result.turn
  }
  throw new DomainError('busy', '同一会话的消息过于密集，请稍后重发这一条。', {
    conversationId: inbound.conversationId,
  })
}

/** Nobody waits for a person any more when the person has ended the talk. */
const givenBack = (
  { servedBy }: InboundMessage,
  conversation: TurnContext['conversation'],
): TurnContext['conversation'] =>
  servedBy === 'assistant' && conversation.dialogue.kind === 'handed-over'
    ? { ...conversation, dialogue: { kind: 'open' } }
    : conversation

/** Most earlier messages that are gone through again. */
const mostEarlier = 4
const orderNumber = /[a-z]{2,}\d{8,}/i

/**
 * Where a talk stands that its sender keeps: earlier messages are gone through once more, and nothing of that is stored.
 * Questions only: no command, verdict, order's number or danger is acted on again, and an intake begun there does not go on.
 */
const withEarlier = async (
  deps: Deps,
  inbound: InboundMessage,
  conversation: TurnContext['conversation'],
): Promise<TurnContext['conversation']> => {
  if (conversation.version > 0) return conversation
  const { chatModel: _, ...quiet } = deps
  let { dialogue } = conversation
  for (const said of (inbound.earlier ?? []).slice(-mostEarlier)) {
    const text = chosen(readable(said), dialogue.offered)
    if (orderNumber.test(text) || detectCommand(text) !== null || verdictIn(text) !== null) continue
    const turn = contextOf(quiet, { ...inbound, text }, { ...conversation, dialogue })
    if (turn.read.emergency) continue
    const draft = await runSteps(turn)
    dialogue = talkOnly(dialogue, { ...draft.dialogue, offered: draft.replies.at(-1)?.options })
  }
  return { ...conversation, dialogue }
}

/** Kept whole, but read no further: no step may take the longer the more somebody sends. More than any step takes. */
const longestRead = 8_000
const readable = (text: string): string =>
  text.length <= longestRead ? text : text.trim().slice(0, longestRead)

const talkOnly = (before: Dialogue, next: Dialogue): Dialogue =>
  next.kind === 'open' || next.kind === 'clarifying' || next.kind === 'offering' ? next : before

const answering = (draft: TurnDraft, turn: Turn, { mergedIds, replyLine }: FromInbox) => {
  const line = replyLine(turn)
  return { mergedIds, deliveries: [...(draft.deliveries ?? []), ...(line ? [line] : [])] }
}

const contextOf = (
  deps: Deps,
  message: InboundMessage,
  conversation: TurnContext['conversation'],
): TurnContext => {
  const pack = packOf(message.place)
  const { injected, cleaned: said } = detectInjection(message.text)
  const cleaned = restated(said, conversation)
  const now = message.receivedAt
  const day = dayInChina(now)
  const context = { at: now, homeNames: pack.homeNames }
  return {
    deps,
    pack,
    rules: inForce(pack, now),
    message: { ...message, text: cleaned },
    steered: injected,
    now,
    day,
    conversation,
    read: injected ? readSteered(message.text, cleaned, context) : understand(cleaned, context),
  }
}

/** 不是这个意思，我问的是…… after an answer: what follows is the message. */
const restated = (text: string, { dialogue }: TurnContext['conversation']): string => {
  if (dialogue.kind === 'collecting' || dialogue.kind === 'confirming') return text
  const meant = notMeant(text.trim())
  return meant !== null && meant.length >= shortestRestated ? meant : text
}

const shortestRestated = 4

/** Steering clauses ask for nothing, but danger told in them is danger, and facts that decide are not struck out. */
const readSteered = (whole: string, cleaned: string, context: UnderstandContext): Understanding => {
  const read = understand(cleaned, context)
  const all = understand(whole, context)
  return { ...read, emergency: all.emergency ?? read.emergency, facts: { ...all.facts, ...read.facts } }
}

const runSteps = async (turn: TurnContext): Promise<TurnDraft> => {
  for (const step of steps) {
    const draft = await step(turn)
    if (!draft) continue
    const { dialogue } = turn.conversation
    const carried = { ...draft, dialogue: carryTopics(dialogue, draft.dialogue) }
    return carryPictures(dialogue, carryWishes(turn, carried))
  }
  throw new Error('no step ended the turn')
}

/** A bare number means the choice shown with that number. */
const chosen = (text: string, offered: readonly { send: string }[] | undefined): string => {
  const number = /^\s*(?:选|第)?\s*([1-9１-９])\s*(?:个|项)?[。.]?\s*$/.exec(text)?.[1]
  if (!number || !offered) return text
  return offered[Number(number.normalize('NFKC')) - 1]?.send ?? text
}

const commitOf = (inbound: InboundMessage, draft: TurnDraft, turn: Turn, expectedVersion: number) => {
  const offered = turn.replies.at(-1)?.options
  return {
    place: inbound.place,
    channel: inbound.channel,
    messageId: inbound.messageId,
    conversationId: inbound.conversationId,
    ...(inbound.citizenKey === undefined ? {} : { citizenKey: inbound.citizenKey }),
    expectedVersion,
    at: inbound.receivedAt,
    text: inbound.text,
    ...(inbound.attachments?.length ? { brought: inbound.attachments } : {}),
    turn,
    dialogue: { ...draft.dialogue, ...(offered ? { offered } : { offered: undefined }) },
    consultations: draft.consultations ?? [],
    rejections: draft.rejections ?? [],
    orders: draft.orders ?? [],
    deliveries: draft.deliveries ?? [],
    ...(draft.attachments?.length ? { attachments: draft.attachments } : {}),
  }
}
