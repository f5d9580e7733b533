import { describe, expect, it } from 'vitest'
import { composeDeps, createApp } from '../../../src/app.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { diskAssets } from '../../../src/http/disk-assets.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { openServer } from '../../../src/store/database.ts'
import { testSigning } from '../../support/signing.ts'

describe('without its database the service', () => {
  const nobodyListens = 'postgres://nobody@127.0.0.1:1/nothing'

  it('says busy with 503, keeps nothing half, and is not ready', async () => {
    const database = openServer(nobodyListens)
    const { deps } = composeDeps(
      database.db,
      aesCipher('a key for tests only'),
      { now: () => new Date() },
      testSigning,
    )
    const app = createApp(deps, {
      defaultPlace: placeIdSchema.parse('weifang'),
      mode: 'demo',
      ready: () =>
        database.pool.query('select 1').then(
          () => true,
          () => false,
        ),
      asset: diskAssets,
    })
    const response = await app.request('/api/v1/weifang/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: '试用期最长多久' }),
    })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'busy', status: 503 })
    expect((await app.request('/readyz')).status).toBe(503)
    expect((await app.request('/healthz')).status).toBe(200)
    await database.close()
  })
})
