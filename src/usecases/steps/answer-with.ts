import type { Citation, Reply } from '../../domain/answer.ts'
import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import type { TurnContext, TurnDraft } from '../turn/turn.ts'
import { unitNameOf } from '../unit-name.ts'
import { answerReply, citationOf } from '../wording/answer.ts'
import { options } from '../wording/canned.ts'
import { generatedReply } from '../wording/generated.ts'
import { rewritten } from './rewrite-answer.ts'

/** The draft that quotes an entry; null when it may no longer be cited. `beside` may be drawn on by a model. */
export const answerWith = async (
  turn: TurnContext,
  question: string,
  entryId: string,
  probability: number,
  beside: readonly string[] = [],
): Promise<TurnDraft | null> => {
  const entries = await turn.deps.knowledge.citable(turn.message.place, [entryId, ...beside], turn.day)
  const entry = entries.find(({ id }) => id === entryId)
  if (!entry) return null
  const others = entries.filter(({ id, doubted }) => id !== entryId && !doubted)
  const { reply, quoted } = await wordedReply(turn, question, entry, others)
  const alsoRegister = turn.read.tells ? [options.register] : []
  return {
    outcome: { kind: 'settled', nature: '咨询', entryId: entry.id, probability },
    replies: [{ ...reply, options: [...(reply.options ?? []), ...alsoRegister] }],
    dialogue: { kind: 'open', about: { entryId: entry.id, version: entry.version, question } },
    consultations: (reply.citations ?? []).map((citation) => ({ question, citation, quoted, probability })),
  }
}

/** In a model's words where it may be, else word for word. Who tries to steer is answered word for word. */
const wordedReply = async (
  turn: TurnContext,
  question: string,
  entry: EntryVersion,
  others: readonly EntryVersion[],
): Promise<{ readonly reply: Reply; readonly quoted: string }> => {
  const { place } = turn.message
  // What is being looked into is said word for word, with that remark.
  const made =
    turn.steered || entry.doubted ? null : await rewritten(turn.deps, place, question, entry, others)
  if (!made) {
    const citation = await citationIn(turn, entry)
    return { reply: answerReply(entry, citation), quoted: entry.answer }
  }
  const citations: Citation[] = []
  for (const cited of made.cited) citations.push(await citationIn(turn, cited))
  return { reply: generatedReply(made.text, citations, made.generated), quoted: made.text }
}

const citationIn = async ({ deps, message }: TurnContext, entry: EntryVersion): Promise<Citation> =>
  citationOf(
    entry,
    await unitNameOf(deps, message.place, entry.unit),
    `/${message.place}/knowledge/${entry.id}`,
  )

export const citableEntry = async (turn: TurnContext, id: string): Promise<EntryVersion | undefined> =>
  (await turn.deps.knowledge.citable(turn.message.place, [id], turn.day))[0]
