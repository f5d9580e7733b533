import { withoutIdentity } from '../../../prompts/citizen-text.ts'
import { extractFields } from '../../../prompts/extract-fields.ts'
import type { Generated } from '../../domain/answer.ts'
import type { Extracted } from '../../domain/matter.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Deps } from '../deps.ts'

/** Staff wait for a suggestion no longer than this. */
export const suggestWithinMs = 8000

const names = ['place', 'when', 'target', 'demand'] as const

export type SuggestedFields = {
  readonly fields: Pick<Extracted, (typeof names)[number]>
  readonly generated: Generated
}

/** Order fields that a model found in a text, each in the citizen's own words; null when there is nothing. */
export const suggestFields = async (
  { chatModel }: Pick<Deps, 'chatModel'>,
  place: PlaceId,
  text: string,
): Promise<SuggestedFields | null> => {
  const made = await chatModel?.ask(place, extractFields, { text }, suggestWithinMs)
  if (made?.kind !== 'made') return null
  const shown = withoutIdentity(text)
  const said = names.flatMap((name) => {
    const value = wordsOf(made.output[name] ?? '', shown)
    return value === null ? [] : [[name, value] as const]
  })
  return said.length === 0 ? null : { fields: Object.fromEntries(said), generated: made.generated }
}

/** Only what was said counts, up to where it was covered. */
const wordsOf = (value: string, shown: string): string | null => {
  const words = value.split(/[×*]/)[0]?.trim() ?? ''
  return words.length >= 2 && shown.includes(words) ? words : null
}
