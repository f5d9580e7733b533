import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { totpOf } from '../../support/totp.ts'
import { clientOf } from '../api/client.ts'
import { type Desk, deskOf } from '../api/desk.ts'
import { visitorOf } from '../pages/visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let admin: Desk
let lead: Desk
let manager: Desk
const place = 'district-supervision'
const unit = 'chengguan'
const people = `/${place}/desk/people`

beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
  admin = await deskOf(jiban, 'admin', place)
  lead = await deskOf(jiban, 'lead', place)
  manager = await deskOf(jiban, `manager.${unit}`, place)
})
afterAll(() => jiban.close())

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
const post = (by: Desk, path: string, fields: Record<string, string>) =>
  visitor.post(path, fields, { cookie: by.cookie, origin: 'http://localhost' })
const open = (by: Desk, path: string) => visitor.open(path, { cookie: by.cookie })

/** What the page after the redirect says was done. */
const doneAfter = async (by: Desk, response: Response): Promise<string> => {
  expect(response.status, await response.clone().text()).toBe(303)
  const cookie = `${by.cookie}; ${cookiesOf(response)}`
  return (await visitor.open(response.headers.get('location') ?? '', { cookie })).text()
}
const passwordIn = (page: string): string => /只显示这一次：([a-z0-9]{12})/.exec(page)?.[1] ?? ''
const newcomer = (id: string, changes: object = {}) => ({
  id: `${id}.${place}`,
  name: '新来',
  role: 'agent',
  unit: '',
  ...changes,
})
const signIn = (username: string, password: string) =>
  visitor.post(`/${place}/desk/sign-in`, { username, password, back: '' }, { origin: 'http://localhost' })

describe('a new account', () => {
  it('gets a password that leads every page to its change, once', async () => {
    const done = await doneAfter(admin, await post(admin, `${people}/new`, newcomer('fresh')))
    const password = passwordIn(done)
    const cookie = cookiesOf(await signIn(`fresh.${place}`, password))
    for (const path of ['/desk', '/desk/orders', '/desk/account', '/desk/sign-in']) {
      const { status, headers } = await visitor.open(`/${place}${path}`, { cookie })
      expect([status, headers.get('location')], path).toEqual([303, `/${place}/desk/first-password`])
    }
    const direct = await clientOf(jiban).get(`/api/v1/${place}/me`, { cookie })
    expect([direct.status, direct.body.code]).toEqual([403, 'password_due'])
    const change = (currentPassword: string, newPassword: string) =>
      visitor.post(
        `/${place}/desk/first-password`,
        { currentPassword, newPassword },
        { cookie, origin: 'http://localhost' },
      )
    expect((await change(password, password)).status).toBe(400)
    expect((await change('not-the-one', 'quite-another-one')).status).toBe(400)
    const changed = await change(password, 'quite-another-one')
    expect(changed.headers.get('location')).toBe(`/${place}/desk`)
    const own = cookiesOf(changed)
    expect((await visitor.open(`/${place}/desk/orders`, { cookie: own })).status).toBe(200)
    const again = await visitor.open(`/${place}/desk/first-password`, { cookie: own })
    expect(again.headers.get('location')).toBe(`/${place}/desk`)
  })

  it('posted twice is made once, and keeps what was typed', async () => {
    await post(admin, `${people}/new`, newcomer('twice'))
    const again = await post(admin, `${people}/new`, newcomer('twice', { name: '另一个人' }))
    expect(again.status).toBe(400)
    const page = await again.text()
    expect(page).toContain('已经有人使用')
    expect(page).toContain('另一个人')
  })

  it('is refused with garbage, with a role above one’s own, and outside one’s unit', async () => {
    for (const bad of [
      { id: 'x' },
      { id: `A B.${place}` },
      { id: 'x.weifang' },
      { name: '' },
      { role: 'citizen' },
      { role: 'unit-clerk' },
      { role: 'unit-clerk', unit: 'nowhere' },
      { unit },
    ])
      expect((await post(admin, `${people}/new`, newcomer('bad', bad))).status, JSON.stringify(bad)).toBe(400)
    expect((await post(lead, `${people}/new`, newcomer('boss', { role: 'system-admin' }))).status).toBe(403)
    expect((await post(manager, `${people}/new`, newcomer('agent2'))).status).toBe(403)
    const elsewhere = newcomer('clerk2', { role: 'unit-clerk', unit: 'minzheng' })
    expect((await post(manager, `${people}/new`, elsewhere)).status).toBeGreaterThanOrEqual(400)
    expect(await (await open(admin, people)).text()).not.toContain(`bad.${place}`)
  })
})

