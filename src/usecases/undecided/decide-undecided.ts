import type { Conversation, Dialogue } from '../../domain/conversation.ts'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Undecided, Verdict } from '../../ports/undecided-store.ts'
import { lineTo } from '../conversations/human-turn.ts'
import { mustTakeOn } from '../conversations/who-takes-on.ts'
import type { Deps } from '../deps.ts'

const countedMs = 30 * 86_400_000
const mostShown = 100
const attempts = 8
const longestReason = 500

/** What a person has to decide, of the last 30 days, the oldest first. Throws not_allowed. */
export const undecidedFor = (deps: Deps, place: PlaceId, staff: Staff): Promise<readonly Undecided[]> => {
  mustTakeOn(staff)
  return deps.undecided.waiting(place, new Date(deps.clock.now().getTime() - countedMs), mostShown)
}

/** Throws not_allowed, not_found when it was decided meanwhile. */
export const undecidedOne = async (
  deps: Deps,
  place: PlaceId,
  staff: Staff,
  key: string,
  seq: number,
): Promise<Undecided> => {
  mustTakeOn(staff)
  const found = await deps.undecided.one(place, key, seq)
  if (found) return found
  throw new DomainError('not_found', '这一件已经有人决定了，或者没有这一件。请回到待决定的列表。')
}

export type Given = { readonly verdict: Verdict; readonly reason: string; readonly article: string }

/**
 * A person's decision, told to the citizen. Upheld: the refusal stands. Overturned or handled: whoever decides has the
 * conversation from then on and goes on with it. Throws invalid_input, not_found, version_conflict.
 */
export const decideUndecided = async (
  deps: Deps,
  place: PlaceId,
  by: Staff,
  key: string,
  seq: number,
  given: Given,
): Promise<Undecided> => {
  const found = await undecidedOne(deps, place, by, key, seq)
  const decided = checked(found, given)
  const agentNo = await deps.humans.atDesk(place, by.id, deps.clock.now())
  await tell(deps, found, place, by, agentNo, decided)
  const first = await deps.undecided.decide(
    place,
    {
      conversationId: found.conversationId,
      seq,
      verdict: decided.verdict,
      reason: decided.reason,
      article: decided.article === '' ? null : decided.article,
      by: by.id,
    },
    deps.clock.now(),
  )
  if (!first) throw taken()
  return found
}

const taken = () => new DomainError('version_conflict', '这一件刚刚已由别人决定，没有改变。')

const checked = ({ decision }: Undecided, { verdict, reason, article }: Given): Given => {
  const why = reason.trim()
  if (why === '' || why.length > longestReason)
    throw new DomainError('invalid_input', `请写明理由，不超过${longestReason}个字。`, { field: 'reason' })
  if ((decision === null) !== (verdict === 'handled'))
    throw new DomainError('invalid_input', '请在列出的决定里选择一个。', { field: 'verdict' })
  if (decision !== null && article.trim() === '')
    throw new DomainError('invalid_input', '受理与否要写明依据的条款。', { field: 'article' })
  return { verdict, reason: why, article: article.trim() }
}

/** One turn of the conversation for one decision, whoever posts it how often. */
const tell = async (
  deps: Deps,
  found: Undecided,
  place: PlaceId,
  by: Staff,
  agentNo: number,
  given: Given,
): Promise<void> => {
  const { channel, conversationId, seq } = found
  const messageId = `decision/${conversationId}/${seq}`
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { conversation, answered } = await deps.conversations.open(
      place,
      channel,
      conversationId,
      messageId,
    )
    if (answered) {
      // Told, and then the process ended: the same decision may still be put on record.
      if (answered.outcome.reason === given.verdict && answered.outcome.agentNo === agentNo) return
      throw taken()
    }
    const now = deps.clock.now()
    const text = wordsOf(given, agentNo)
    const result = await deps.conversations.commit({
      place,
      channel,
      messageId,
      conversationId,
      expectedVersion: conversation.version,
      at: now,
      text: '',
      turn: { outcome: { kind: 'human', reason: given.verdict, agentNo }, replies: [{ text }] },
      dialogue: dialogueAfter(conversation, given.verdict, { id: by.id, no: agentNo }, now),
      consultations: [],
      rejections: [],
      orders: [],
      deliveries: lineTo(channel, conversationId, text),
    })
    if (result.kind === 'duplicate') throw taken()
    if (result.kind === 'committed') return
  }
  throw new DomainError('busy', '市民正在连续发消息，没有决定，请再试一次。')
}

const dialogueAfter = (
  { dialogue }: Conversation,
  verdict: Verdict,
  agent: { readonly id: string; readonly no: number },
  now: Date,
): Dialogue => {
  if (verdict === 'upheld') return dialogue
  if (dialogue.kind !== 'handed-over') return { kind: 'handed-over', since: now.toISOString(), agent }
  if (dialogue.agent && dialogue.agent.id !== agent.id)
    throw new DomainError(
      'version_conflict',
      `话务员${dialogue.agent.no}号正在接待这位市民，请与其商量后再定。`,
    )
  return { ...dialogue, agent }
}

const wordsOf = ({ verdict, reason, article }: Given, no: number): string => {
  if (verdict === 'upheld') return `经人工复核，维持原来的决定。理由：${reason}（依据：${article}）`
  if (verdict === 'overturned')
    return `经人工复核，这件事可以受理。理由：${reason}（依据：${article}）话务员${no}号为您登记。`
  return `您前面的消息已由人工查看，话务员${no}号为您服务。`
}
