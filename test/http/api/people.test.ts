import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { clientOf } from './client.ts'
import { type Desk, deskOf } from './desk.ts'

const today = '2026-11-20'
let jiban: Jiban
let lead: Desk
beforeAll(async () => {
  jiban = await openJiban(`${today}T10:00:00+08:00`)
  lead = await deskOf(jiban, 'lead', 'district-supervision')
})
afterAll(() => jiban.close())

const unit = 'chengguan'
const change = (leaves: string, joins: string, changedOn: string, role = 'unit-admin') => ({
  unit,
  role,
  leaves: `${leaves}.${unit}.district-supervision`,
  joins: { id: `${joins}.${unit}.district-supervision`, name: '孙某', password: 'a-new-password' },
  changedOn,
})

describe('changes of people', () => {
  it('take access away at once and give it to who follows [D-25] [case 47]', async () => {
    const manager = await deskOf(jiban, `manager.${unit}`, 'district-supervision')
    const { body: key } = await manager.post('/keys', { name: 'x' })
    const { status, body } = await manager.post('/people/changes', change('manager', 'manager2', today))
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.change).toMatchObject({ late: false, article: '第二十条', to: ['区级平台'] })
    expect((await manager.get('/me')).status).toBe(401)
    const bearer = { authorization: `Bearer ${key.key}` }
    expect((await clientOf(jiban).get('/api/v1/district-supervision/me', bearer)).status).toBe(401)
    const again = { username: `manager.${unit}.district-supervision`, password: 'jiban-demo' }
    expect((await clientOf(jiban).post('/api/auth/sign-in/username', again)).status).toBe(401)
    const follower = { username: `manager2.${unit}.district-supervision`, password: 'a-new-password' }
    expect((await clientOf(jiban).post('/api/auth/sign-in/username', follower)).status).toBe(200)
  })

  it('reported a day late are listed as a breach [D-25] [case 47]', async () => {
    const { body } = await lead.post(
      '/people/changes',
      change('leader', 'leader2', '2026-11-19', 'unit-leader'),
    )
    expect(body.change).toMatchObject({ late: true, dueAt: '2026-11-19T16:00:00.000Z' })
    expect(body.told).toMatch(/违规/)
    const late = await lead.get('/people/changes?late=true')
    expect(late.body.changes.map((each: { leaves: string }) => each.leaves)).toEqual([
      `leader.${unit}.district-supervision`,
    ])
  })

  it('go to those of the city from its departments, with copies from below a county [F-22]', async () => {
    const fuzhou = await deskOf(jiban, 'lead', 'fuzhou')
    const units: { id: string; tier: string }[] = (await clientOf(jiban).get('/api/v1/fuzhou/units')).body
      .units
    const reported = async (tier: string) => {
      const of = units.find((each) => each.tier === tier)?.id
      const leaves = `clerk.${of}.fuzhou`
      const { body } = await fuzhou.post('/people/changes', {
        unit: of,
        role: 'unit-clerk',
        leaves,
        changedOn: today,
      })
      return body.change
    }
    expect(await reported('city')).toMatchObject({ dueAt: null, late: false, article: '第十条', cc: [] })
    const below = await reported('county')
    expect(below.to.join()).toContain('县（市）区')
    expect(below.cc).toContain('市效能办')
  })

  it('are recorded where the place has no rule for them', async () => {
    const weifang = await deskOf(jiban, 'admin', 'weifang')
    const { body } = await weifang.post('/people/changes', {
      role: 'agent',
      leaves: 'agent.weifang',
      changedOn: today,
    })
    expect(body.change).toMatchObject({ article: null, dueAt: null, late: false })
  })

  it('are reported by nobody from another unit, by no clerk, and never for one who is not there', async () => {
    const clerk = await deskOf(jiban, 'clerk.fire', 'district-supervision').catch(() => null)
    const stranger = clerk ?? (await deskOf(jiban, 'dispatcher', 'district-supervision'))
    expect(
      (await stranger.post('/people/changes', change('clerk', 'clerk2', today, 'unit-clerk'))).status,
    ).toBe(403)
    const unknown = await lead.post('/people/changes', change('nobody', 'clerk2', today, 'unit-clerk'))
    expect(unknown.status).toBe(404)
    const tomorrow = await lead.post('/people/changes', change('clerk', 'clerk2', '2026-11-21', 'unit-clerk'))
    expect(tomorrow.status).toBe(400)
    const badName = { id: 'A B.district-supervision', name: '某', password: 'a-new-password' }
    const named = await lead.post('/people/changes', { role: 'agent', joins: badName, changedOn: today })
    expect([named.status, named.body.code]).toEqual([400, 'invalid_input'])
    const above = {
      role: 'system-admin',
      joins: { id: 'boss.district-supervision', name: '某', password: 'a-new-password' },
    }
    expect((await lead.post('/people/changes', { ...above, changedOn: today })).status).toBe(403)
  })
})

