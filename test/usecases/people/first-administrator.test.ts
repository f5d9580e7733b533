import { expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { accountStore } from '../../../src/store/accounts/index.ts'
import { auditTrail } from '../../../src/store/audit-trail.ts'
import { staffStore } from '../../../src/store/staff-store.ts'
import { firstAdministrator } from '../../../src/usecases/people/first-administrator.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { testSigning } from '../../support/signing.ts'

const place = placeIdSchema.parse('my-city')

onEveryDatabase('the first administrator', ({ database }) => {
  const deps = () => ({
    staff: staffStore(database().db),
    accounts: accountStore(database().db, testSigning),
    audit: auditTrail(database().db),
  })

  it('is made once, signs in with the password shown and has to change it', async () => {
    await expect(firstAdministrator(deps(), place, 'boss', '某')).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const id = 'boss.my-city'
    const password = await firstAdministrator(deps(), place, id, '某')
    const entered = await deps().accounts.handle(
      new Request('http://127.0.0.1/api/auth/sign-in/username', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: id, password }),
      }),
    )
    const cookie = entered.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    expect(await deps().accounts.signedIn(new Headers({ cookie }))).toMatchObject({
      staff: { id, role: 'system-admin' },
      mustChangePassword: true,
    })
    for (const another of [id, 'second.my-city'])
      await expect(firstAdministrator(deps(), place, another, '某')).rejects.toMatchObject({
        code: 'not_allowed',
      })
    const kept = await deps().audit.search(place, { who: 'command-line', offset: 0, limit: 10 })
    expect(kept).toHaveLength(1)
    const rows = await database().db.selectFrom('desk_deed').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(password)
  })
})
