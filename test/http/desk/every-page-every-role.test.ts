import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffRole } from '../../../src/domain/staff.ts'
import { deskSections } from '../../../src/http/desk/sections.ts'
import { listsOf } from '../../../src/usecases/orders/list-orders.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../api/desk.ts'
import { visitorOf } from '../pages/visitor.ts'

const place = 'weifang'
const accounts: Readonly<Record<StaffRole, string>> = {
  agent: 'agent',
  dispatcher: 'dispatcher',
  auditor: 'auditor',
  supervisor: 'supervisor',
  'hotline-lead': 'lead',
  'unit-clerk': 'clerk.housing',
  'unit-leader': 'leader.housing',
  'unit-admin': 'manager.housing',
  'knowledge-editor': 'editor',
  'system-admin': 'admin',
}
const roles = Object.keys(accounts) as StaffRole[]

/** Pages that stand in no section of the navigation, and whose they are. */
const besides: Readonly<Record<string, readonly StaffRole[]>> = {
  '': roles,
  '/account': roles,
  '/orders': roles.filter((role) => listsOf(role).length > 0),
}
/** Pages of a section that more roles may read than have it in their navigation; its forms stay the section's. */
const readByAll: readonly string[] = ['/knowledge']
/** A piece of a page that is fetched again and again: says in words that it is not theirs, in its place on the page. */
const saysWhy: readonly string[] = ['/conversations/:key/turns']
/** Reads what was typed before it asks whose it is; whoever may decide is asked by the command itself. */
const readsFirst: readonly string[] = ['/knowledge/conflicts/:id']
/** Where people come who are not signed in yet, or not wholly, or go out. */
const before = ['/sign-in', '/sign-out', '/first-password', '/second-step']

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let no = ''
const desks = new Map<StaffRole, Desk>()
const deskFor = (role: StaffRole): Desk => {
  const desk = desks.get(role)
  if (!desk) throw new Error(role)
  return desk
}

beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
  for (const role of roles) desks.set(role, await deskOf(jiban, accounts[role], place))
  no = (await takenDown(deskFor('agent'))).no
})
afterAll(() => jiban.close())

type Route = { readonly method: string; readonly path: string }

/** The desk's own routes below /:place/desk, as the router has them. */
const routesOf = (method: 'GET' | 'POST'): readonly Route[] => {
  const found = jiban.app.routes
    .filter((route) => route.method === method && /^\/:place\/desk(?:\/|$)/.test(route.path))
    .map(({ path }) => path.slice('/:place/desk'.length))
    .filter((path) => !path.includes('*') && !before.some((each) => path.startsWith(each)))
  return [...new Set(found)].map((path) => ({ method, path }))
}

/** Whose page it is: by the longest address of a section it lies in, else by the table above. */
const ownersOf = (path: string): readonly StaffRole[] | undefined => {
  const known = [
    ...deskSections.map((section) => ({
      at: `/${section.path.split('/')[1]}`,
      roles: section.roles as readonly StaffRole[],
    })),
    ...Object.entries(besides).map(([at, owners]) => ({ at, roles: owners })),
  ]
  const fits = known.filter(({ at }) => path === at || (at !== '' && path.startsWith(`${at}/`)))
  return fits.sort((a, b) => b.at.length - a.at.length)[0]?.roles
}

/** An address the route takes: one of the words it names, the order that is there, or nothing known. */
const addressOf = (path: string, at: string = place): string =>
  `/${at}/desk${path
    .replaceAll(/:\w+\{(\w[\w-]*)(?:\|[^}]*)?\}/g, '$1')
    .replace(/:no(?:\{[^}]*\})?/, no)
    .replaceAll(/:\w+(?:\{[^}]*\})?/g, 'none')}`
const refused: readonly number[] = [403, 404]

describe('every page of the desk', () => {
  it('is somebody’s: a new one stands in a section or in the table above', () => {
    const routes = [...routesOf('GET'), ...routesOf('POST')]
    expect(routes.length).toBeGreaterThan(30)
    expect(routes.map(({ path }) => path).filter((path) => ownersOf(path) === undefined)).toEqual([])
  })

  it('of a section opens for each of its roles', async () => {
    for (const section of deskSections)
      for (const role of section.roles) {
        const { status } = await visitor.open(`/${place}/desk${section.path}`, {
          cookie: deskFor(role).cookie,
        })
        expect([200, 303], `${role} ${section.path}`).toContain(status)
      }
  })

  it.each(roles)('is refused to %s where it is not theirs, and never fails', async (role) => {
    const { cookie } = deskFor(role)
    const faults: string[] = []
    for (const { path } of routesOf('GET')) {
      const { status } = await visitor.open(addressOf(path), { cookie })
      const theirs = ownersOf(path)?.includes(role) || readByAll.some((each) => path.startsWith(each))
      const good = theirs || saysWhy.includes(path) ? status < 500 : refused.includes(status)
      if (!good) faults.push(`${status} ${path}`)
    }
    expect(faults).toEqual([])
  })

  it.each(roles)('takes no form from %s where it is not theirs', async (role) => {
    const headers = { cookie: deskFor(role).cookie, origin: 'http://localhost' }
    const faults: string[] = []
    for (const { path } of routesOf('POST')) {
      if (ownersOf(path)?.includes(role) || readsFirst.includes(path)) continue
      const { status } = await visitor.post(addressOf(path), {}, headers)
      if (!refused.includes(status)) faults.push(`${status} ${path}`)
    }
    expect(faults).toEqual([])
  })

  it.each(roles)('of another place is refused to %s, by address and by form', async (role) => {
    const { cookie } = deskFor(role)
    const faults: string[] = []
    for (const { path } of routesOf('GET')) {
      const { status } = await visitor.open(addressOf(path, 'fuzhou'), { cookie })
      if (status !== 403) faults.push(`GET ${status} ${path}`)
    }
    for (const { path } of routesOf('POST')) {
      const headers = { cookie, origin: 'http://localhost' }
      const { status } = await visitor.post(addressOf(path, 'fuzhou'), {}, headers)
      if (status !== 403) faults.push(`POST ${status} ${path}`)
    }
    expect(faults).toEqual([])
  })

  it('leads who is not signed in to the sign-in page, and stores nothing of their forms', async () => {
    const faults: string[] = []
    for (const { method, path } of [...routesOf('GET'), ...routesOf('POST')]) {
      const answer =
        method === 'GET'
          ? await visitor.open(addressOf(path))
          : await visitor.post(addressOf(path), {}, { origin: 'http://localhost' })
      const leads = answer.headers.get('location')?.includes('/desk/sign-in') === true
      if (answer.status !== 303 || !leads) faults.push(`${method} ${answer.status} ${path}`)
    }
    expect(faults).toEqual([])
  })

  it('takes no form from another site, and gives no page to a frame or a cache', async () => {
    const { cookie } = deskFor('system-admin')
    for (const { path } of routesOf('POST')) {
      const headers = { cookie, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
      const { status } = await visitor.post(addressOf(path), {}, headers)
      expect(status, `POST ${path}`).toBe(403)
    }
    const page = await visitor.open(`/${place}/desk/account`, { cookie })
    expect(page.headers.get('cache-control')).toBe('no-store')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'self'")
    expect(policy).not.toContain('unsafe')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  })
})