describe('an account that is there', () => {
  it('moves to another role, which ends what it has open; a stale page is told', async () => {
    const agent = await deskOf(jiban, 'agent', place)
    const path = `${people}/agent.${place}`
    const move = { wasRole: 'agent', wasUnit: '', role: 'dispatcher', unit: '' }
    expect(await doneAfter(admin, await post(admin, `${path}/role`, move))).toContain('已调整')
    expect((await agent.get('/me')).status).toBe(401)
    const stale = await post(lead, `${path}/role`, { ...move, role: 'auditor' })
    expect(stale.status).toBe(409)
    expect(await (await open(admin, path)).text()).toContain('话务员 → 派单员')
  })

  it('gets a new password from who manages it, never from a lesser role nor by itself', async () => {
    const path = `${people}/supervisor.${place}/password`
    const password = passwordIn(await doneAfter(lead, await post(lead, path, {})))
    expect((await signIn(`supervisor.${place}`, 'jiban-demo')).status).toBe(401)
    expect((await signIn(`supervisor.${place}`, password)).status).toBe(303)
    expect((await post(lead, `${people}/admin.${place}/password`, {})).status).toBe(403)
    expect((await post(lead, `${people}/lead.${place}/password`, {})).status).toBe(403)
    expect((await post(manager, path, {})).status).toBe(404)
    const clerk = await deskOf(jiban, `clerk.${unit}`, place)
    expect((await post(clerk, path, {})).status).toBe(403)
  })

  it('ends with its confirmation and its report, once', async () => {
    const path = `${people}/clerk.${unit}.${place}`
    const fields = { changedOn: '2026-11-22', joinsId: '', joinsName: '' }
    expect((await post(manager, `${path}/end`, fields)).status).toBe(400)
    const half = { ...fields, sure: 'yes', joinsName: '接任' }
    const kept = await post(manager, `${path}/end`, half)
    expect(kept.status).toBe(400)
    expect(await kept.text()).toContain('value="接任"')
    const tomorrow = { ...fields, sure: 'yes', changedOn: '2026-11-23' }
    expect((await post(manager, `${path}/end`, tomorrow)).status).toBe(400)
    const done = await doneAfter(manager, await post(manager, `${path}/end`, { ...fields, sure: 'yes' }))
    expect(done).toContain('已停用')
    expect((await post(manager, `${path}/end`, { ...fields, sure: 'yes' })).status).toBe(404)
    expect((await signIn(`clerk.${unit}.${place}`, 'jiban-demo')).status).toBe(401)
  })

  it('of another unit or place is not there', async () => {
    const page = await (await open(manager, people)).text()
    expect(page).toContain(`leader.${unit}.${place}`)
    expect(page).not.toContain(`>lead.${place}`)
    expect((await open(manager, `${people}/lead.${place}`)).status).toBe(404)
    expect((await open(admin, `${people}/agent.weifang`)).status).toBe(404)
    expect((await open(admin, `${people}/%27%20or%201=1`)).status).toBe(404)
  })
})

