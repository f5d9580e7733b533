import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { deskOf } from '../api/desk.ts'
import { visitorOf } from '../pages/visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())

const enter = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  visitor.post('/weifang/desk/sign-in', fields, { origin: 'http://localhost', ...headers })

describe('signing in at the desk', () => {
  it('leads who is not signed in to the sign-in page, and back to where they wanted to go', async () => {
    const first = await visitor.open('/weifang/desk/orders?list=overdue')
    expect(first.status).toBe(303)
    const to = first.headers.get('location') ?? ''
    expect(to).toBe('/weifang/desk/sign-in?back=%2Fweifang%2Fdesk%2Forders%3Flist%3Doverdue')
    expect(await visitor.read(to)).toContain('value="/weifang/desk/orders?list=overdue"')
    const entered = await enter({
      username: 'dispatcher.weifang',
      password: 'jiban-demo',
      back: '/weifang/desk/orders?list=overdue',
    })
    expect(entered.status).toBe(303)
    expect(entered.headers.get('location')).toBe('/weifang/desk/orders?list=overdue')
    expect(entered.headers.getSetCookie().join()).toMatch(/HttpOnly/i)
  })

  it('leads nowhere but to this desk afterwards', async () => {
    for (const back of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/fuzhou/desk',
      '/weifang/desk/sign-in',
    ]) {
      const entered = await enter({ username: 'dispatcher.weifang', password: 'jiban-demo', back })
      expect(entered.headers.get('location'), back).toBe('/weifang/desk')
    }
  })

  it('keeps the account name and says what to do after a wrong password', async () => {
    const refused = await enter({ username: 'auditor.weifang', password: 'wrong-one', back: '' })
    expect(refused.status).toBe(401)
    const page = await refused.text()
    expect(page).toContain('账号或密码不对')
    expect(page).toContain('value="auditor.weifang"')
    expect(page).not.toContain('wrong-one')
  })

  it('takes no form from another site', async () => {
    const fields = { username: 'auditor.weifang', password: 'jiban-demo', back: '' }
    const foreign = await enter(fields, {
      'sec-fetch-site': 'cross-site',
      origin: 'https://elsewhere.example',
    })
    expect(foreign.status).toBe(403)
    expect(foreign.headers.getSetCookie()).toEqual([])
  })

  it('shows the lists of the role with their counts, and nothing of another place', async () => {
    const { cookie } = await deskOf(jiban, 'dispatcher', 'weifang')
    const page = await (await visitor.open('/weifang/desk/orders?list=to-dispatch', { cookie })).text()
    expect(page).toContain('待派单')
    expect(page).not.toContain('系统管理')
    expect((await visitor.open('/fuzhou/desk/orders', { cookie })).status).toBe(403)
  })

  it('ends with signing out', async () => {
    const { cookie } = await deskOf(jiban, 'supervisor', 'weifang')
    expect((await visitor.open('/weifang/desk/orders', { cookie })).status).toBe(200)
    const out = await visitor.post('/weifang/desk/sign-out', {}, { cookie, origin: 'http://localhost' })
    expect(out.headers.get('location')).toBe('/weifang/desk/sign-in')
    expect((await visitor.open('/weifang/desk/orders', { cookie })).status).toBe(303)
  })
})
