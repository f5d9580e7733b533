import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import {
  clientId,
  clientSecret,
  type IdentityProvider,
  identityProvider,
  type Trick,
} from '../../support/identity-provider.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { visitorOf } from '../pages/visitor.ts'

const place = placeIdSchema.parse('weifang')
const desk = `/${place}/desk`
const account = `dispatcher.${place}`

let provider: IdentityProvider
let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
const faults: string[] = []

const settings = (issuer: string) => ({
  name: '政务统一身份认证',
  issuer,
  clientId,
  clientSecret,
  accountClaim: 'preferred_username',
  onFault: (fault: string) => faults.push(fault),
})

beforeAll(async () => {
  provider = await identityProvider()
  jiban = await openJiban(undefined, undefined, { provider: settings(provider.issuer) })
  visitor = visitorOf(jiban)
})
afterAll(async () => {
  await provider.close()
  await jiban.close()
})
afterEach(() => {
  Object.assign(provider.state, { user: 'nobody', trick: {}, down: false })
  faults.length = 0
})

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')

/** Off to the provider: its address, and the cookie this browser got. */
const setOut = async (back = `${desk}/orders?list=overdue`) => {
  const response = await visitor.post(`${desk}/sign-in/provider`, { back }, { origin: 'http://localhost' })
  expect(response.status).toBe(303)
  return { address: new URL(response.headers.get('location') ?? ''), cookie: cookiesOf(response) }
}

/** The provider's own page: sends the browser back with a code. */
const atProvider = async (address: URL): Promise<string> => {
  const response = await fetch(address, { redirect: 'manual' })
  expect(response.status).toBe(302)
  const { pathname, search } = new URL(response.headers.get('location') ?? '')
  return `${pathname}${search}`
}

const thereAndBack = async (user: string, trick: Trick = {}, back?: string) => {
  Object.assign(provider.state, { user, trick })
  const { address, cookie } = await setOut(back)
  const path = await atProvider(address)
  return { response: await visitor.open(path, { cookie }), path, cookie, address }
}

const expectNobody = async (response: Response, words = '请再试一次') => {
  expect(response.status).toBe(401)
  expect(await response.text()).toContain(words)
  expect(response.headers.getSetCookie().join()).not.toContain('session_token')
}

describe('signing in by the identity provider of the city', () => {
  it('leads through the provider to the page that was wanted, signed in, and writes it down', async () => {
    expect(await visitor.read(`${desk}/sign-in`)).toContain('用政务统一身份认证登录')
    const { response } = await thereAndBack(account.toUpperCase())
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`${desk}/orders?list=overdue`)
    expect(response.headers.getSetCookie().join()).toMatch(/session_token=[^;]+;[^,]*HttpOnly/i)
    const page = await visitor.open(`${desk}/orders`, { cookie: cookiesOf(response) })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('待派单')
    const [line] = await jiban.deps.audit.search(place, { who: account, offset: 0, limit: 1 })
    expect(line).toMatchObject({ kind: 'signed-in', detail: '政务统一身份认证' })
  })

  it('asks for a code with PKCE, a state and a nonce that are new each time', async () => {
    const [one, two] = [(await setOut()).address.searchParams, (await setOut()).address.searchParams]
    expect(one.get('redirect_uri')).toBe(`http://localhost${desk}/sign-in/provider/return`)
    expect(one.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one.get(name)?.length).toBeGreaterThan(20)
      expect(one.get(name)).not.toBe(two.get(name))
    }
  })

  it('asks for no password change and no second step of ours: these are the affair of the provider', async () => {
    const staff = await jiban.deps.staff.list(place, {})
    const clerk = staff.find(({ id }) => id === `auditor.${place}`)
    if (!clerk) throw new Error('no auditor')
    await jiban.deps.accounts.add(clerk, 'a-temporary-password', { temporary: true })
    const { response } = await thereAndBack(clerk.id)
    const page = await visitor.open(`${desk}/orders`, { cookie: cookiesOf(response) })
    expect(page.status).toBe(200)
  })
})

