import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { DomainError } from '../../../domain/errors.ts'
import { unitIdSchema } from '../../../domain/place.ts'
import { staffRoleSchema } from '../../../domain/staff.ts'
import { dayOf } from '../../../domain/working-time.ts'
import type { Deps } from '../../../usecases/deps.ts'
import {
  type Move,
  managesPeople,
  mayManagePerson,
  movePerson,
  openAccount,
  personFor,
  resetPassword,
  temporaryPassword,
} from '../../../usecases/people/manage-people.ts'
import { reportStaffChange } from '../../../usecases/people/report-staff-change.ts'
import { staffNames } from '../../../usecases/people/staff-names.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { statusOf } from '../../problem.ts'
import { countsFor } from '../desk-counts.ts'
import type { DeskVisit } from '../desk-visit.ts'
import { doneCookie, takeDone } from '../orders/forms/done-note.ts'
import { visitOfRole } from '../visit-of-role.ts'
import { NewPersonPage, type Typed } from './new-person-page.tsx'
import { PeoplePage } from './people-page.tsx'
import { PersonPage } from './person-page.tsx'

const changesShown = 20
const reportsRead = 500

/** People and their accounts, for those who look after them. */
export const peopleRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  const visitor = (context: Context) => visitOfRole(context, deps, settings, managesPeople)
  desk.get('/:place/desk/people', async (context) => listPage(context, deps, await visitor(context)))
  addNew(desk, deps, visitor)
  addActs(desk, deps, visitor)
  desk.get('/:place/desk/people/:id', async (context) => personPage(context, deps, await visitor(context)))
}

type Visitor = (context: Context) => Promise<DeskVisit>

const listPage = async (context: Context, deps: Deps, visit: DeskVisit) => {
  const unit = visit.staff.unit ?? context.req.query('unit')?.slice(0, 60) ?? ''
  const q = context.req.query('q')?.trim().slice(0, 60) ?? ''
  const [counts, units, all] = await Promise.all([
    countsFor(deps, visit),
    deps.units.units(visit.place),
    deps.staff.list(visit.place, {}),
  ])
  const people = all.filter(
    (person) =>
      (unit === '' || (unit === 'hotline' ? person.unit === null : person.unit === unit)) &&
      (q === '' || person.name.includes(q) || person.id.includes(q.toLowerCase())),
  )
  const done = takeDone(context, `/${visit.place}/desk/people`)
  return context.html(PeoplePage({ visit, counts, people, units, unit, q, done }))
}

const addNew = (desk: Hono, deps: Deps, visitor: Visitor): void => {
  const page = async (context: Context, visit: DeskVisit, typed: Typed, fault?: DomainError) => {
    const [counts, units] = await Promise.all([countsFor(deps, visit), deps.units.units(visit.place)])
    const told = fault === undefined ? {} : { fault: fault.message }
    return context.html(
      NewPersonPage({ visit, counts, units, typed, ...told }),
      fault ? statusOf(fault) : 200,
    )
  }
  desk.get('/:place/desk/people/new', async (context) => {
    const visit = await visitor(context)
    return page(context, visit, { id: '', name: '', role: '', unit: visit.staff.unit ?? '' })
  })
  desk.post('/:place/desk/people/new', async (context) => {
    const visit = await visitor(context)
    const form = await context.req.parseBody()
    const typed = {
      id: field(form, 'id', 120).toLowerCase(),
      name: field(form, 'name', 60),
      role: field(form, 'role', 40),
      unit: field(form, 'unit', 60),
    }
    return orShowFault(
      async () => {
        const password = temporaryPassword()
        if (typed.id.length < 3 || typed.name === '')
          throw new DomainError('invalid_input', '请写明姓名和账号。')
        const { id, name } = typed
        await openAccount(
          deps,
          visit.staff,
          { ...moveFrom(typed), id, name, place: visit.place, active: true },
          password,
        )
        return told(context, visit, id, [`账号已开设。临时密码只显示这一次：${password}`])
      },
      (fault) => page(context, visit, typed, fault),
    )
  })
}

/** Throws invalid_input for a role or a unit that cannot be one. */
const moveFrom = ({ role, unit }: Pick<Typed, 'role' | 'unit'>): Move => {
  const [roleFound, unitFound] = [staffRoleSchema.safeParse(role), unitIdSchema.safeParse(unit)]
  if (!roleFound.success) throw new DomainError('invalid_input', '请选择角色。')
  if (unit !== '' && !unitFound.success) throw new DomainError('invalid_input', '没有这个单位，请重新选择。')
  return { role: roleFound.data, unit: unitFound.success && unit !== '' ? unitFound.data : null }
}