describe('people', () => {
  it('are listed: all for the hotline, their own for a unit', async () => {
    const clerk = await deskOf(jiban, `clerk.${unit}`, 'district-supervision')
    const own = (await clerk.get('/people')).body.people
    expect(new Set(own.map((person: { unit: string }) => person.unit))).toEqual(new Set([unit]))
    expect((await lead.get('/people')).body.people.length).toBeGreaterThan(own.length)
  })

  it('get accounts from those who manage them, and a new password ends what is open', async () => {
    const person = {
      id: 'night.district-supervision',
      name: '周某',
      role: 'agent',
      password: 'first-password',
    }
    expect((await lead.post('/people', person)).status).toBe(200)
    const enter = (password: string) =>
      clientOf(jiban).post('/api/auth/sign-in/username', { username: person.id, password })
    const cookie = (await enter('first-password')).headers.getSetCookie().join('; ').split(';')[0] ?? ''
    const me = (by = cookie) => clientOf(jiban).get('/api/v1/district-supervision/me', { cookie: by })
    const due = await me()
    expect([due.status, due.body.code]).toEqual([403, 'password_due'])
    const changed = await clientOf(jiban).post(
      '/api/auth/change-password',
      { currentPassword: 'first-password', newPassword: 'my-own-password' },
      { cookie },
    )
    const own = changed.headers.getSetCookie().join('; ').split(';')[0] ?? ''
    expect((await me(own)).status).toBe(200)
    await lead.post('/people', { ...person, password: 'second-password' })
    expect((await me(own)).status).toBe(401)
    expect((await enter('my-own-password')).status).toBe(401)
    expect((await enter('second-password')).status).toBe(200)
    const dispatcher = await deskOf(jiban, 'dispatcher', 'district-supervision')
    expect((await dispatcher.post('/people', person)).status).toBe(403)
    expect((await lead.post('/people', { ...person, id: 'night.weifang' })).status).toBe(400)
    expect(
      (await lead.post('/people', { ...person, role: 'system-admin', id: 'x.district-supervision' })).status,
    ).toBe(403)
  })
})

describe('reports', () => {
  it('are for the hotline, with what the place owes', async () => {
    const { status, body } = await lead.get('/reports?from=2026-10-01&to=2026-10-31')
    expect(status).toBe(200)
    expect(body.total).toMatchObject({ filed: 0, closed: 0 })
    expect(body.owed.length).toBeGreaterThan(0)
    expect((await lead.get('/reports?from=2026-11-02&to=2026-11-01')).status).toBe(400)
    const clerk = await deskOf(jiban, `clerk.${unit}`, 'district-supervision')
    expect((await clerk.get('/reports?from=2026-10-01&to=2026-10-31')).status).toBe(403)
    expect((await clerk.get('/accountability?month=2026-10')).body.noted).toEqual([])
    expect((await clerk.get('/deliveries')).status).toBe(200)
    expect((await lead.get('/accountability?month=2026-13')).status).toBe(400)
  })
})
