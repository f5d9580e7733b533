import { beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema, unitIdSchema } from '../../src/domain/place.ts'
import type { Staff } from '../../src/domain/staff.ts'
import { accountStore, demoAccounts } from '../../src/store/accounts/index.ts'
import { idleMinutes, sessionHours } from '../../src/store/accounts/sessions.ts'
import { staffStore } from '../../src/store/staff-store.ts'
import { onEveryDatabase } from '../support/database.ts'
import { testSigning } from '../support/signing.ts'
import { totpOf } from '../support/totp.ts'

const place = placeIdSchema.parse('my-city')
const unit = unitIdSchema.parse('traffic-police')
const clerk: Staff = {
  id: 'clerk.traffic-police.my-city',
  name: '李敏',
  role: 'unit-clerk',
  unit,
  active: true,
  place,
}
const password = 'a-good-password'

onEveryDatabase('accounts', ({ database }) => {
  const accounts = (production = false) => accountStore(database().db, { ...testSigning, production })
  const signIn = (username: string, typed: string, host = '127.0.0.1:8787', production = false) =>
    accounts(production).handle(
      new Request(`http://${host}/api/auth/sign-in/username`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password: typed }),
      }),
    )
  const cookieOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
  beforeAll(() => accounts().add(clerk, password))

  it('lets somebody in with a cookie that scripts cannot read', async () => {
    const response = await signIn(clerk.id, password)
    expect(response.status).toBe(200)
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).not.toMatch(/Secure/)
    expect(await accounts().staffOf(new Headers({ cookie: cookieOf(response) }))).toEqual(clerk)
  })

  it('sends the cookie over https only away from loopback and in production', async () => {
    for (const response of [
      await signIn(clerk.id, password, '12345.my-city.example'),
      await signIn(clerk.id, password, '127.0.0.1:8787', true),
    ]) {
      expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-.*; Secure/i)
      expect(await accounts().staffOf(new Headers({ cookie: cookieOf(response) }))).toEqual(clerk)
    }
  })

  it('knows nobody in production by a cookie that may have come over plain http', async () => {
    const cookie = cookieOf(await signIn(clerk.id, password))
    expect(cookie).not.toContain('__Secure-')
    expect(await accounts(true).staffOf(new Headers({ cookie }))).toBeNull()
  })

  it('knows nobody by a forged cookie', async () => {
    const cookie = cookieOf(await signIn(clerk.id, password))
      .replace(/.(?=$|;)/, 'x')
      .replace(/\.\w/, '.q')
    expect(await accounts().staffOf(new Headers({ cookie }))).toBeNull()
    expect(await accounts().staffOf(new Headers())).toBeNull()
  })

  it('answers a wrong password and an unknown name with the same words', async () => {
    const told = (name: string) =>
      signIn(name, 'not the password').then(
        () => 'in',
        ({ code, message }) => `${code} ${message}`,
      )
    const wrong = await told(clerk.id)
    expect(wrong).toMatch(/^not_signed_in/)
    expect(await told('nobody.my-city')).toBe(wrong)
    await signIn(clerk.id, password)
  })

  it('shuts a name after five wrong passwords, also one nobody has', async () => {
    const other = { ...clerk, id: 'leader.traffic-police.my-city', role: 'unit-leader' as const }
    await accounts().add(other, password)
    for (const name of [other.id, 'somebody.my-city']) {
      for (let n = 0; n < 5; n += 1)
        await expect(signIn(name, 'wrong')).rejects.toMatchObject({ code: 'not_signed_in' })
      await expect(signIn(name, password)).rejects.toMatchObject({ code: 'rate_limited' })
    }
  })

  it('counts guesses that come all at once one by one', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () =>
        signIn('guessed.my-city', 'wrong').then(
          () => 'in',
          ({ code }) => code,
        ),
      ),
    )
    expect(guesses.filter((code) => code === 'not_signed_in')).toHaveLength(5)
  })

  it('ends other sessions and keys with a new password, which who has the present one may set', async () => {
    const other = { ...clerk, id: 'deputy.traffic-police.my-city' }
    await accounts().add(other, password)
    const [own, stolen] = [
      cookieOf(await signIn(other.id, password)),
      cookieOf(await signIn(other.id, password)),
    ]
    const bearer = new Headers({ authorization: `Bearer ${await accounts().addKey(other, 'stolen')}` })
    const change = (currentPassword: string) =>
      accounts().handle(
        new Request('http://127.0.0.1:8787/api/auth/change-password', {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: own },
          body: JSON.stringify({ currentPassword, newPassword: 'another-password' }),
        }),
      )
    await expect(change('a guess')).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await accounts().staffOf(bearer)).toEqual(other)
    const changed = await change(password)
    expect(changed.status).toBe(200)
    expect(await accounts().staffOf(bearer)).toBeNull()
    expect(await accounts().staffOf(new Headers({ cookie: stolen }))).toBeNull()
    expect(await accounts().staffOf(new Headers({ cookie: cookieOf(changed) }))).toEqual(other)
  })

  it('counts wrong present passwords as it counts sign-ins, until the password is set anew', async () => {
    const other = { ...clerk, id: 'second.traffic-police.my-city' }
    await accounts().add(other, password)
    const cookie = cookieOf(await signIn(other.id, password))
    const change = (currentPassword: string) =>
      accounts().handle(
        new Request('http://127.0.0.1:8787/api/auth/change-password', {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify({ currentPassword, newPassword: 'another-password' }),
        }),
      )
    for (let n = 0; n < 5; n += 1)
      await expect(change('a guess')).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(change(password)).rejects.toMatchObject({ code: 'rate_limited' })
    await expect(signIn(other.id, password)).rejects.toMatchObject({ code: 'rate_limited' })
    await accounts().add(other, 'set-by-the-lead')
    expect((await signIn(other.id, 'set-by-the-lead')).status).toBe(200)
  })

  it('ends a session that was left alone, and keeps one in use', async () => {
    const other = { ...clerk, id: 'idle.traffic-police.my-city' }
    await accounts().add(other, password)
    const cookie = new Headers({ cookie: cookieOf(await signIn(other.id, password)) })
    const leftAlone = (minutes: number) =>
      database()
        .db.updateTable('auth_session')
        .set({ seen_at: new Date(Date.now() - minutes * 60_000) })
        .where('user_id', '=', other.id)
        .execute()
    await leftAlone(idleMinutes - 1)
    expect(await accounts().staffOf(cookie)).toEqual(other)
    const [session] = await accounts().sessions(other)
    expect(Date.now() - new Date(session?.seenAt ?? 0).getTime()).toBeLessThan(idleMinutes * 30_000)
    await leftAlone(idleMinutes + 1)
    expect(await accounts().staffOf(cookie)).toBeNull()
    expect(await accounts().sessions(other)).toEqual([])
  })

  it('ends a session after the longest working day, however busy', async () => {
    const other = { ...clerk, id: 'busy.traffic-police.my-city' }
    await accounts().add(other, password)
    const cookie = new Headers({ cookie: cookieOf(await signIn(other.id, password)) })
    const [session] = await accounts().sessions(other)
    const hours = (new Date(session?.endsAt ?? 0).getTime() - Date.now()) / 3_600_000
    expect(Math.round(hours)).toBe(sessionHours)
    await database()
      .db.updateTable('auth_session')
      .set({ expires_at: new Date(Date.now() - 1000), seen_at: new Date() })
      .where('user_id', '=', other.id)
      .execute()
    expect(await accounts().staffOf(cookie)).toBeNull()
  })

  it('asks for an own password while somebody else has set it, and for one that is new', async () => {
    const other = { ...clerk, id: 'fresh.traffic-police.my-city' }
    await accounts().add(other, password, { temporary: true })
    const cookie = cookieOf(await signIn(other.id, password))
    await expect(accounts().staffOf(new Headers({ cookie }))).rejects.toMatchObject({ code: 'password_due' })
    const change = (newPassword: string) =>
      accounts().handle(
        new Request('http://127.0.0.1:8787/api/auth/change-password', {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify({ currentPassword: password, newPassword }),
        }),
      )
    await expect(change(password)).rejects.toMatchObject({ code: 'invalid_input' })
    const changed = await change('a-password-of-my-own')
    expect(await accounts().staffOf(new Headers({ cookie: cookieOf(changed) }))).toEqual(other)
  })

  it('ends one session or key of its owner and of nobody else', async () => {
    const other = { ...clerk, id: 'own.traffic-police.my-city' }
    await accounts().add(other, password)
    const cookie = new Headers({ cookie: cookieOf(await signIn(other.id, password)) })
    const bearer = new Headers({ authorization: `Bearer ${await accounts().addKey(other, 'a')}` })
    const [session] = await accounts().sessions(other)
    const [key] = await accounts().keys(other)
    expect(key?.name).toBe('a')
    expect(await accounts().endSession(clerk, session?.id ?? '')).toBe(false)
    expect(await accounts().endKey(clerk, key?.id ?? '')).toBe(false)
    expect(await accounts().staffOf(cookie)).toEqual(other)
    expect(await accounts().endKey(other, key?.id ?? '')).toBe(true)
    expect(await accounts().endKey(other, key?.id ?? '')).toBe(false)
    expect(await accounts().staffOf(bearer)).toBeNull()
    expect(await accounts().endSession(other, session?.id ?? '')).toBe(true)
    expect(await accounts().staffOf(cookie)).toBeNull()
  })

  it('says until when a name is shut', async () => {
    for (let n = 0; n < 5; n += 1) await signIn('shut.my-city', 'wrong').catch(() => undefined)
    const [before, refused, after] = [
      Date.now(),
      await signIn('shut.my-city', 'wrong').catch((fault) => fault),
      Date.now(),
    ]
    const ends = new Date(refused.facts.endsAt).getTime()
    // Shut with the fifth try, which was before the sixth; told in whole minutes.
    expect(ends).toBeGreaterThan(before + 10 * 60_000)
    expect(ends).toBeLessThanOrEqual(after + 15 * 60_000 + 60_000)
    expect(refused.message).toContain('以后可以再试')
  })

  it('asks for a second proof once it is turned on, takes a recovery code once, and forgets it with a reset', async () => {
    const other = { ...clerk, id: 'second-proof.traffic-police.my-city' }
    await accounts().add(other, password)
    const ask = async (path: string, body: object, cookie: string) =>
      accounts().handle(
        new Request(`http://127.0.0.1:8787/api/auth/two-factor/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify(body),
        }),
      )
    const first = cookieOf(await signIn(other.id, password))
    expect((await ask('enable', { password: 'a guess' }, first)).ok).toBe(false)
    const { totpURI, backupCodes } = (await (await ask('enable', { password }, first)).json()) as {
      totpURI: string
      backupCodes: string[]
    }
    const codeNow = () => totpOf(new URL(totpURI).searchParams.get('secret') ?? '')
    expect(cookieOf(await signIn(other.id, password))).toContain('session_token')
    const turnedOn = await ask('verify-totp', { code: codeNow() }, first)
    expect(turnedOn.status).toBe(200)

    const half = cookieOf(await signIn(other.id, password))
    expect(await accounts().staffOf(new Headers({ cookie: half }))).toBeNull()
    expect((await ask('verify-totp', { code: '000000' }, half)).ok).toBe(false)
    const whole = await ask('verify-totp', { code: codeNow() }, half)
    expect(await accounts().signedIn(new Headers({ cookie: cookieOf(whole) }))).toMatchObject({
      staff: other,
      twoFactor: true,
    })
    const code = backupCodes[0]
    const spent = cookieOf(await signIn(other.id, password))
    expect((await ask('verify-backup-code', { code }, spent)).status).toBe(200)
    const again = cookieOf(await signIn(other.id, password))
    expect((await ask('verify-backup-code', { code }, again)).ok).toBe(false)

    await accounts().add(other, 'set-by-the-lead', { temporary: true })
    const reset = cookieOf(await signIn(other.id, 'set-by-the-lead'))
    expect(await accounts().signedIn(new Headers({ cookie: reset }))).toMatchObject({
      mustChangePassword: true,
      twoFactor: false,
    })
  })

  it('opens no other route of the library', async () => {
    for (const path of ['sign-up/email', 'is-username-available', 'sign-in/email', 'update-user'])
      await expect(
        accounts().handle(new Request(`http://localhost/api/auth/${path}`, { method: 'POST', body: '{}' })),
      ).rejects.toMatchObject({ code: 'not_found' })
  })

  it('knows the holder of a key, and nobody by one that has run out', async () => {
    const key = await accounts().addKey(clerk, 'reports')
    const bearer = new Headers({ authorization: `Bearer ${key}` })
    expect(await accounts().staffOf(bearer)).toEqual(clerk)
    expect(await accounts().staffOf(new Headers({ authorization: `Bearer ${key.slice(0, -1)}_` }))).toBeNull()
    await database()
      .db.updateTable('api_key')
      .set({ expires_at: new Date(0) })
      .execute()
    expect(await accounts().staffOf(bearer)).toBeNull()
  })

  it('opens nothing by a key whose owner has no second step, from the day the role asks for one', async () => {
    const strict = accountStore(database().db, { ...testSigning, requireTwoFactor: ['unit-clerk'] })
    const owner = { ...clerk, id: 'clerk2.traffic-police.my-city' }
    await accounts().add(owner, password)
    const key = await accounts().addKey(owner, 'made before')
    const bearer = new Headers({ authorization: `Bearer ${key}` })
    expect(await accounts().staffOf(bearer)).toEqual(owner)
    await expect(strict.staffOf(bearer)).rejects.toMatchObject({
      code: 'second_step_due',
      message: expect.stringContaining('密钥'),
    })
    await expect(strict.addKey(owner, 'made after')).rejects.toMatchObject({ code: 'second_step_due' })
    expect(await strict.keys(owner)).toHaveLength(1)
    const turn = (two_factor_enabled: boolean) =>
      database().db.updateTable('auth_user').set({ two_factor_enabled }).where('id', '=', owner.id).execute()
    await turn(true)
    expect(await strict.staffOf(bearer)).toEqual(owner)
    expect(await strict.addKey(owner, 'made after')).toMatch(/^jiban_/)
    await turn(false)
    await expect(strict.staffOf(bearer)).rejects.toMatchObject({ code: 'second_step_due' })
    // Other roles owe nothing.
    const leader = { ...owner, id: 'leader2.traffic-police.my-city', role: 'unit-leader' as const }
    await accounts().add(leader, password)
    const other = new Headers({ authorization: `Bearer ${await strict.addKey(leader, 'reports')}` })
    expect(await strict.staffOf(other)).toEqual(leader)
  })

  it('keeps no key and no password that could be read', async () => {
    const key = await accounts().addKey(clerk, 'reports')
    const rows = [
      ...(await database().db.selectFrom('api_key').selectAll().execute()),
      ...(await database().db.selectFrom('auth_account').selectAll().execute()),
    ]
    expect(JSON.stringify(rows)).not.toContain(key.slice(6))
    expect(JSON.stringify(rows)).not.toContain(password)
  })

  it('ends sessions and keys with the change that takes somebody out', async () => {
    const leaver = { ...clerk, id: 'manager.traffic-police.my-city', role: 'unit-admin' as const }
    await accounts().add(leaver, password)
    const cookie = new Headers({ cookie: cookieOf(await signIn(leaver.id, password)) })
    const bearer = new Headers({ authorization: `Bearer ${await accounts().addKey(leaver, 'reports')}` })
    await staffStore(database().db).change(place, {
      id: 'c1',
      unit,
      role: 'unit-admin',
      leaves: leaver.id,
      joins: { id: 'manager2.traffic-police.my-city', name: '王强' },
      changedOn: '2026-11-20',
      reportedAt: '2026-11-20T02:00:00.000Z',
      reportedBy: 'lead.my-city',
      dueAt: null,
      late: false,
      article: null,
      to: ['区级平台'],
      cc: [],
    })
    expect(await accounts().staffOf(cookie)).toBeNull()
    expect(await accounts().staffOf(bearer)).toBeNull()
    await expect(signIn(leaver.id, password)).rejects.toMatchObject({ code: 'not_signed_in' })
    const [change] = await staffStore(database().db).changes(place, 10)
    expect(change).toMatchObject({ leaves: leaver.id, changedOn: '2026-11-20', to: ['区级平台'] })
  })

  it('gives a name once, also when two reports come at the same moment', async () => {
    const joined = (id: string) =>
      staffStore(database().db)
        .change(place, {
          id,
          unit,
          role: 'unit-clerk',
          joins: { id: 'newcomer.traffic-police.my-city', name: '新来' },
          changedOn: '2026-11-20',
          reportedAt: '2026-11-20T02:00:00.000Z',
          reportedBy: clerk.id,
          dueAt: null,
          late: false,
          article: null,
          to: [],
          cc: [],
        })
        .then(
          () => 'recorded',
          ({ code }) => code,
        )
    const ids = [crypto.randomUUID(), crypto.randomUUID()]
    expect((await Promise.all(ids.map(joined))).sort()).toEqual(['invalid_input', 'recorded'])
  })

  it('lets demonstration accounts in only outside production', async () => {
    const demo = { ...clerk, id: 'agent.my-city', role: 'agent' as const, unit: null }
    expect(await demoAccounts(database().db).addMissing([demo], 'jiban-demo')).toBe(1)
    expect(await demoAccounts(database().db).addMissing([demo], 'jiban-demo')).toBe(0)
    expect(await demoAccounts(database().db).count()).toBe(1)
    const cookie = cookieOf(await signIn(demo.id, 'jiban-demo'))
    expect((await accounts().staffOf(new Headers({ cookie })))?.id).toBe(demo.id)
    expect(await accounts(true).staffOf(new Headers({ cookie }))).toBeNull()
    await expect(signIn(demo.id, 'jiban-demo', '127.0.0.1', true)).rejects.toMatchObject({
      code: 'not_signed_in',
    })
  })
})

describe('demonstration people', () => {
  it('are made up the same way at every start', async () => {
    const { demoPeople } = await import('../../src/demo-people.ts')
    const units = [
      { id: unit, name: '交警支队', tier: 'unit', parent: null, kind: 'x', areas: [], onboarded: true },
    ] as const
    const people = demoPeople(place, units as never)
    expect(people.map(({ id }) => id)).toContain('clerk.traffic-police.my-city')
    expect(people).toEqual(demoPeople(place, units as never))
    expect(people).toHaveLength(10)
  })
})