describe('who does not get in by the identity provider', () => {
  it.each<[string, Trick]>([
    ['another issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['another audience', { claims: { aud: 'another-client' } }],
    ['two audiences, and not issued to us', { claims: { aud: [clientId, 'other'], azp: 'other' } }],
    ['a time that is over', { claims: { exp: Math.floor(Date.now() / 1000) - 120 } }],
    ['another nonce', { claims: { nonce: 'of another visit' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['a signature by a key the provider does not publish', { signed: 'by-another-key' }],
    ['no signature', { signed: 'not-at-all' }],
  ])('a token with %s', async (_, trick) => {
    await expectNobody((await thereAndBack(account, trick)).response)
    expect(faults).toHaveLength(1)
    expect(faults[0]).not.toContain(account)
  })

  it.each<[string, unknown]>([
    ['an account that is not here', 'somebody.else'],
    ['an account of another place', 'dispatcher.fuzhou'],
    ['no name', undefined],
    ['a number', 7],
    ['an empty name', ' '],
    ['a list', [account]],
  ])('a true token that names %s', async (_, name) => {
    const { response } = await thereAndBack(account, { claims: { preferred_username: name } })
    await expectNobody(response, '这里没有您可用的账号')
    const known = await jiban.deps.staff.list(place, {})
    expect(known.map(({ id }) => id)).not.toContain('somebody.else')
  })

  it('who has left, and who is locked out for wrong passwords', async () => {
    await jiban.database.db
      .updateTable('staff')
      .set({ active: false })
      .where('id', '=', `supervisor.${place}`)
      .execute()
    const left = await thereAndBack(`supervisor.${place}`)
    await expectNobody(left.response, '这里没有您可用的账号')
    const wrong = { username: `agent.${place}`, password: 'not-this-one' }
    for (let tries = 0; tries < 5; tries++)
      await visitor.post(`${desk}/sign-in`, wrong, { origin: 'http://localhost' })
    await expectNobody((await thereAndBack(`agent.${place}`)).response, '密码连续输错5次')
  })

  it('a way back that was used, even with the same cookie', async () => {
    const { response, path, cookie } = await thereAndBack(account)
    expect(response.status).toBe(303)
    await expectNobody(await visitor.open(path, { cookie }))
  })

  it('a code that was used, on a way back of its own', async () => {
    const first = await thereAndBack(account)
    const code = new URLSearchParams(first.path.split('?')[1]).get('code') ?? ''
    const { address, cookie } = await setOut()
    const query = new URLSearchParams({ code, state: address.searchParams.get('state') ?? '' })
    await expectNobody(await visitor.open(`${desk}/sign-in/provider/return?${query}`, { cookie }))
  })

  it("a code of somebody else's visit, put under one's own state", async () => {
    provider.state.user = account
    const theirs = new URLSearchParams((await atProvider((await setOut()).address)).split('?')[1])
    const { address, cookie } = await setOut()
    const query = new URLSearchParams({
      code: theirs.get('code') ?? '',
      state: address.searchParams.get('state') ?? '',
    })
    await expectNobody(await visitor.open(`${desk}/sign-in/provider/return?${query}`, { cookie }))
  })

  it('a browser that did not set out: the address back alone opens nothing', async () => {
    provider.state.user = account
    const { address } = await setOut()
    const path = await atProvider(address)
    await expectNobody(await visitor.open(path))
    await expectNobody(await visitor.open(path, { cookie: (await setOut()).cookie }))
  })

  it('who comes back at another place, too late, or with nothing', async () => {
    provider.state.user = account
    const other = await setOut()
    const elsewhere = (await atProvider(other.address)).replace('/weifang/', '/fuzhou/')
    await expectNobody(await visitor.open(elsewhere, { cookie: other.cookie }))
    const late = await setOut()
    const path = await atProvider(late.address)
    await jiban.database.db
      .updateTable('provider_attempt')
      .set({ expires_at: new Date(0) })
      .execute()
    await expectNobody(await visitor.open(path, { cookie: late.cookie }))
    await expectNobody(await visitor.open(`${desk}/sign-in/provider/return`))
  })

  it('who was refused at the provider', async () => {
    const { address, cookie } = await setOut()
    const query = new URLSearchParams({
      error: 'access_denied',
      state: address.searchParams.get('state') ?? '',
    })
    await expectNobody(await visitor.open(`${desk}/sign-in/provider/return?${query}`, { cookie }))
  })

  it('nobody by a form of another site, and nobody to another site afterwards', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }
    expect((await visitor.post(`${desk}/sign-in/provider`, {}, headers)).status).toBe(403)
    for (const back of ['https://elsewhere.example/', '//elsewhere.example', '/fuzhou/desk', '']) {
      const { response } = await thereAndBack(account, {}, back)
      expect(response.headers.get('location'), back).toBe(desk)
    }
  })

  it('nobody past the library: the inner way to a session is no address', async () => {
    const body = JSON.stringify({ id: account })
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const response = await jiban.app.request('/api/auth/provider-session', { method: 'POST', body, headers })
    expect(response.status).toBe(404)
  })
})

describe('an identity provider that does not answer', () => {
  it('leaves the password: the page says so, and works', async () => {
    const own = await openJiban(undefined, jiban.database, { provider: settings('http://127.0.0.1:9') })
    const page = await visitorOf(own).post(
      `${desk}/sign-in/provider`,
      { back: '' },
      { origin: 'http://localhost' },
    )
    expect(page.status).toBe(503)
    const text = await page.text()
    expect(text).toContain('或用账号和密码登录')
    expect(text).toContain('name="password"')
  })

  it('is not taken for a refusal when it goes down on the way', async () => {
    provider.state.user = account
    const { address, cookie } = await setOut()
    const path = await atProvider(address)
    provider.state.down = true
    const response = await visitor.open(path, { cookie })
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('暂时没有回应')
  })

  it('has no addresses and no button where none is configured', async () => {
    const own = await openJiban(undefined, jiban.database)
    const without = visitorOf(own)
    expect(await without.read(`${desk}/sign-in`)).not.toContain('统一身份认证')
    const post = await without.post(`${desk}/sign-in/provider`, {}, { origin: 'http://localhost' })
    expect(post.status).toBe(404)
  })
})
