import { describe, expect, it } from 'vitest'
import { packOf } from '../../src/rules/index.ts'
import { historiesAt } from '../every-rule/pack-path.ts'
import { readings, silences } from './lawyer-table.ts'

const lastAt = (place: string, path: string) => historiesAt(packOf(place), path).map((items) => items.at(-1))

describe('a value read in the text of the regulation', () => {
  it.each(readings)('%s: %s is %j by %s', (place, path, value, article, origin) => {
    const found = lastAt(place, path)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ value, source: { article, origin } })
  })

  it.each(silences)('%s says nothing of %s, and neither does its pack', (place, path) => {
    expect(lastAt(place, path)).toEqual([expect.objectContaining({ value: null })])
  })
})
