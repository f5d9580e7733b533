import type { About, Dialogue } from '../../domain/conversation.ts'

const most = 4

const holds = (dialogue: Dialogue) =>
  dialogue.kind === 'open' || dialogue.kind === 'clarifying' || dialogue.kind === 'offering'

/** What was talked of in a dialogue, newest first. */
export const talkedOf = (dialogue: Dialogue): readonly About[] =>
  holds(dialogue) ? [...(dialogue.about ? [dialogue.about] : []), ...(dialogue.earlier ?? [])] : []

/** What was talked of before stays known while questions are asked, so that one can come back to it. */
export const carryTopics = (before: Dialogue, next: Dialogue): Dialogue => {
  const past = talkedOf(before)
  if (!holds(next) || past.length === 0 || next === before) return next
  if (next.kind === 'open' && !next.about) return next
  const about = next.about ?? past[0]
  const earlier = past.filter(({ entryId }) => entryId !== about?.entryId).slice(0, most)
  return { ...next, ...(about ? { about } : {}), ...(earlier.length > 0 ? { earlier } : {}) }
}
