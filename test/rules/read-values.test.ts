import { describe, expect, it } from 'vitest'
import { allPlaces, packOf } from '../../src/rules/index.ts'
import type { RulePack } from '../../src/rules/rule-pack.ts'
import { readersOf, readingSources, valuesOf } from './read-values.ts'

const sources = readingSources()
const packs = allPlaces.map(packOf)

/** Read by a name that is only known when it runs, with the place where that happens. */
const byName: Readonly<Record<string, readonly [file: string, how: string]>> = {
  'classification.labels.citizen': ['src/rules/classify.ts', 'scheme.labels['],
  'classification.labels.enterprise': ['src/rules/classify.ts', 'scheme.labels['],
  'classification.labels.other_org': ['src/rules/classify.ts', 'scheme.labels['],
}

describe('every value of a pack', () => {
  it('is read by code that acts on it or shows it', () => {
    const unread = valuesOf(packs).filter(
      (path) => byName[path] === undefined && readersOf(path, sources).length === 0,
    )
    expect(unread).toEqual([])
  })

  it.each(Object.entries(byName))('%s is read by name', (path, [file, how]) => {
    expect(valuesOf(packs)).toContain(path)
    expect(sources.get(file)).toContain(how)
  })

  it('would be missed: one that nobody reads is found out, alone or inside another', () => {
    const source = { article: '第一条', strength: 'must', origin: 'regulation' }
    const made = {
      weekdayGreeting: [{ from: '2020-01-01', value: true, source }],
      rating: { bowsAfter: [{ from: '2020-01-01', value: { bows: 3 }, source }] },
    } as unknown as RulePack
    const found = valuesOf([made])
    expect(found).toEqual(['rating.bowsAfter.bows', 'weekdayGreeting'])
    expect(found.flatMap((path) => readersOf(path, sources))).toEqual([])
  })

  it.each(['dailyCheck', 'sameDayTarget', 'callback.feedsAssessment', 'intake.rejectionRecord'])(
    '%s is found where it is read',
    (path) => {
      const readers = readersOf(path, sources)
      expect(readers.length).toBeGreaterThan(0)
      const without = new Map([...sources].filter(([file]) => !readers.includes(file)))
      expect(readersOf(path, without)).toEqual([])
    },
  )
})
