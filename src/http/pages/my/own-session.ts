import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { PlaceId } from '../../../domain/place.ts'
import { ownKey } from '../../../usecases/orders/own-key.ts'
import { sessionMinutes } from '../../../usecases/own-orders/own-orders.ts'
import type { Visit } from '../visit.ts'

/** Holds for one place alone; no script reads it, no other site sends it. */
const cookieOf = (place: PlaceId): string => `own-orders-${place}`

export const sessionOf = (context: Context, place: PlaceId): string =>
  getCookie(context, cookieOf(place))?.slice(0, 80) ?? ''

export const keepSession = (
  context: Context,
  { place, mode }: Pick<Visit, 'place' | 'mode'>,
  token: string,
) =>
  setCookie(context, cookieOf(place), token, {
    path: `/${place}`,
    maxAge: sessionMinutes * 60,
    httpOnly: true,
    sameSite: 'Lax',
    secure: mode === 'production',
  })

export const dropSession = (context: Context, place: PlaceId): void => {
  deleteCookie(context, cookieOf(place), { path: `/${place}` })
}

/** What opens an order: the code that was given, or else the session. Empty where there is neither. */
export const keyOf = (context: Context, place: PlaceId, code: string): string => {
  // Nobody hands a session in by an address or a form.
  if (code !== '') return code.replace(/\D/g, '') || '-'
  const session = sessionOf(context, place)
  return session === '' ? '' : ownKey(session)
}
