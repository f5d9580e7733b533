import type { Reply } from '../../domain/answer.ts'
import { DomainError } from '../../domain/errors.ts'
import { draftOf } from '../../domain/knowledge-entry.ts'
import type { Staff, StaffRole } from '../../domain/staff.ts'
import type { ConsultationRecord } from '../../ports/conversation-store.ts'
import type { Told } from '../../ports/knowledge-life-store.ts'
import { lineTo } from '../conversations/human-turn.ts'
import type { Deps } from '../deps.ts'
import { options } from '../wording/canned.ts'
import { previewEntry } from './preview-entry.ts'
import { readLife, whoWasTold } from './read-life.ts'

/** The hotline speaks to citizens; a unit asks it to. */
export const tellsCorrections: readonly StaffRole[] = ['agent', 'knowledge-editor', 'hotline-lead']

const attempts = 5

/**
 * Says in one conversation that what it was told no longer holds, and what holds now; once for each state of the entry.
 * Throws not_allowed, unknown_conversation when it was never told the old answer, busy.
 */
export const tellCorrection = async (deps: Deps, staff: Staff, id: string, key: string): Promise<void> => {
  if (!tellsCorrections.includes(staff.role))
    throw new DomainError('not_allowed', '告知市民由热线工作人员办理，请转告热线。')
  const told = (await whoWasTold(deps, staff.place, id, undefined)).find((each) => each.key === key)
  if (!told)
    throw new DomainError('unknown_conversation', '这个会话没有得到过旧的答复。请回到条目，从名单里选。')
  if (!told.corrected) await say(deps, staff, told, await corrected(deps, staff, id, told))
}

type Correction = {
  readonly entryId: string
  /** Of the entry's history: the same state is told once. */
  readonly revision: number
  readonly reply: Reply
  readonly consultations: readonly ConsultationRecord[]
}

/** What is said now; of a withdrawn entry only that it no longer holds. */
const corrected = async (deps: Deps, staff: Staff, id: string, { question }: Told): Promise<Correction> => {
  const { live, revision } = (await readLife(deps, staff, id)).life
  const offered = [options.human]
  if (!live || live.status === 'withdrawn') {
    const text = `您之前问的“${question}”，当时的答复已经撤下，不再适用。需要重新了解的，请再问一次或转人工。`
    return { entryId: id, revision, reply: { text, options: offered }, consultations: [] }
  }
  const { reply, citation } = await previewEntry(deps, staff, draftOf(live), live.version)
  const text = `您之前问的“${question}”，答复有更正，请以这次的为准。\n\n${reply.text}`
  return {
    entryId: id,
    revision,
    reply: { text, citations: [citation], options: offered },
    consultations: [{ question, citation, quoted: live.answer, probability: 1 }],
  }
}

const say = async (
  deps: Deps,
  { place }: Staff,
  { channel, conversationId }: Told,
  { entryId, revision, reply, consultations }: Correction,
): Promise<void> => {
  const messageId = `correction/${entryId}/${revision}/${conversationId}`
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { conversation, answered } = await deps.conversations.open(
      place,
      channel,
      conversationId,
      messageId,
    )
    if (answered) return
    const result = await deps.conversations.commit({
      ...{ place, channel, messageId, conversationId, expectedVersion: conversation.version },
      at: deps.clock.now(),
      text: '',
      turn: { outcome: { kind: 'human', reason: 'correction', entryId }, replies: [reply] },
      dialogue: conversation.dialogue,
      consultations,
      rejections: [],
      orders: [],
      deliveries: lineTo(channel, conversationId, reply.text).map((line) => ({
        ...line,
        replies: [reply],
        purpose: 'notice',
        urgent: false,
      })),
    })
    if (result.kind !== 'stale') return
  }
  throw new DomainError('busy', '市民正在发消息，没有告知，请再试一次。')
}
