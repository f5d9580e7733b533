import type { PastTurn } from '../../domain/conversation.ts'
import { DomainError } from '../../domain/errors.ts'
import { maskPersonal } from '../../domain/masking.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import type { HumanTalk } from '../../ports/human-service.ts'
import { packOf } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { type TalkSummary, talkSummary } from './talk-summary.ts'
import { mustTakeOn } from './who-takes-on.ts'

/** A line of the list of talks. */
export type TalkLine = Omit<HumanTalk, 'conversationId'> & {
  readonly mine: boolean
  /** Masked, cut. */
  readonly about: string
  readonly nature: string
  /** The citizen spoke last. */
  readonly unanswered: boolean
}

/** One talk as whoever takes it on reads it; masked until they have it. */
export type TalkAtDesk = Omit<HumanTalk, 'conversationId'> & {
  readonly mine: boolean
  /** Who looks may take it: nobody has it, or who has it went away. */
  readonly mayTake: boolean
  readonly turns: readonly PastTurn[]
  readonly summary: TalkSummary
}

const mostTalks = 100
const turnsRead = 60
const longestAbout = 40
/** Who has not been at the desk for so long has left what they took. */
const awayAfterMs = 10 * 60_000

/** All talks that wait or are being held, who waits longest first. Throws not_allowed. */
export const talksFor = async (deps: Deps, place: PlaceId, staff: Staff): Promise<readonly TalkLine[]> => {
  mustTakeOn(staff)
  await deps.humans.atDesk(place, staff.id, deps.clock.now())
  const talks = await deps.humans.talks(place, mostTalks)
  return Promise.all(talks.map((talk) => lineOf(deps, place, staff, talk)))
}

const lineOf = async (deps: Deps, place: PlaceId, staff: Staff, talk: HumanTalk): Promise<TalkLine> => {
  const turns = await deps.conversations.turns(place, talk.conversationId, turnsRead)
  const { told, nature } = talkSummary(turns, contextOf(deps, place))
  const { conversationId: _hidden, ...shown } = talk
  const about = maskPersonal(told.replaceAll('\n', ' '))
  return {
    ...shown,
    mine: talk.by === staff.id,
    about: about.length > longestAbout ? `${about.slice(0, longestAbout)}…` : about,
    nature,
    unanswered: (turns.at(-1)?.text ?? '') !== '',
  }
}

/** Throws not_allowed, unknown_conversation when nobody waits in it and nobody has it. */
export const talkFor = async (deps: Deps, place: PlaceId, staff: Staff, key: string): Promise<TalkAtDesk> => {
  const talk = await talkNamed(deps, place, staff, key)
  const now = deps.clock.now()
  await deps.humans.atDesk(place, staff.id, now)
  const turns = await deps.conversations.turns(place, talk.conversationId, turnsRead)
  const mine = talk.by === staff.id
  const shown = mine ? turns : turns.map((turn) => ({ ...turn, text: maskPersonal(turn.text) }))
  const { conversationId: _hidden, ...rest } = talk
  const summary = talkSummary(shown, contextOf(deps, place))
  return { ...rest, mine, mayTake: !mine && mayTake(talk, staff, now), turns: shown, summary }
}

/** The talk itself, its id included: never shown to anybody. */
export const talkNamed = async (
  deps: Deps,
  place: PlaceId,
  staff: Staff,
  key: string,
): Promise<HumanTalk> => {
  mustTakeOn(staff)
  const talk = await deps.humans.talk(place, key)
  if (talk) return talk
  throw new DomainError('unknown_conversation', '这个会话已经结束，或者市民回到了智能助手。请回到会话列表。')
}

/** Nobody has it, who has it went away, or the lead takes it. */
export const mayTake = ({ by, agentSeenAt }: HumanTalk, { role }: Staff, now: Date): boolean =>
  by === null ||
  role === 'hotline-lead' ||
  agentSeenAt === null ||
  now.getTime() - agentSeenAt.getTime() > awayAfterMs

const contextOf = (deps: Deps, place: PlaceId) => ({
  at: deps.clock.now(),
  homeNames: packOf(place).homeNames,
})