type Form = Readonly<Record<string, unknown>>
type Act = (visit: DeskVisit, id: string, form: Form) => Promise<readonly string[]>

const addActs = (desk: Hono, deps: Deps, visitor: Visitor): void => {
  const acts: Readonly<Record<'password' | 'role' | 'end', Act>> = {
    password: async ({ staff }, id) => {
      const password = temporaryPassword()
      await resetPassword(deps, staff, id, password)
      return [`密码已重设。临时密码只显示这一次：${password}`]
    },
    role: async ({ staff }, id, form) => {
      const was = { role: field(form, 'wasRole', 40), unit: field(form, 'wasUnit', 60) }
      const to = { role: field(form, 'role', 40), unit: field(form, 'unit', 60) }
      await movePerson(deps, staff, id, moveFrom(was), moveFrom(to))
      return ['角色和单位已调整，现有登录和密钥已结束。']
    },
    end: (visit, id, form) => endAccess(deps, visit, id, form),
  }
  for (const [name, act] of Object.entries(acts))
    desk.post(`/:place/desk/people/:id/${name}`, async (context) => {
      const visit = await visitor(context)
      const form = await context.req.parseBody()
      const id = context.req.param('id') ?? ''
      return orShowFault(
        async () => told(context, visit, id, await act(visit, id, form)),
        (fault) => personPage(context, deps, visit, { fault, form }),
        ['unknown_staff'],
      )
    })
}

const endAccess = async (deps: Deps, { staff }: DeskVisit, id: string, form: Form) => {
  const person = await personFor(deps, staff, id)
  if (!mayManagePerson(staff, person)) throw new DomainError('not_allowed', '这个账号不由您管理，没有停用。')
  if (field(form, 'sure', 10) !== 'yes')
    throw new DomainError('invalid_input', '停用不能撤销，请勾选确认后再提交。')
  const joins = { id: field(form, 'joinsId', 120).toLowerCase(), name: field(form, 'joinsName', 60) }
  if ((joins.id === '') !== (joins.name === ''))
    throw new DomainError('invalid_input', '接任人的姓名和账号要一起填写，没有接任人就都不填。')
  const changedOn = field(form, 'changedOn', 10)
  if (!/^\d{4}-\d\d-\d\d$/.test(changedOn)) throw new DomainError('invalid_input', '请写明变动日期。')
  const password = temporaryPassword()
  await reportStaffChange(
    deps,
    staff,
    {
      unit: person.unit,
      role: person.role,
      leaves: id,
      changedOn,
      ...(joins.id === '' ? {} : { joins }),
    },
    password,
  )
  const ended = `账号“${id}”已停用，登录和密钥即时失效。`
  return joins.id === '' ? [ended] : [ended, `${joins.id}的临时密码只显示这一次：${password}`]
}

const told = (context: Context, { place }: DeskVisit, id: string, lines: readonly string[]): Response => {
  const path = `/${place}/desk/people/${id}`
  setCookie(context, ...doneCookie(path, lines))
  return context.redirect(path, 303)
}

const personPage = async (
  context: Context,
  deps: Deps,
  visit: DeskVisit,
  refused?: { readonly fault: DomainError; readonly form: Form },
) => {
  const id = context.req.param('id') ?? ''
  const person = await personFor(deps, visit.staff, id)
  const [counts, units, reports, lines] = await Promise.all([
    countsFor(deps, visit),
    deps.units.units(visit.place),
    person.active ? [] : deps.staff.changes(visit.place, reportsRead),
    deps.audit.search(visit.place, { subject: id, offset: 0, limit: 100 }),
  ])
  const changes = lines.filter(({ subject }) => subject.split(' → ').includes(id)).slice(0, changesShown)
  const shown = {
    visit,
    counts,
    units,
    person,
    mine: mayManagePerson(visit.staff, person),
    report: reports.find(({ leaves }) => leaves === id),
    today: dayOf(visit.now),
    changes,
    names: await staffNames(
      deps,
      visit.place,
      changes.map(({ who }) => who),
    ),
    done: takeDone(context, `/${visit.place}/desk/people/${id}`),
  }
  if (refused === undefined) return context.html(PersonPage(shown))
  const typed = Object.fromEntries(
    ['role', 'unit', 'changedOn', 'joinsName', 'joinsId']
      .filter((name) => typeof refused.form[name] === 'string')
      .map((name) => [name, field(refused.form, name, 120)]),
  )
  const page = PersonPage({ ...shown, typed, fault: refused.fault.message })
  return context.html(page, statusOf(refused.fault))
}
