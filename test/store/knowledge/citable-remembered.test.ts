import { expect, it } from 'vitest'
import { NATIONAL, type PlaceId } from '../../../src/domain/place.ts'
import { citableRemembered } from '../../../src/store/knowledge/citable-remembered.ts'
import { citableAlone } from '../../../src/store/knowledge/citable-together.ts'
import { knowledgeLoader } from '../../../src/store/knowledge/knowledge-loader.ts'
import { revisionReader } from '../../../src/store/shelf-index/revisions.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { entry, freshPlace, today, unrelated } from '../entries.ts'
import { at } from '../turns.ts'

onEveryDatabase('citable entries that were read before', ({ database }) => {
  const load = (place: PlaceId, ...ids: string[]) =>
    knowledgeLoader(database().db).load(
      place,
      ids.map((id) => entry(id)),
      at,
    )

  /** Tells besides which ids had to be read. */
  const remembered = () => {
    const read: string[] = []
    const alone = citableAlone(database().db)
    const citable = citableRemembered((place, ids, day) => {
      read.push(...ids)
      return alone(place, ids, day)
    }, revisionReader(database()))
    return {
      read,
      ids: async (place: PlaceId, ids: string[], day = today) => idsOf(await citable(place, ids, day)),
      citable,
    }
  }
  const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id)

  it('are read once, those that may not be cited as well, for each day by itself', async () => {
    const place = freshPlace()
    await load(place, 'a.one', 'a.two')
    const { read, ids } = remembered()
    expect(await ids(place, ['a.one', 'a.none'])).toEqual(['a.one'])
    expect(await ids(place, ['a.none', 'a.two', 'a.one', 'a.two'])).toEqual(['a.two', 'a.one'])
    expect(read).toEqual(['a.one', 'a.none', 'a.two'])
    expect(await ids(place, ['a.one'], '2025-12-31')).toEqual([])
    expect(read).toEqual(['a.one', 'a.none', 'a.two', 'a.one'])
  })

  it('are gone with the very next question when they are withdrawn, held back or hidden', async () => {
    const place = freshPlace()
    const { db } = database()
    const national = `n.${place}`
    await load(place, 'a.one', 'a.two')
    await knowledgeLoader(db).load(NATIONAL, [unrelated(national, `什么是${place}？`)], at)
    const { ids } = remembered()
    const asked = ['a.one', 'a.two', national]
    expect(await ids(place, asked)).toEqual(asked)
    await db
      .updateTable('knowledge_entry')
      .set({ status: 'withdrawn' })
      .where('place', '=', place)
      .where('id', '=', 'a.one')
      .execute()
    expect(await ids(place, asked)).toEqual(['a.two', national])
    await db
      .insertInto('knowledge_hold')
      .values({ place, shelf: NATIONAL, entry_id: national, reason: 'withdrawn', since: at })
      .execute()
    expect(await ids(place, asked)).toEqual(['a.two'])
  })

  it('carry a doubt from the moment it is told to the moment it is dealt with', async () => {
    const place = freshPlace()
    const { db } = database()
    await load(place, 'a.one')
    const { citable } = remembered()
    const doubted = async () => (await citable(place, ['a.one'], today)).map((one) => one.doubted ?? false)
    expect(await doubted()).toEqual([false])
    await db
      .insertInto('knowledge_correction')
      .values({
        place,
        id: 'c1',
        shelf: place,
        entry_id: 'a.one',
        version: 1,
        question: '对吗？',
        said_by: 'citizen',
        opened_at: at,
        due_at: at,
        article: '第三十一条',
      })
      .execute()
    expect(await doubted()).toEqual([true])
    await db
      .updateTable('knowledge_correction')
      .set({ state: 'refused', why: '答复没有错。', closed_at: at })
      .where('place', '=', place)
      .execute()
    expect(await doubted()).toEqual([false])
  })

  it('are asked for again when reading them failed', async () => {
    const place = freshPlace()
    await load(place, 'a.one')
    const alone = citableAlone(database().db)
    let failing = true
    const citable = citableRemembered(async (...asked) => {
      if (failing) throw new Error('gone')
      return alone(...asked)
    }, revisionReader(database()))
    await expect(citable(place, ['a.one'], today)).rejects.toThrow('gone')
    failing = false
    expect(idsOf(await citable(place, ['a.one'], today))).toEqual(['a.one'])
  })
})
