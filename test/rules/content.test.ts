import { describe, expect, it } from 'vitest'
import { allPlaces, packOf } from '../../src/rules/index.ts'
import { activeOn, valueOn } from '../../src/rules/rule-pack/dated.ts'
import { contentOf } from './content-of.ts'

const day = '2026-11-20'
const doubles = (words: readonly string[]) => words.filter((word, i) => words.indexOf(word) !== i)

describe.each(allPlaces)('units and duties of %s', (place) => {
  const { units, duties } = contentOf(place)
  const ids = new Set<string>(units.map(({ id }) => id))

  it('have ids of their own', () => {
    expect(doubles(units.map(({ id }) => id))).toEqual([])
    expect(doubles(duties.map(({ id }) => id))).toEqual([])
  })

  it('have parents that exist, and one unit that receives', () => {
    expect(units.filter(({ parent }) => parent !== null && !ids.has(parent))).toEqual([])
    expect(units.filter(({ tier }) => tier === 'center')).toHaveLength(1)
  })

  it('use the tiers of the place', () => {
    const tiers = new Set(valueOn(packOf(place).tiers, day)?.value.map(({ tier }) => tier))
    expect(units.filter(({ tier }) => !tiers.has(tier)).map(({ id, tier }) => `${id} ${tier}`)).toEqual([])
  })

  it('have at least sixty lines with leads and co-units that exist', () => {
    expect(duties.length).toBeGreaterThanOrEqual(60)
    const named = duties.flatMap(({ lead, co }) => [lead, ...co])
    expect(named.filter((id) => !ids.has(id))).toEqual([])
    expect(duties.filter(({ lead, co }) => doubles([lead, ...co]).length > 0)).toEqual([])
  })

  it('name no word twice in a line, and none of one character but 犬 狗 税', () => {
    expect(duties.filter(({ words }) => doubles(words).length > 0).map(({ id }) => id)).toEqual([])
    const short = duties.flatMap(({ words }) => words).filter((word) => word.length < 2)
    expect([...new Set(short)].filter((word) => !'犬狗税'.includes(word))).toEqual([])
  })

  it('have fictitious telephones', () => {
    expect(units.filter(({ phone }) => phone !== undefined && !/^0000-12345\d\d$/.test(phone))).toEqual([])
  })

  it('have the units that rules hand matters to', () => {
    const handed = activeOn(packOf(place).grounds, day).flatMap(({ rule }) =>
      rule.value.mode === 'internal' && rule.value.to?.startsWith('市') ? [rule.value.to] : [],
    )
    for (const name of handed)
      expect(
        units.some((unit) => unit.name.endsWith(name)),
        name,
      ).toBe(true)
    const listed = valueOn(packOf(place).routing.notBelow, day)?.value.unlessDuties ?? []
    for (const id of listed)
      expect(
        duties.some((duty) => duty.id === id),
        id,
      ).toBe(true)
  })
})

describe('classes', () => {
  it('A to D all stand in the catalogue of the place that has them, and in no other', () => {
    const classes = (place: string) => [...new Set(contentOf(place).duties.map((duty) => duty.class))].sort()
    expect(classes('pingdingshan')).toEqual(['A', 'B', 'C', 'D'])
    expect(classes('weifang')).toEqual([undefined])
  })
})
