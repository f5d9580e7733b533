import { deIdentify } from '../../domain/de-identify.ts'
import { plainWording } from '../../domain/knowledge/draft-faults.ts'
import { gapTerms, sharedTerms } from '../../domain/knowledge/gaps.ts'
import type { WorkingDraft } from '../../domain/knowledge/life.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Deps } from '../deps.ts'
import { listGaps } from './gaps.ts'

/** A real question without who asked it. `gap`: it was asked in vain. `asked`: it was answered with this entry. */
export type SuggestedWording = {
  readonly wording: string
  readonly from: 'gap' | 'asked'
  readonly likeness: number
}

const mostRead = 300
const mostSuggested = 10
const longest = 120
/** A gap that shares less with the question is another matter. */
const likeEnough = 0.25

/** How people really asked what this entry answers, the likest first; without what stands in the entry already. */
export const suggestWordings = async (
  deps: Deps,
  staff: Staff,
  { id, question = '', similar = [], negative = [] }: WorkingDraft,
): Promise<readonly SuggestedWording[]> => {
  const terms = gapTerms([question, ...similar].join('\n'))
  const seen = new Set([question, ...similar, ...negative].map(plainWording))
  const [asked, gaps] = await Promise.all([
    deps.knowledgeLife.askedOf(staff.place, id, mostRead),
    listGaps(deps, staff, {}),
  ])
  const real = [
    ...asked.map((text) => ({ text, from: 'asked' as const, least: 0 })),
    ...gaps.map((gap) => ({ text: gap.question, from: 'gap' as const, least: likeEnough })),
  ]
  const suggested: SuggestedWording[] = []
  for (const { text, from, least } of real) {
    const wording = deIdentify(text).trim()
    // Where something had to be hidden, what is left is nobody's way of asking.
    if (/[×*＊]/.test(wording)) continue
    const key = plainWording(wording)
    const likeness = sharedTerms(gapTerms(wording), terms)
    if (key.length < 2 || wording.length > longest || seen.has(key) || likeness < least) continue
    seen.add(key)
    suggested.push({ wording, from, likeness })
  }
  return suggested.sort((a, b) => b.likeness - a.likeness).slice(0, mostSuggested)
}
