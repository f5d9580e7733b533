import { describe, expect, it } from 'vitest'
import { allPlaces } from '../../src/rules/index.ts'
import { subjects } from '../../src/rules/subjects.ts'
import { wordClasses } from '../../src/rules/word-classes.ts'
import { contentOf } from './content-of.ts'

const included = (words: readonly string[]) =>
  words.filter((word) => word.startsWith('=')).map((word) => word.slice(1))

describe.each(allPlaces)('the catalogue of %s', (place) => {
  const { duties } = contentOf(place)

  it('takes in subjects that exist', () => {
    const named = duties.flatMap(({ words }) => included(words))
    expect(named.filter((name) => !subjects.has(name))).toEqual([])
  })

  it('leaves no subject without a line', () => {
    const named = new Set(duties.flatMap(({ words }) => included(words)))
    expect([...subjects.keys()].filter((name) => !named.has(name))).toEqual([])
  })
})

describe('the words of subjects', () => {
  const all = [...subjects].flatMap(([name, words]) => words.map((word) => ({ name, word })))

  it('are no single characters except in gapped words, and none but 犬 狗 税', () => {
    const short = all.filter(({ word }) => word.length < 2)
    expect(short.filter(({ word }) => !'犬狗税'.includes(word))).toEqual([])
  })

  it('stand once in their subject', () => {
    const twice = [...subjects].filter(([, words]) => new Set(words).size < words.length)
    expect(twice.map(([name]) => name)).toEqual([])
  })

  it('begin with three that name the subject, neither hints nor words against it', () => {
    const weak = [...subjects].filter(([, words]) => words.slice(0, 3).some((word) => /^[-~]/.test(word)))
    expect(weak.map(([name]) => name)).toEqual([])
  })

  it('have gaps between two parts that are both there', () => {
    expect(
      all.filter(({ word }) => word.split('…').some((part) => part.replace(/^[-~]/, '') === '')),
    ).toEqual([])
  })

  it('know classes whose name is among their words or says what they are', () => {
    expect(Object.entries(wordClasses).filter(([, words]) => words.length < 3)).toEqual([])
  })
})

describe('classes A to D', () => {
  const classOf = new Map(contentOf('pingdingshan').duties.map(({ id, class: letter }) => [id, letter]))

  it.each([
    [
      'A',
      ['water-supply', 'power', 'gas', 'heating', 'noise-social', 'noise-construction', 'noise-industry'],
    ],
    ['B', ['street-vending', 'property-service', 'quarry', 'oil-fume', 'wages', 'food-safety']],
    ['C', ['illegal-building', 'planning', 'expropriation', 'housing-delivery', 'elevator-addition']],
    ['D', ['work-safety', 'fire-rescue', 'mass-incident', 'dangerous-building', 'geological-hazard']],
  ] as const)('%s holds what the rule names and what is like it (四)', (letter, ids) => {
    expect(ids.filter((id) => classOf.get(id) !== letter)).toEqual([])
  })

  it('are given to every line', () => {
    expect([...classOf].filter(([, letter]) => letter === undefined)).toEqual([])
  })
})
