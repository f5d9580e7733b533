import { decideAnswer, type Ranked, rank } from '../../domain/answering/decide-answer.ts'
import { lines } from '../../domain/answering/lines.ts'
import { asksTooLittle } from '../../domain/answering/particulars.ts'
import type { About } from '../../domain/conversation.ts'
import { addedWords, askedOf, sharedWords, topicOf } from '../../domain/understanding/index.ts'
import type { TurnContext } from '../turn/turn.ts'

/** What a message that leans on an earlier one asks in full, and what answers it. */
export type Resolved = { readonly topic: string; readonly question: string; readonly best: Ranked }

/** A reading must be surer than another by this much to win against the order of likelihood. */
const margin = 0.02

/**
 * Puts the new words beside the earlier topic (居住证 + 丢了), and in its place (离婚 + 要带什么材料), and looks up each
 * reading and the message alone. The surest one wins; null when none is sure, or the message is best understood alone.
 */
export const resolveEllipsis = async (
  turn: TurnContext,
  about: About,
  text: string,
  form: boolean,
): Promise<Resolved | null> => {
  const added = addedWords(text)
  const topic = about.topic ?? topicOf(about.question)
  if (added === '' || topic === '') return null
  const together = await reading(turn, topic, joined(topic, added), about.entryId)
  const instead = askedOf(added) === '' ? await replacing(turn, about, added) : null
  const surest = clearer(together, instead)
  if (!surest) return null
  const alone = await probabilityAlone(turn, text)
  return surest.best.probability + (form ? margin : 0) > alone ? surest : null
}

/** The message with the topic it leans on, as a question of its own; null when it adds nothing or leans on nothing. */
export const inFull = (topic: string, text: string): string | null => {
  const added = addedWords(text)
  return added === '' || topic === '' ? null : joined(topic, added)
}

/** 身份证 + 身份证多少钱 says the topic once. */
const joined = (topic: string, added: string): string => {
  const twice = sharedWords(topic, added)
  return twice.length >= 2 && added.startsWith(twice) ? `${topic}${added.slice(twice.length)}` : topic + added
}

/** The new words with what was asked of the earlier topic: 离婚 + 要带什么材料. */
const replacing = (turn: TurnContext, about: About, added: string) =>
  reading(turn, added, `${added}${askedOf(about.question)}`, about.entryId)

/** On with the topic, unless putting the new words in its place is clearly surer. */
const clearer = (together: Resolved | null, instead: Resolved | null): Resolved | null => {
  if (!together || !instead) return together ?? instead
  return instead.best.probability > together.best.probability + margin ? instead : together
}

const reading = async (
  turn: TurnContext,
  topic: string,
  question: string,
  toldId: string,
): Promise<Resolved | null> => {
  const found = await look(turn, question)
  const decision = decideAnswer(question, found)
  const best = decision.kind === 'clarify' ? decision.choices[0] : decision.best
  if (!best || decision.kind === 'not-found' || !sureInTopic(best)) return null
  // Who asks on about something just told wants something else; the told entry itself is no answer to it.
  return best.entryId === toldId ? null : { topic, question, best }
}

/** What the talk is about is known and few words are left to go by: a little less will do than for a question alone. */
const leastInTopic = lines.settle - 0.16

const sureInTopic = ({ probability, features }: Ranked): boolean =>
  probability >= leastInTopic && features.particular === 0 && features.local === 0

/** One word asks nothing by itself. */
const probabilityAlone = async (turn: TurnContext, text: string): Promise<number> =>
  asksTooLittle(text) ? 0 : (rank(text, await look(turn, text))[0]?.probability ?? 0)

const look = (turn: TurnContext, question: string) =>
  turn.deps.knowledge.search(turn.message.place, question, turn.day, 60)
