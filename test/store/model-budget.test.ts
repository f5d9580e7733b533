import { expect, it } from 'vitest'
import { modelBudget } from '../../src/store/model-budget.ts'
import { onEveryDatabase } from '../support/database.ts'
import { freshPlace } from './entries.ts'

const day = '2026-09-28'

onEveryDatabase('model budget', ({ database }) => {
  it('grants as many calls a day to each place as the limit says', async () => {
    const [place, other] = [freshPlace(), freshPlace()]
    const budget = modelBudget(database().db, { calls: 2, tokens: 100 })
    const takes = [
      await budget.take(place, day),
      await budget.take(place, day),
      await budget.take(place, day),
    ]
    expect(takes).toEqual([true, true, false])
    expect(await budget.take(other, day)).toBe(true)
    expect(await budget.take(place, '2026-09-29')).toBe(true)
  })

  it('grants none when the tokens of the day are used up', async () => {
    const place = freshPlace()
    const budget = modelBudget(database().db, { calls: 10, tokens: 100 })
    await budget.spend(place, day, 60)
    expect(await budget.take(place, day)).toBe(true)
    await budget.spend(place, day, 40)
    expect(await budget.take(place, day)).toBe(false)
  })

  it('grants none at all with a limit of nothing', async () => {
    expect(await modelBudget(database().db, { calls: 0, tokens: 1 }).take(freshPlace(), day)).toBe(false)
  })

  it('counts every call of several processes', async () => {
    const place = freshPlace()
    const budget = modelBudget(database().db, { calls: 5, tokens: 100 })
    const takes = await Promise.all(Array.from({ length: 12 }, () => budget.take(place, day)))
    expect(takes.filter(Boolean)).toHaveLength(5)
  })
})
