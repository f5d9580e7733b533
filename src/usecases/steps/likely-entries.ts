import { rank } from '../../domain/answering/decide-answer.ts'
import { choicesAmong } from '../../domain/answering/near-in-meaning.ts'
import type { Choice } from '../../domain/conversation.ts'
import type { TurnContext } from '../turn/turn.ts'

const most = 3

/**
 * Nobody asked: an entry far off the matter is worse than none. Ours: the first from `likely` on; another from `sure` on,
 * or from `also` on when it shares a word with the matter.
 */
const beside = { likely: 0.12, sure: 0.3, also: 0.05 }

/** Up to three entries that may answer these words, likeliest first, to be chosen from; none when none is likely. */
export const likelyEntries = async (turn: TurnContext, words: string): Promise<readonly Choice[]> => {
  const { deps, message, day } = turn
  const found = await deps.knowledge.search(message.place, words, day, 60)
  const ranked = rank(words, found).filter(({ probability }) => probability >= beside.also)
  const likely = ranked.slice(0, most)
  const ids = choicesAmong(
    likely.map(({ entryId }) => entryId),
    found.hits,
    most,
  )
  const entries = await deps.knowledge.citable(message.place, ids, day)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const shown = ids.flatMap((id) => {
    const entry = byId.get(id)
    return entry ? [{ entryId: id, question: entry.question }] : []
  })
  // What is near in meaning alone has no probability and needs none.
  const probability = ({ entryId }: Choice): number =>
    likely.find((one) => one.entryId === entryId)?.probability ?? 1
  const [first, ...others] = shown
  if (!first || probability(first) < beside.likely) return []
  return [
    first,
    ...others.filter((other) => probability(other) >= beside.sure || touches(other.question, words)),
  ]
}

const general =
  /怎么办?|什么|哪里|哪些|可以|能不能|不能|不给|不让|不收|多少|多久|需要|我们?|要求?|投诉|举报|找谁|谁管|有人|没有|电话|[吗呢吧的了？，、]/g

/** Whether two texts speak of one thing at all: a word of two characters or more that is no word of asking. */
export const touches = (entry: string, words: string): boolean => {
  const told = words.replace(general, ' ')
  return entry
    .replace(general, ' ')
    .split(/\s+/)
    .some((run) => [...run.slice(1)].some((_, at) => told.includes(run.slice(at, at + 2))))
}
