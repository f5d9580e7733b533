import type { PlaceId, UnitId } from '../../domain/place.ts'
import { dayOf, hourOfDay } from '../../domain/working-time.ts'
import { dailyLook, lookingRoles } from '../../rules/daily-look.ts'
import { allPlaces, packOf } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { deskNotice } from '../knowledge/desk-notice.ts'

/** No regulation names an hour. Ours: late enough to have looked in, early enough to do it yet. */
const remindFrom = '15:00'

type Reminding = Pick<Deps, 'dailyChecks' | 'staff'>

/** In the afternoon of a day with the duty: a notice to each desk with people for it where nobody has looked in, once. */
export const remindOfDailyCheck = async (
  deps: Reminding,
  now: Date,
): Promise<{ readonly reminded: number }> => {
  const day = dayOf(now)
  if (now < hourOfDay(day, remindFrom)) return { reminded: 0 }
  let reminded = 0
  for (const place of allPlaces) {
    const look = dailyLook(packOf(place), now)
    if (look === null) continue
    const body = `今天还没有登记登录查阅（${look.article}）。请看过待办工单后登记。`
    for (const unit of await desksToLook(deps, place, now)) {
      const notice = deskNotice(unit, body, { kind: 'daily-check' })
      if (await deps.dailyChecks.remind(place, { unit, day }, notice, now)) reminded += 1
    }
  }
  return { reminded }
}

/** Desks with somebody whose work it is. */
const desksToLook = async (
  { staff }: Reminding,
  place: PlaceId,
  now: Date,
): Promise<readonly (UnitId | null)[]> => {
  const roles = lookingRoles(packOf(place), now)
  const people = (await staff.list(place, {})).filter(({ active, role }) => active && roles.includes(role))
  return [...new Set(people.map(({ unit }) => unit))]
}
