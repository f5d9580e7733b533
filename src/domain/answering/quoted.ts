import { remembered } from '../lexical/index.ts'

/** Fewer characters in a row stand in many texts by chance. */
const SHORTEST_RUN = 6
const STEP = SHORTEST_RUN / 2

/** Letters and figures alone: marks are written in many ways. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** Of stored texts; one takes up to some kilobytes. */
const bareText = remembered((text) => ({ body: bare(text) }), 2_000)

/** Share of the question that stands word for word in the text, in runs of six characters and more. */
export const quotedShare = (question: string): ((text: string) => number) => {
  const stretches = question.split(/\s+/).map(bare)
  const length = stretches.reduce((sum, stretch) => sum + stretch.length, 0)
  if (length < SHORTEST_RUN) return () => 0
  return (text) => {
    const { body } = bareText(text)
    return stretches.reduce((sum, stretch) => sum + quotedOf(stretch, body), 0) / length
  }
}

const quotedOf = (stretch: string, text: string): number => {
  let quoted = 0
  for (let at = 0; at + SHORTEST_RUN <= stretch.length; ) {
    const run = runAt(stretch, at, text)
    quoted += run
    at += run || STEP
  }
  return quoted
}

/** Length of the run that begins here, 0 for one too short. */
const runAt = (stretch: string, at: number, text: string): number => {
  if (!text.includes(stretch.slice(at, at + SHORTEST_RUN))) return 0
  let end = at + SHORTEST_RUN
  while (end < stretch.length && text.includes(stretch.slice(at, end + 1))) end += 1
  return end - at
}
