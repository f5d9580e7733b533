import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Facts, factsSchema, type Nature, natureSchema } from '../../src/domain/matter.ts'
import { understand } from '../../src/domain/understanding/index.ts'
import { allPlaces, decideIntake, packOf } from '../../src/rules/index.ts'
import { halfOf } from './routing-sentences.ts'
import type { Table } from './table.ts'

/** Sentences that no unit test reads. Lists of words are mended by the fitting half; the other half is the measure. */
const load = <T>(name: string, schema: z.ZodType<T>): T =>
  schema.parse(parse(readFileSync(new URL(`./sentences/${name}.yaml`, import.meta.url), 'utf8')))

const grounds = load('grounds', z.array(z.object({ text: z.string(), facts: factsSchema })))
const natures = Object.entries(
  load('nature-apart', z.partialRecord(natureSchema, z.array(z.string()))),
).flatMap(([nature, texts]) => (texts ?? []).map((text) => ({ text, nature: nature as Nature })))

const halves = ['fit', 'test'] as const
const half = { fit: 'fitting', test: 'testing' }
const share = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`)
const at = new Date('2026-11-22T02:00:00Z')
type OnWrong = (...told: readonly unknown[]) => void

export const natureApart = (onWrong?: OnWrong): Table => ({
  title: 'Nature, sentences written apart',
  columns: ['half', 'sentences', 'right', 'share'],
  rows: halves.map((which) => {
    const of = natures.filter(({ text }) => halfOf(text) === which)
    const wrong = of.filter(({ text, nature }) => understand(text).nature !== nature)
    for (const { text, nature } of wrong) onWrong?.('nature', which, text, nature, understand(text).nature)
    return [half[which], of.length, of.length - wrong.length, share(of.length - wrong.length, of.length)]
  }),
})

/** Outcome and ground that all five places come to by the text, beside what they come to by the facts a clerk would note. */
export const groundsTable = (onWrong?: OnWrong): Table => ({
  title: 'Grounds: what the five places decide by the text alone, as by the facts in it',
  columns: ['half', 'kind', 'decisions', 'as by the facts', 'share'],
  rows: halves.flatMap((which) =>
    (['with a ground', 'none'] as const).map((kind) => {
      const of = grounds.filter(
        ({ text, facts }) =>
          halfOf(text) === which && (kind === 'none') === (Object.keys(facts).length === 0),
      )
      const cases = of.flatMap((sentence) => allPlaces.map((place) => ({ ...sentence, place })))
      const wrong = cases.filter(
        ({ place, text, facts }) => byText(place, text) !== byFacts(place, text, facts),
      )
      for (const { place, text, facts } of wrong)
        onWrong?.('ground', which, place, text, byText(place, text), byFacts(place, text, facts))
      const right = cases.length - wrong.length
      return [half[which], kind, cases.length, right, share(right, cases.length)]
    }),
  ),
})

type PlaceId = (typeof allPlaces)[number]

const byText = (place: PlaceId, text: string) => {
  const { homeNames } = packOf(place)
  const read = understand(text, { at, homeNames })
  return decided(place, text, { ...read.facts, ...(read.emergency ? { emergency: true } : {}) })
}
const byFacts = (place: PlaceId, text: string, facts: Facts) => decided(place, text, facts)

const decided = (place: PlaceId, text: string, facts: Facts) => {
  const { outcome, ground } = decideIntake(packOf(place), { facts, nature: '投诉', text }, at)
  return `${outcome} ${ground ?? ''}`
}
