import { expect, it } from 'vitest'
import type { EntryDraft } from '../../../src/domain/knowledge-entry.ts'
import type { PlaceId } from '../../../src/domain/place.ts'
import { citableAlone, citableTogether } from '../../../src/store/knowledge/citable-together.ts'
import { knowledgeLoader } from '../../../src/store/knowledge/knowledge-loader.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { entry, freshPlace, today } from '../entries.ts'
import { at } from '../turns.ts'

onEveryDatabase('the citable entries of many who ask at once', ({ database }) => {
  const load = (place: PlaceId, ...entries: EntryDraft[]) =>
    knowledgeLoader(database().db).load(place, entries, at)
  const withdraw = (place: PlaceId, id: string) =>
    database()
      .db.updateTable('knowledge_entry')
      .set({ status: 'withdrawn' })
      .where('place', '=', place)
      .where('id', '=', id)
      .execute()

  it('are those each asked for, of its place and day', async () => {
    const [here, there] = [freshPlace(), freshPlace()]
    await load(here, entry('a.one'), entry('a.two', { effectiveTo: today }))
    await load(there, entry('a.one', { answer: '另一个地方的答复写在这里。' }))
    const citable = citableTogether(database().db)
    const asked = [
      [here, ['a.one'], today],
      [here, ['a.two', 'a.one', 'a.two'], today],
      [there, ['a.one', 'a.two'], today],
      [here, ['a.two'], '2027-01-01'],
      [here, [], today],
      [here, ['a.none'], today],
      [here, ['a.two'], today],
    ] as const
    const found = await Promise.all(asked.map(([place, ids, day]) => citable(place, ids, day)))
    expect(found.map((entries) => entries.map(({ place, id }) => [place, id]))).toEqual([
      [[here, 'a.one']],
      [
        [here, 'a.two'],
        [here, 'a.one'],
      ],
      [[there, 'a.one']],
      [],
      [],
      [],
      [[here, 'a.two']],
    ])
    expect(found[0]).toEqual(await citableAlone(database().db)(here, ['a.one'], today))
  })

  it('are as they were after each asked: what was withdrawn before is not among them', async () => {
    const place = freshPlace()
    await load(place, entry('a.one'))
    const citable = citableTogether(database().db)
    const before = citable(place, ['a.one'], today)
    await withdraw(place, 'a.one')
    expect(await Promise.all([citable(place, ['a.one'], today), citable(place, ['a.one'], today)])).toEqual([
      [],
      [],
    ])
    await before
    expect(await citable(place, ['a.one'], today)).toEqual([])
  })
})
