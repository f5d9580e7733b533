import type { StaffRole } from '../domain/staff.ts'
import { dayOf, isWorkday } from '../domain/working-time.ts'
import { chinaCalendar } from './calendars/index.ts'
import { valueOn } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'

/** That somebody has to look in on that day, and by which article; null on other days, or where the place is silent. */
export const dailyLook = (
  pack: RulePack,
  now: Date,
): { readonly says: string; readonly article: string } | null => {
  const day = dayOf(now)
  const check = valueOn(pack.dailyCheck, day)
  if (!check) return null
  const { article } = check.source
  if (check.value === 'every_day') return { says: '每天都要登录查看', article }
  return isWorkday(chinaCalendar, day) ? { says: '今天是工作日，要登录查阅', article } : null
}

/** Who looks in: a unit's 管理员 where the place has units name one, else its 经办人员; at the hotline those who pass on. */
export const lookingRoles = (pack: RulePack, now: Date): readonly StaffRole[] => {
  const named = valueOn(pack.organisation.named, dayOf(now))?.value ?? []
  return ['dispatcher', 'hotline-lead', named.includes('admin') ? 'unit-admin' : 'unit-clerk']
}

/** The article by which the place wants it on some days at all; null where it is silent. */
export const dailyLookArticle = (pack: RulePack, now: Date): string | null =>
  valueOn(pack.dailyCheck, dayOf(now))?.source.article ?? null
