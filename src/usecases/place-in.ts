import { DomainError } from '../domain/errors.ts'
import { NATIONAL, type PlaceId, placeIdSchema } from '../domain/place.ts'
import { packOf } from '../rules/index.ts'

/** The place of the address. Throws unknown_place; the shared shelf is no place. */
export const placeIn = (text: string): PlaceId => {
  const parsed = placeIdSchema.safeParse(text)
  if (!parsed.success || parsed.data === NATIONAL)
    throw new DomainError('unknown_place', `没有“${text}”这个地区。`, { place: text })
  packOf(parsed.data)
  return parsed.data
}
