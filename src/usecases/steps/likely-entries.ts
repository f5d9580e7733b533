import { rank, worthOffering } from '../../domain/answering/decide-answer.ts'
import { nearInMeaning } from '../../domain/answering/near-in-meaning.ts'
import type { Choice } from '../../domain/conversation.ts'
import type { TurnContext } from '../turn.ts'

const most = 3

/** Up to three entries that may answer these words, likeliest first, to be chosen from; none when none is likely. */
export const likelyEntries = async (turn: TurnContext, words: string): Promise<readonly Choice[]> => {
  const { deps, message, day } = turn
  const found = await deps.knowledge.search(message.place, words, day, 60)
  const likely = worthOffering(rank(words, found)).map(({ entryId }) => entryId)
  const ids = [...new Set([...likely, ...nearInMeaning(found.hits, most)])].slice(0, most)
  const entries = await deps.knowledge.citable(message.place, ids, day)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return ids.flatMap((id) => {
    const entry = byId.get(id)
    return entry ? [{ entryId: id, question: entry.question }] : []
  })
}
