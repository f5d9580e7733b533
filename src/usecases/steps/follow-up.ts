import { followUpPart } from '../../domain/answering/follow-up.ts'
import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import type { Step } from '../turn.ts'
import { unitNameOf } from '../unit-name.ts'
import { citationOf, guideText, sourceLine } from '../wording/answer.ts'
import { options } from '../wording/canned.ts'
import { citableEntry } from './settle.ts'

/** "那要带什么材料？": asked of the entry being talked of. */
export const followUp: Step = async (turn) => {
  const { dialogue } = turn.conversation
  if (dialogue.kind !== 'open' || !dialogue.about) return null
  const part = followUpPart(turn.read.text)
  if (!part) return null
  const entry = await citableEntry(turn, dialogue.about.entryId)
  if (!entry) return null
  const citation = citationOf(
    entry,
    await unitNameOf(turn.deps, turn.message.place, entry.unit),
    `/${turn.message.place}/knowledge/${entry.id}`,
  )
  const told = guideText(entry, [part])
  const text = told === '' ? silent(entry, citation.unit) : `关于“${entry.question}”：\n${told}`
  return {
    outcome: { kind: 'settled', reason: 'follow-up', nature: '咨询', entryId: entry.id, probability: 1 },
    replies: [
      {
        text: `${text}\n\n${sourceLine(citation)}`,
        citations: [citation],
        options: [options.helpful, options.unsolved, options.human],
      },
    ],
    dialogue,
    consultations: [
      { question: turn.read.text, citation, quoted: told === '' ? entry.answer : told, probability: 1 },
    ],
  }
}

const silent = (entry: EntryVersion, unit: string | undefined) =>
  `关于“${entry.question}”，现有答复没有写明这一项，请向${unit ?? '承办单位'}核实，或转人工。已有的答复是：\n${entry.answer.trim()}`
