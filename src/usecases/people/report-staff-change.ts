import { DomainError } from '../../domain/errors.ts'
import type { PlaceId, UnitId } from '../../domain/place.ts'
import { isUnitRole, type Staff } from '../../domain/staff.ts'
import { dayOf, hourOfDay } from '../../domain/working-time.ts'
import type { RecordedStaffChange, StaffChange } from '../../ports/staff-store.ts'
import { deadlinesFor, packOf, type RulePack, valueOn } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'

export type ReportedChange = {
  readonly change: RecordedStaffChange
  /** What is to be done beside the system: who has to be told, by which article. */
  readonly told: string
}

/**
 * Somebody who is responsible in a unit (or at the hotline) is replaced: who leaves loses access with the same commit,
 * who joins gets an account. Late reports are recorded as late. Throws not_allowed, unknown_staff, invalid_input.
 */
export const reportStaffChange = async (
  deps: Deps,
  by: Staff,
  change: StaffChange,
  password?: string,
): Promise<ReportedChange> => {
  refuseStranger(by, change)
  await refuseImpossible(deps, by.place, change)
  const now = deps.clock.now()
  const recorded: RecordedStaffChange = {
    ...change,
    id: crypto.randomUUID(),
    reportedAt: now.toISOString(),
    reportedBy: by.id,
    ...rulesFor(packOf(by.place), change, now, await isBelowCounty(deps, by.place, change.unit)),
  }
  await deps.staff.change(by.place, recorded)
  if (change.joins && password !== undefined)
    await deps.accounts.add(
      { ...change.joins, place: by.place, role: change.role, unit: change.unit, active: true },
      password,
      { temporary: true },
    )
  return { change: recorded, told: `${toldText(recorded)}${updateText(packOf(by.place), recorded)}` }
}

/** Whoever manages the unit, or the hotline as a whole. */
export const mayManage = (by: Staff, unit: UnitId | null): boolean =>
  by.role === 'system-admin' ||
  by.role === 'hotline-lead' ||
  (by.role === 'unit-admin' && unit !== null && by.unit === unit)

const refuseStranger = (by: Staff, { unit, role }: StaffChange) => {
  if (!mayManage(by, unit) || (role === 'system-admin' && by.role !== 'system-admin'))
    throw new DomainError('not_allowed', '人员变动由本单位管理员、热线负责人或系统管理员报告。', {
      role: by.role,
    })
}

const refuseImpossible = async (deps: Deps, place: PlaceId, change: StaffChange) => {
  const { unit, role, leaves, joins } = change
  if (leaves === undefined && joins === undefined)
    throw new DomainError('invalid_input', '请写明谁离任（leaves）或谁接任（joins）。', {
      missing: ['leaves', 'joins'],
    })
  if (isUnitRole(role) !== (unit !== null))
    throw new DomainError('invalid_input', '单位人员要写明单位（unit），热线人员不写单位。', { unit, role })
  if (unit !== null && !(await deps.units.units(place)).some(({ id }) => id === unit))
    throw new DomainError('invalid_input', `没有“${unit}”这个单位，请核对单位编号。`, { unit })
  if (change.changedOn > dayOf(deps.clock.now()))
    throw new DomainError('invalid_input', `变动日期 ${change.changedOn} 还没有到，请在变动当天报告。`)
  if (leaves !== undefined) await refuseUnknown(deps, place, leaves, change)
  if (joins && (await deps.staff.find(place, joins.id)))
    throw new DomainError('invalid_input', `账号“${joins.id}”已经有人使用，请换一个账号名。`, {
      id: joins.id,
    })
  if (joins) refuseBadName(place, joins.id)
}

/** Throws invalid_input for a name nobody could sign in with. */
export const refuseBadName = (place: PlaceId, id: string): void => {
  if (!/^[a-z][a-z0-9.-]*$/.test(id) || !id.endsWith(`.${place}`))
    throw new DomainError('invalid_input', `账号名用小写字母、数字、点和连字符，并以“.${place}”结尾。`, {
      id,
    })
}

const refuseUnknown = async (deps: Deps, place: PlaceId, leaves: string, { unit, role }: StaffChange) => {
  const leaver = await deps.staff.find(place, leaves)
  if (leaver?.active !== true)
    throw new DomainError('unknown_staff', `没有在用的账号“${leaves}”，请核对账号名。`, { id: leaves })
  if (leaver.unit !== unit || leaver.role !== role)
    throw new DomainError('invalid_input', `账号“${leaves}”的单位或角色与所报的不同，请核对。`, {
      unit: leaver.unit,
      role: leaver.role,
    })
}

/** A unit that belongs to a county reports within the county, with copies upward. */
const isBelowCounty = async (deps: Deps, place: PlaceId, unit: UnitId | null): Promise<boolean> => {
  const units = await deps.units.units(place)
  const tiers: string[] = []
  let at = units.find(({ id }) => id === unit)
  for (let steps = 0; at && steps < 10; steps += 1) {
    tiers.push(at.tier)
    const { parent } = at
    at = units.find(({ id }) => id === parent)
  }
  return tiers.some((tier) => ['county', 'town', 'village'].includes(tier))
}

type Rules = Pick<RecordedStaffChange, 'dueAt' | 'late' | 'article' | 'to' | 'cc'>

const rulesFor = (pack: RulePack, change: StaffChange, now: Date, belowCounty: boolean): Rules => {
  const rule = valueOn(pack.staffChange, change.changedOn)
  if (!rule?.value.roles.some((role) => role === change.role))
    return { dueAt: null, late: false, article: null, to: [], cc: [] }
  const { to, cc } = (belowCounty && rule.value.belowCounty) || rule.value
  const [deadline] = deadlinesFor(pack, { stage: 'staff_change' }, hourOfDay(change.changedOn, '00:00'))
  const dueAt = deadline?.dueAt ?? null
  return {
    dueAt,
    late: dueAt !== null && now.getTime() > new Date(dueAt).getTime(),
    article: rule.source.article,
    to,
    cc,
  }
}

const toldText = ({ article, to, cc, late, leaves }: RecordedStaffChange): string => {
  const access = leaves === undefined ? '' : `账号“${leaves}”已停用，登录和密钥即时失效。`
  if (article === null) return `${access}变动已记录；本地区对这类人员变动没有报备规定。`
  const copies = cc.length === 0 ? '' : `，抄送${cc.join('、')}`
  const breach = late ? '这次报备已超过规定时间，作为违规情形列出。' : ''
  return `${access}依照${article}，请把名单报送${to.join('、')}${copies}。${breach}`
}

/** Where the entry in the system has to be brought up to date as well, and nobody has followed yet. */
const updateText = (pack: RulePack, { role, changedOn, joins, article }: RecordedStaffChange): string => {
  const update = valueOn(pack.staffChange, changedOn)?.value.systemUpdate === true
  if (!update || article === null || joins !== undefined || role !== 'unit-admin') return ''
  return `系统里还没有接任的管理员，请当天更新（${article}）。`
}
