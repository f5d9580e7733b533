import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Matter, Nature } from '../../domain/matter.ts'
import type { TurnContext } from '../turn.ts'

/** A draft for the message just read: its first matter, the others waiting. */
export const beginDraft = (turn: TurnContext, nature?: Nature): IntakeDraft => {
  const { read } = turn
  const [first, ...rest] = read.matters
  const several = rest.length > 0
  return {
    nature: nature ?? (several && first ? first.nature : read.nature),
    told: [several && first ? first.text : turn.message.text.trim()],
    summary: first?.summary ?? read.text.slice(0, 40),
    extracted: read.extracted,
    facts: read.facts,
    asked: [],
    skipped: [],
    tries: {},
    waiting: rest,
  }
}

/** The next matter of the same message; contact and wishes carry over, place and facts do not. */
export const nextDraft = (done: IntakeDraft): IntakeDraft | null => {
  const [next, ...waiting] = done.waiting
  return next ? { ...blank(next), extracted: carried(done), waiting } : null
}

const blank = (matter: Matter): IntakeDraft => ({
  nature: matter.nature,
  told: [matter.text],
  summary: matter.summary,
  extracted: {},
  facts: {},
  asked: [],
  skipped: [],
  tries: {},
  waiting: [],
})

const carried = (done: IntakeDraft): IntakeDraft['extracted'] => {
  const { contactPhone, contactName, complainantKind, confidential, replyWanted } = done.extracted
  return {
    ...(contactPhone === undefined ? {} : { contactPhone }),
    ...(contactName === undefined ? {} : { contactName }),
    ...(complainantKind === undefined ? {} : { complainantKind }),
    ...(confidential === undefined ? {} : { confidential }),
    ...(replyWanted === undefined ? {} : { replyWanted }),
  }
}
