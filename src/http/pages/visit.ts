import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { PlaceId } from '../../domain/place.ts'
import { allPlaces, inForce, packOf, type RulePack, type RulesInForce } from '../../rules/index.ts'
import type { Deps } from '../../usecases/deps.ts'
import { placeIn } from '../api/place-in.ts'
import type { AppSettings } from '../app-settings.ts'

/** What every page knows of the request it answers. */
export type Visit = {
  readonly place: PlaceId
  readonly pack: RulePack
  /** The pack as it stands now. */
  readonly rules: RulesInForce
  readonly now: Date
  readonly mode: AppSettings['mode']
  readonly largeText: boolean
  /** Path and query, to come back to after changing the text size. */
  readonly here: string
}

export const textSizeCookie = 'text-size'

/** The visit to the place of the address. Throws unknown_place. */
export const visitOf = (context: Context, deps: Deps, settings: AppSettings): Visit =>
  visitTo(
    context,
    deps,
    settings,
    placeIn(context.req.param('place') ?? placeOfPath(context) ?? settings.defaultPlace),
  )

/** Before a route is found nothing but the path has the place. */
const placeOfPath = ({ req }: Context): PlaceId | undefined =>
  allPlaces.find((place) => req.path.startsWith(`/${place}/`))

export const visitTo = (context: Context, deps: Deps, settings: AppSettings, place: PlaceId): Visit => {
  const pack = packOf(place)
  const now = deps.clock.now()
  const { pathname, search } = new URL(context.req.url)
  return {
    place,
    pack,
    rules: inForce(pack, now),
    now,
    mode: settings.mode,
    largeText: getCookie(context, textSizeCookie) === 'large',
    here: `${pathname}${search}`,
  }
}
