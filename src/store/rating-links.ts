import type { PlaceId } from '../domain/place.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { RatingLinks } from '../ports/rating-links.ts'

/** Eighty bits: short enough for a text message, too many to try. */
const signs = 20

/** `publicUrl`: where citizens reach the service; empty makes no links. */
export const ratingLinks = (cipher: Cipher, publicUrl = ''): RatingLinks => {
  const tokenOf = async (place: PlaceId, no: string): Promise<string> =>
    (await cipher.digest(`rating link ${place}/${no}`)).slice(0, signs)
  return {
    opens: async (place, no, token) => isSame(token, await tokenOf(place, no)),
    linkOf: async (place, no) =>
      publicUrl === ''
        ? null
        : new URL(`/${place}/rate/${encodeURIComponent(no)}/${await tokenOf(place, no)}`, publicUrl).href,
  }
}

/** Takes the same time wherever the two differ. */
const isSame = (a: string, b: string): boolean => {
  let difference = a.length ^ b.length
  for (let i = 0; i < b.length; i += 1) difference |= (a.charCodeAt(i) || 0) ^ b.charCodeAt(i)
  return difference === 0
}
