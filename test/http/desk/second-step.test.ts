import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientId, clientSecret, identityProvider } from '../../support/identity-provider.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { totpOf } from '../../support/totp.ts'
import { deskOf } from '../api/desk.ts'
import { visitorOf } from '../pages/visitor.ts'

const place = 'weifang'
const desk = `/${place}/desk`
const admin = `admin.${place}`

let provider: Awaited<ReturnType<typeof identityProvider>>
let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  provider = await identityProvider()
  jiban = await openJiban(undefined, undefined, {
    requireTwoFactor: ['system-admin'],
    provider: {
      name: '统一身份认证',
      issuer: provider.issuer,
      clientId,
      clientSecret,
      accountClaim: 'preferred_username',
    },
  })
  visitor = visitorOf(jiban)
})
afterAll(async () => {
  await provider.close()
  await jiban.close()
})

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
const post = (path: string, fields: Record<string, string>, cookie = '') =>
  visitor.post(`${desk}${path}`, fields, { cookie, origin: 'http://localhost' })
const keyIn = (page: string) => (/<code>([A-Z2-7 ]{20,})<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')

describe('a role that does not work by a password alone', () => {
  it('does nothing before the second step is set up, on pages and over the API', async () => {
    const { cookie, get } = await deskOf(jiban, 'admin', place)
    for (const path of ['', '/people', '/account', '/admin/units']) {
      const page = await visitor.open(`${desk}${path}`, { cookie })
      expect([page.status, page.headers.get('location')], path).toEqual([303, `${desk}/second-step`])
    }
    const refused = await get('/me')
    expect([refused.status, refused.body.title]).toEqual([403, '请先开启两步验证'])
    expect((await post('/account/keys', { name: '绕过' }, cookie)).headers.get('location')).toBe(
      `${desk}/second-step`,
    )
    expect((await visitor.open(`${desk}/second-step`, { cookie })).status).toBe(200)
  })

  it('is not held up when the identity provider vouches for the session', async () => {
    provider.state.user = admin
    const out = await post('/sign-in/provider', { back: `${desk}/people` })
    const back = await fetch(out.headers.get('location') ?? '', { redirect: 'manual' })
    const { pathname, search } = new URL(back.headers.get('location') ?? '')
    const entered = await visitor.open(`${pathname}${search}`, { cookie: cookiesOf(out) })
    expect((await visitor.open(`${desk}/people`, { cookie: cookiesOf(entered) })).status).toBe(200)
    // Nobody vouches for a key.
    const refused = await post('/account/keys', { name: '报表' }, cookiesOf(entered))
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('您的角色要先有两步验证才能新建密钥')
  })

  it('sets it up with the password and a first code, keeps what went wrong in words, and works then', async () => {
    const { cookie } = await deskOf(jiban, 'admin', place)
    const wrong = await post('/second-step', { password: 'not-this-one' }, cookie)
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('密码不对')
    const page = await (await post('/second-step', { password: 'jiban-demo' }, cookie)).text()
    expect(page).toMatch(/<svg class="qr"[^>]*role="img"/)
    expect(page).not.toMatch(/otpauth:|style=/)
    const guessed = await post('/second-step/confirm', { code: '000000' }, cookie)
    expect(guessed.status).toBe(400)
    expect(await guessed.text()).toContain('验证码不对')
    const done = await post('/second-step/confirm', { code: totpOf(keyIn(page)) }, cookie)
    expect([done.status, done.headers.get('location')]).toEqual([303, desk])
    const own = cookiesOf(done) === '' ? cookie : cookiesOf(done)
    expect((await visitor.open(`${desk}/people`, { cookie: own })).status).toBe(200)

    const account = await (await visitor.open(`${desk}/account`, { cookie: own })).text()
    expect(account).toContain('您的角色不能关闭')
    expect(account).not.toContain('two-factor/off')
    const off = await post('/account/two-factor/off', { password: 'jiban-demo' }, own)
    expect(off.status).toBe(403)
    expect(await off.text()).toContain('不能关闭')
    expect((await visitor.open(`${desk}/second-step`, { cookie: own })).headers.get('location')).toBe(desk)
  })

  it('asks nothing of other roles, of nobody signed in, and takes no form of another site', async () => {
    const { cookie } = await deskOf(jiban, 'dispatcher', place)
    expect((await visitor.open(`${desk}/account`, { cookie })).status).toBe(200)
    expect((await visitor.open(`${desk}/second-step`, { cookie })).headers.get('location')).toBe(desk)
    expect((await post('/second-step', { password: 'jiban-demo' }, cookie)).headers.get('location')).toBe(
      desk,
    )
    expect((await visitor.open(`${desk}/second-step`)).headers.get('location')).toContain('/sign-in')
    const foreign = { cookie, 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }
    expect((await visitor.post(`${desk}/second-step`, {}, foreign)).status).toBe(403)
  })
})
