import { expect, it } from 'vitest'
import { placeIdSchema } from '../../src/domain/place.ts'
import { auditTrail } from '../../src/store/audit-trail.ts'
import { onEveryDatabase } from '../support/database.ts'

const place = placeIdSchema.parse('my-city')
const elsewhere = placeIdSchema.parse('other-city')

onEveryDatabase('the audit trail', ({ database }) => {
  const trail = () => auditTrail(database().db)
  const deed = (who: string, subject: string, at = place) =>
    trail().record({ place: at, who, kind: 'key-made', subject })

  it('finds by person, by what it was done to and by page, the latest first, in one place', async () => {
    for (const [who, subject] of [
      ['lead.my-city', 'first'],
      ['admin.my-city', 'Second'],
      ['lead.my-city', 'third'],
    ] as const)
      await deed(who, subject)
    await deed('lead.other-city', 'fourth', elsewhere)
    const all = await trail().search(place, { offset: 0, limit: 10 })
    expect(all.map(({ subject }) => subject)).toEqual(['third', 'Second', 'first'])
    const own = await trail().search(place, { who: 'lead.my-city', offset: 0, limit: 10 })
    expect(own.map(({ subject }) => subject)).toEqual(['third', 'first'])
    const named = await trail().search(place, { subject: 'sec', offset: 0, limit: 10 })
    expect(named.map(({ subject }) => subject)).toEqual(['Second'])
    const rest = await trail().search(place, { offset: 1, limit: 1 })
    expect(rest.map(({ subject }) => subject)).toEqual(['Second'])
    const past = new Date(Date.now() - 60_000)
    expect(await trail().search(place, { until: past, offset: 0, limit: 10 })).toEqual([])
    expect(await trail().search(place, { from: past, offset: 0, limit: 10 })).toHaveLength(3)
    expect(await trail().search(place, { source: 'reveal', offset: 0, limit: 10 })).toEqual([])
  })

  it('has what people did to entries of knowledge, with the reason or the version; not what the system did', async () => {
    const step = (revision: number, type: string, role: string, facts: object) => ({
      place,
      entry_id: 'heating-fees',
      revision,
      at: new Date(),
      who: 'editor.my-city',
      role,
      type,
      facts: JSON.stringify(facts),
    })
    await database()
      .db.insertInto('knowledge_log')
      .values([
        step(1, 'draft-from-order', 'system', {}),
        step(2, 'publish', 'knowledge-editor', { version: 3 }),
        step(3, 'withdraw', 'hotline-lead', { why: '条款已修改' }),
      ])
      .execute()
    const steps = await trail().search(place, {
      source: 'knowledge',
      subject: 'HEATING',
      offset: 0,
      limit: 10,
    })
    expect(steps.map(({ kind, detail }) => [kind, detail]).sort()).toEqual([
      ['publish', '第3版'],
      ['withdraw', '条款已修改'],
    ])
    expect(await trail().search(elsewhere, { source: 'knowledge', offset: 0, limit: 10 })).toEqual([])
  })

  it('takes what is typed as words, not as a pattern or a query', async () => {
    for (const subject of ['%', "' or 1=1 --", '\\'])
      expect(await trail().search(place, { subject, offset: 0, limit: 10 }), subject).toEqual([])
  })

  it('keeps what was recorded', async () => {
    await deed('lead.my-city', 'kept')
    const { db } = database()
    await expect(db.deleteFrom('desk_deed').execute()).rejects.toThrow('append-only')
    await expect(db.updateTable('desk_deed').set({ who: 'x' }).execute()).rejects.toThrow('append-only')
  })
})
