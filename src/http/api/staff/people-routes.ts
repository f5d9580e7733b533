import { OpenAPIHono } from '@hono/zod-openapi'
import type { Staff } from '../../../domain/staff.ts'
import type { CommandType } from '../../../domain/work-order/command.ts'
import { commandTypes } from '../../../domain/work-order/command.ts'
import { rights } from '../../../domain/work-order/rights.ts'
import type { RecordedStaffChange } from '../../../ports/staff-store.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { addPerson } from '../../../usecases/people/add-person.ts'
import { endOwnKey, endOwnSession, makeOwnKey } from '../../../usecases/people/own-access.ts'
import { reportStaffChange } from '../../../usecases/people/report-staff-change.ts'
import { rejectInvalid } from '../../problem.ts'
import { staffOf, worksAtHotline } from '../caller.ts'
import { placeIn } from '../place-in.ts'
import * as table from './people-route-table.ts'

/** People, their accounts and the reports that somebody was replaced. */
export const peopleRoutes = (deps: Deps) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  addMe(api, deps)
  addOwnAccess(api, deps)
  addPeople(api, deps)
  addChanges(api, deps)
  return api
}

const addMe = (api: OpenAPIHono, deps: Deps) => {
  api.openapi(table.getMe, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const staff = await staffOf(context, deps.accounts, place)
    const unit = (await deps.units.units(place)).find(({ id }) => id === staff.unit)
    return context.json({ ...staff, unitName: unit?.name ?? null, commands: [...commandsOf(staff)] }, 200)
  })
  api.openapi(table.postKey, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const staff = await staffOf(context, deps.accounts, place)
    const { name } = context.req.valid('json')
    return context.json({ key: await makeOwnKey(deps, staff, name), name }, 200)
  })
}

/** What one's own account has open. */
const addOwnAccess = (api: OpenAPIHono, deps: Deps) => {
  api.openapi(table.getKeys, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const staff = await staffOf(context, deps.accounts, place)
    return context.json({ keys: [...(await deps.accounts.keys(staff))] }, 200)
  })
  api.openapi(table.deleteKey, async (context) => {
    const { place: name, id } = context.req.valid('param')
    const staff = await staffOf(context, deps.accounts, placeIn(name))
    await endOwnKey(deps, staff, id)
    return context.json({ ended: true as const }, 200)
  })
  api.openapi(table.getSessions, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const staff = await staffOf(context, deps.accounts, place)
    const own = (await deps.accounts.signedIn(context.req.raw.headers))?.sessionId ?? null
    const sessions = await deps.accounts.sessions(staff)
    return context.json({ sessions: sessions.map((each) => ({ ...each, own: each.id === own })) }, 200)
  })
  api.openapi(table.deleteSession, async (context) => {
    const { place: name, id } = context.req.valid('param')
    const staff = await staffOf(context, deps.accounts, placeIn(name))
    await endOwnSession(deps, staff, id)
    return context.json({ ended: true as const }, 200)
  })
}

const commandsOf = ({ role }: Staff): readonly CommandType[] =>
  commandTypes.filter((type) => rights[type].roles.includes(role))

const addPeople = (api: OpenAPIHono, deps: Deps) => {
  api.openapi(table.getPeople, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const staff = await staffOf(context, deps.accounts, place)
    const { role, unit: asked } = context.req.valid('query')
    const unit = staff.unit ?? asked
    const people = await deps.staff.list(place, {
      ...(unit === undefined ? {} : { unit }),
      ...(role === undefined ? {} : { role }),
    })
    return context.json({ people: [...people] }, 200)
  })
  api.openapi(table.postPerson, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const by = await staffOf(context, deps.accounts, place)
    const { password, ...person } = context.req.valid('json')
    return context.json(await addPerson(deps, by, { ...person, place, active: true }, password), 200)
  })
}

const addChanges = (api: OpenAPIHono, deps: Deps) => {
  api.openapi(table.postChange, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const by = await staffOf(context, deps.accounts, place)
    const { joins, leaves, ...rest } = context.req.valid('json')
    const reported = await reportStaffChange(
      deps,
      by,
      {
        ...rest,
        ...(leaves === undefined ? {} : { leaves }),
        ...(joins === undefined ? {} : { joins: { id: joins.id, name: joins.name } }),
      },
      joins?.password,
    )
    return context.json({ change: changeJson(reported.change), told: reported.told }, 200)
  })
  api.openapi(table.getChanges, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const staff = await staffOf(context, deps.accounts, place)
    const { late, limit } = context.req.valid('query')
    const changes = (await deps.staff.changes(place, 500))
      .filter((change) => worksAtHotline(staff) || change.unit === staff.unit)
      .filter((change) => late === undefined || change.late)
    return context.json({ changes: changes.slice(0, limit).map(changeJson) }, 200)
  })
}

const changeJson = (change: RecordedStaffChange) => ({ ...change, to: [...change.to], cc: [...change.cc] })