describe('one’s own keys and devices', () => {
  it('are made once for a name, shown once, and ended by their owner alone', async () => {
    const auditor = await deskOf(jiban, 'auditor', place)
    const account = `/${place}/desk/account`
    const page = await doneAfter(auditor, await post(auditor, `${account}/keys`, { name: '报表' }))
    const key = /jiban_[\w-]{43}/.exec(page)?.[0] ?? ''
    const bearer = { authorization: `Bearer ${key}` }
    expect((await clientOf(jiban).get(`/api/v1/${place}/me`, bearer)).status).toBe(200)
    expect((await post(auditor, `${account}/keys`, { name: '报表' })).status).toBe(400)
    expect((await post(auditor, `${account}/keys`, { name: ' ' })).status).toBe(400)
    const own = await (await open(auditor, account)).text()
    expect(own).not.toContain(key)
    const id = /account\/keys\/(\w+)\/end/.exec(own)?.[1] ?? ''
    expect((await post(lead, `${account}/keys/${id}/end`, {})).status).toBe(404)
    expect((await post(auditor, `${account}/keys/${id}/end`, {})).status).toBe(303)
    expect((await clientOf(jiban).get(`/api/v1/${place}/me`, bearer)).status).toBe(401)
    expect((await post(auditor, `${account}/keys/${id}/end`, {})).status).toBe(404)
  })

  it('sign another device out, and are the same over the API', async () => {
    const [here, there] = [await deskOf(jiban, 'editor', place), await deskOf(jiban, 'editor', place)]
    const { sessions } = (await here.get('/sessions')).body
    expect(sessions.filter(({ own }: { own: boolean }) => own)).toHaveLength(1)
    const other = sessions.find(({ own }: { own: boolean }) => !own).id
    expect((await post(lead, `/${place}/desk/account/sessions/${other}/end`, {})).status).toBe(404)
    expect((await post(here, `/${place}/desk/account/sessions/${other}/end`, {})).status).toBe(303)
    expect((await there.get('/me')).status).toBe(401)
    expect((await here.get('/me')).status).toBe(200)
  })
})

describe('the second proof', () => {
  const account = `/${place}/desk/account/two-factor`

  it('is turned on with the password and a first code, then asked for at each sign-in', async () => {
    const leader = await deskOf(jiban, `leader.${unit}`, place)
    expect((await post(leader, `${account}/on`, { password: 'not-this-one' })).status).toBe(400)
    const page = await (await post(leader, `${account}/on`, { password: 'jiban-demo' })).text()
    const key = (/<code>([A-Z2-7 ]{20,})<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
    expect((await signIn(`leader.${unit}.${place}`, 'jiban-demo')).headers.get('location')).toBe(
      `/${place}/desk`,
    )
    expect((await post(leader, `${account}/confirm`, { code: '000000' })).status).toBe(400)
    expect((await post(leader, `${account}/confirm`, { code: totpOf(key) })).status).toBe(303)

    const half = await signIn(`leader.${unit}.${place}`, 'jiban-demo')
    expect(half.headers.get('location')).toContain('/desk/sign-in/code')
    const cookie = cookiesOf(half)
    expect((await visitor.open(`/${place}/desk/orders`, { cookie })).status).toBe(303)
    const headers = { cookie, origin: 'http://localhost' }
    const code = `/${place}/desk/sign-in/code`
    expect((await visitor.post(code, { code: 'x', back: '' }, headers)).status).toBe(401)
    const whole = await visitor.post(code, { code: totpOf(key), back: 'https://elsewhere.example' }, headers)
    expect(whole.headers.get('location')).toBe(`/${place}/desk`)
    const own = cookiesOf(whole)
    expect((await visitor.open(`/${place}/desk/orders`, { cookie: own })).status).toBe(200)

    const off = await visitor.post(
      `${account}/off`,
      { password: 'jiban-demo' },
      { cookie: own, origin: 'http://localhost' },
    )
    expect(off.status).toBe(303)
    expect((await signIn(`leader.${unit}.${place}`, 'jiban-demo')).headers.get('location')).toBe(
      `/${place}/desk`,
    )
  })

  it('is no way in without the password', async () => {
    const alone = await visitor.post(
      `/${place}/desk/sign-in/code`,
      { code: '123456', back: '' },
      { origin: 'http://localhost' },
    )
    expect(alone.status).toBe(401)
    expect(alone.headers.getSetCookie().join()).not.toContain('session_token=')
  })
})
