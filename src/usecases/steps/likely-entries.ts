import { rank, worthOffering } from '../../domain/answering/decide-answer.ts'
import { choicesAmong } from '../../domain/answering/near-in-meaning.ts'
import type { Choice } from '../../domain/conversation.ts'
import type { TurnContext } from '../turn/turn.ts'

const most = 3

/** Up to three entries that may answer these words, likeliest first, to be chosen from; none when none is likely. */
export const likelyEntries = async (turn: TurnContext, words: string): Promise<readonly Choice[]> => {
  const { deps, message, day } = turn
  const found = await deps.knowledge.search(message.place, words, day, 60)
  const likely = worthOffering(rank(words, found)).map(({ entryId }) => entryId)
  const ids = choicesAmong(likely, found.hits, most)
  const entries = await deps.knowledge.citable(message.place, ids, day)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return ids.flatMap((id) => {
    const entry = byId.get(id)
    return entry ? [{ entryId: id, question: entry.question }] : []
  })
}

const general =
  /怎么办?|什么|哪里|哪些|可以|能不能|不能|多少|多久|需要|我们?|要求?|投诉|举报|找谁|谁管|有人|没有|电话|[吗呢吧的了？，、]/g

/** Whether two texts speak of one thing at all: a word of two characters or more that is no word of asking. */
export const touches = (entry: string, words: string): boolean => {
  const told = words.replace(general, ' ')
  return entry
    .replace(general, ' ')
    .split(/\s+/)
    .some((run) => [...run.slice(1)].some((_, at) => told.includes(run.slice(at, at + 2))))
}
