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
    const foreign = await visitor.open('/fuzhou/desk/orders', { cookie })
    expect(foreign.status).toBe(403)
    expect(await foreign.text()).toContain('href="/fuzhou/desk/sign-in"')
    expect((await visitor.open('/nowhere/desk/orders', { cookie })).status).toBe(404)
    const lost = await visitor.open('/weifang/desk/nothing', { cookie })
    expect(lost.status).toBe(404)
    expect(await lost.text()).toContain('回到工作台')
  })

  it('leads nowhere that is not there: every address in the navigation of every role has a page', async () => {
    for (const account of ['agent', 'lead', 'editor', 'admin', 'clerk.urban-management']) {
      const { cookie } = await deskOf(jiban, account, 'weifang')
      const home = await visitor.open('/weifang/desk', { cookie })
      const page = await (await visitor.open(home.headers.get('location') ?? '', { cookie })).text()
      const links = [...page.matchAll(/href="(\/weifang\/desk[^"#]*)"/g)].map((match) => match[1] ?? '')
      expect(links.length).toBeGreaterThan(1)
      for (const link of new Set(links)) {
        const { status } = await visitor.open(link.replaceAll('&amp;', '&'), { cookie })
        expect([200, 303], `${account} ${link}`).toContain(status)
      }
    }
  })

  it('changes the password of who knows the present one, and says why it does not otherwise', async () => {
    const { cookie } = await deskOf(jiban, 'clerk.housing', 'weifang')
    const change = (currentPassword: string, newPassword: string) =>
      visitor.post(
        '/weifang/desk/account',
        { currentPassword, newPassword },
        { cookie, origin: 'http://localhost' },
      )
    const refused = await change('not-this-one', 'a-new-password')
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('现在的密码不对')
    expect((await change('jiban-demo', 'short')).status).toBe(400)
    const done = await change('jiban-demo', 'a-new-password')
    expect(done.headers.get('location')).toBe('/weifang/desk/account?done')
  })

  it('ends with signing out', async () => {
    const { cookie } = await deskOf(jiban, 'supervisor', 'weifang')
    expect((await visitor.open('/weifang/desk/orders', { cookie })).status).toBe(200)
    const out = await visitor.post('/weifang/desk/sign-out', {}, { cookie, origin: 'http://localhost' })
    expect(out.headers.get('location')).toBe('/weifang/desk/sign-in')
    expect((await visitor.open('/weifang/desk/orders', { cookie })).status).toBe(303)
  })
})
