import type { Citation } from '../../domain/answer.ts'
import type { PastTurn } from '../../domain/conversation.ts'
import type { Emergency, Extracted, Nature } from '../../domain/matter.ts'
import { detectCommand, understand } from '../../domain/understanding/index.ts'

/** What the machine makes of a talk, for whoever takes it on; no model has part in it. */
export type TalkSummary = {
  /** The citizen's words that tell of something, oldest first. */
  readonly told: string
  readonly nature: Nature
  readonly extracted: Extracted
  readonly emergency: Emergency | null
  /** What the machine asked or said last. */
  readonly lastSaid: string | null
  /** Everything it quoted, each once. */
  readonly sources: readonly Citation[]
}

const longest = 4_000

export const talkSummary = (
  turns: readonly PastTurn[],
  context: Parameters<typeof understand>[1],
): TalkSummary => {
  const told = turns
    .map(({ text }) => text.trim())
    .filter((text) => text !== '' && detectCommand(text) === null && !/^(返回|登记|提交)$/.test(text))
    .join('\n')
    .slice(-longest)
  const read = understand(told, context)
  const before = turns.filter(({ outcome }) => outcome.kind !== 'handoff' && outcome.kind !== 'human')
  return {
    told,
    nature: read.nature,
    extracted: read.extracted,
    emergency: read.emergency ?? null,
    lastSaid: before.at(-1)?.replies.at(-1)?.text ?? null,
    sources: quoted(turns),
  }
}

const quoted = (turns: readonly PastTurn[]): readonly Citation[] => {
  const all = turns.flatMap(({ replies }) => replies.flatMap(({ citations }) => citations ?? []))
  return [...new Map(all.map((citation) => [`${citation.entryId}@${citation.version}`, citation])).values()]
}
