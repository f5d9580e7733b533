import { withoutIdentity } from '../../../prompts/citizen-text.ts'
import { suggestNaturePrompt } from '../../../prompts/suggest-nature.ts'
import type { Generated } from '../../domain/answer.ts'
import type { Nature } from '../../domain/matter.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Deps } from '../deps.ts'
import { suggestWithinMs } from './suggest-fields.ts'

export type SuggestedNature = {
  readonly nature: Nature
  /** The citizen's words that speak for it. */
  readonly because?: string
  readonly generated: Generated
}

/** What a model takes a text for; the rules and the agent decide. Null when there is nothing. */
export const suggestNature = async (
  { chatModel }: Pick<Deps, 'chatModel'>,
  place: PlaceId,
  text: string,
): Promise<SuggestedNature | null> => {
  const made = await chatModel?.ask(place, suggestNaturePrompt, { text }, suggestWithinMs)
  if (made?.kind !== 'made') return null
  const { nature, because } = made.output
  const said = because !== '' && withoutIdentity(text).includes(because)
  return { nature, ...(said ? { because } : {}), generated: made.generated }
}
