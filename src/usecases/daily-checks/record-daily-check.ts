import { DomainError } from '../../domain/errors.ts'
import { maskPersonal } from '../../domain/masking.ts'
import { chineseDay } from '../../domain/place-day.ts'
import type { Staff } from '../../domain/staff.ts'
import { dayOf } from '../../domain/working-time.ts'
import type { DailyCheck } from '../../ports/daily-checks.ts'
import { dailyLook, lookingRoles } from '../../rules/daily-look.ts'
import { packOf } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { countLists } from '../orders/list-orders.ts'
import { roleNames } from '../wording/role-names.ts'

export const longestFinding = 500

type Said = {
  /** The day the page was opened on, YYYY-MM-DD. */
  readonly day: string
  readonly found: string
  /** Of the form: sent twice it counts once. */
  readonly once: string
}

/** Whether the rules have this person look in for their desk. */
export const looksIn = ({ place, role }: Staff, now: Date): boolean =>
  lookingRoles(packOf(place), now).includes(role)

/**
 * Records that somebody looked in today, with what stood there. Throws not_allowed for others, invalid_input on a day
 * without the duty, from a page of another day, and for words too long.
 */
export const recordDailyCheck = async (deps: Deps, staff: Staff, said: Said): Promise<void> => {
  const now = deps.clock.now()
  const article = mustLookIn(staff, now)
  const today = dayOf(now)
  if (said.day !== today)
    throw new DomainError(
      'invalid_input',
      `这一页不是今天（${chineseDay(now)}）打开的，没有登记。请看过今天的待办再登记。`,
      { day: said.day },
    )
  if (said.found.length > longestFinding)
    throw new DomainError('invalid_input', `发现的情况请写在${longestFinding}字以内。`, {
      longest: longestFinding,
    })
  await deps.dailyChecks.record(staff.place, {
    ...{ unit: staff.unit, day: today, by: staff.id, at: now, article },
    ...(await standing(deps, staff)),
    ...{ found: maskPersonal(said.found), once: said.once },
  })
}

const mustLookIn = (staff: Staff, now: Date): string => {
  const pack = packOf(staff.place)
  const look = dailyLook(pack, now)
  if (look === null) throw new DomainError('invalid_input', '今天没有规定要登录查阅，不用登记。')
  if (!looksIn(staff, now)) {
    const who = lookingRoles(pack, now).map((role) => roleNames[role])
    throw new DomainError('not_allowed', `登录查阅由${who.join('、')}登记（${look.article}）。`, {
      role: staff.role,
    })
  }
  return look.article
}

const standing = async (deps: Deps, staff: Staff): Promise<Pick<DailyCheck, 'waiting' | 'overdue'>> => {
  const counts = await countLists(deps, staff.place, staff)
  const of = (name: string) => counts.find(({ list }) => list === name)?.count ?? 0
  return { waiting: of(staff.unit === null ? 'to-dispatch' : 'my-unit'), overdue: of('overdue') }
}
