import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { composeDeps } from '../../../src/app.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { nodeCipher } from '../../../src/store/node-cipher.ts'
import { shelfIndexes } from '../../../src/store/shelf-index/shelf-indexes.ts'
import { handleMessage } from '../../../src/usecases/handle-message.ts'
import { entry, today } from '../../store/entries.ts'
import { countingStatements } from '../../support/counting-statements.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { secret } from '../../support/jiban.ts'
import { testSigning } from '../../support/signing.ts'

onEveryDatabase('a question that was settled before', ({ database }) => {
  it('is read and written, and nothing else is asked of a database that tells of no changes', async () => {
    const { db, counted } = countingStatements(database().db)
    const place = placeIdSchema.parse('weifang')
    const shelves = shelfIndexes({ db })
    const now = new Date(`${today}T02:00:00Z`)
    const clock = { now: () => now }
    const { deps, loader } = composeDeps(db, nodeCipher(secret), clock, testSigning, { shelves })
    await loader.load(place, [entry('a.one')], now)
    const ask = () =>
      handleMessage(deps, {
        place,
        channel: 'web',
        messageId: randomUUID(),
        conversationId: randomUUID(),
        text: entry('a.one').question,
        receivedAt: now,
      })
    await ask()
    await shelves.settled()
    await ask()
    await shelves.settled()
    counted.statements = 0
    expect((await ask()).outcome).toMatchObject({ kind: 'settled', entryId: 'a.one' })
    expect(counted.statements).toBe(2)
    await db.updateTable('knowledge_entry').set({ status: 'withdrawn' }).where('place', '=', place).execute()
    expect((await ask()).outcome.kind).not.toBe('settled')
  })
})
