import { expect, it } from 'vitest'
import { type Duty, dutySchema, type Unit, unitSchema } from '../../src/domain/unit.ts'
import { unitStore } from '../../src/store/unit-store.ts'
import { onEveryDatabase } from '../support/database.ts'
import { elsewhere, here } from './turns.ts'

const unit = (id: string, changes: object = {}): Unit =>
  unitSchema.parse({ id, name: `${id}局`, tier: 'city', parent: null, kind: id, ...changes })
const duty = (id: string, changes: object = {}): Duty =>
  dutySchema.parse({
    id,
    title: id,
    lead: 'market',
    words: ['短斤少两', '过期'],
    basis: '三定方案',
    ...changes,
  })

onEveryDatabase('unit store', ({ database }) => {
  const store = () => unitStore(database().db)

  it('gives back units and duties as they were loaded, duties in their order', async () => {
    const units = [
      unit('center'),
      unit('market', { parent: 'center', areas: ['奎文区'], phone: '0000-1234501', onboarded: false }),
    ]
    const duties = [duty('z'), duty('a', { co: ['center'], class: 'B', topic: 'food' })]
    await store().load(here, units, duties)
    expect(await store().units(here)).toEqual(units)
    expect(await store().duties(here)).toEqual(duties)
    expect(await store().units(elsewhere)).toEqual([])
  })

  it('replaces what was there, in that place only', async () => {
    await store().load(elsewhere, [unit('market')], [duty('theirs')])
    await store().load(here, [unit('market')], [duty('old')])
    await store().load(here, [unit('market'), unit('housing', { parent: 'market' })], [duty('new')])
    expect((await store().units(here)).map(({ id }) => id)).toEqual(['housing', 'market'])
    expect((await store().duties(here)).map(({ id }) => id)).toEqual(['new'])
    expect((await store().duties(elsewhere)).map(({ id }) => id)).toEqual(['theirs'])
  })

  it('refuses a catalogue that names an unknown unit, says where, and keeps what was there', async () => {
    await store().load(here, [unit('market')], [duty('old')])
    await expect(store().load(here, [unit('market')], [duty('x', { co: ['ghost'] })])).rejects.toThrow(
      'ghost (duty x)',
    )
    await expect(store().load(here, [unit('market', { parent: 'ghost' })], [])).rejects.toThrow(
      'ghost (unit market)',
    )
    await expect(store().load(here, [unit('market')], [duty('x'), duty('x')])).rejects.toThrow('duty_pkey')
    expect((await store().duties(here)).map(({ id }) => id)).toEqual(['old'])
  })

  it('takes an empty list', async () => {
    await store().load(here, [], [])
    expect(await store().units(here)).toEqual([])
  })
})
