import { readUnits } from '../../knowledge/content-files.ts'
import { type PlaceId, placeIdSchema } from '../../src/domain/place.ts'
import { understand } from '../../src/domain/understanding/index.ts'
import type { Duty, Unit } from '../../src/domain/unit.ts'
import { allPlaces, packOf, type Route, route, valueOn } from '../../src/rules/index.ts'
import { practiceTable } from './routing-practice.ts'
import { type Half, type RoutingSentence, readRoutingSentences } from './routing-sentences.ts'
import type { Table } from './table.ts'

const day = '2026-11-22'
const at = new Date(`${day}T02:00:00Z`)
const suggestions = 3
const practicePlace = 'weifang'

type Scene = { readonly place: PlaceId; readonly units: readonly Unit[]; readonly duties: readonly Duty[] }

export type Verdict = 'right' | 'wrong' | 'suggested' | 'missed' | 'left' | 'unasked'
export type Judged = { readonly sentence: RoutingSentence; readonly verdict: Verdict; readonly route: Route }

/** Who stands in where a place has no unit of the kind. */
const standIns: Readonly<Record<string, readonly string[]>> = {
  'exit-entry': ['police'],
  approval: ['market', 'hotline'],
  heating: ['housing', 'city-hotline'],
  'housing-fund': ['city-hotline'],
  bus: ['transport', 'city-hotline'],
  telecom: ['city-hotline'],
  postal: ['city-hotline'],
  'finance-regulator': ['city-hotline'],
  veterans: ['civil-affairs'],
  cyberspace: ['police'],
}

const kindsIn = (units: readonly Unit[], kinds: readonly string[]): readonly string[] =>
  kinds.flatMap((kind) => {
    if (units.some((unit) => unit.kind === kind)) return [kind]
    return (standIns[kind] ?? []).filter((other) => units.some((unit) => unit.kind === other))
  })

/** An area of the place for the placeholder, another for another sentence. */
const areaFor = (units: readonly Unit[], mark: '区' | '镇', text: string): Unit | undefined => {
  const of = (tier: Unit['tier']) => units.filter((unit) => unit.tier === tier && unit.areas.length > 0)
  const towns = of('town')
  const counties = of('county')
  const pool = mark === '镇' ? (towns.length > 0 ? towns : counties) : counties.length > 0 ? counties : towns
  return pool[text.length % Math.max(1, pool.length)]
}

const placeholder = /〈(区|镇)〉/

const areaOf = ({ units }: Scene, { text }: RoutingSentence): Unit | undefined => {
  const mark = placeholder.exec(text)?.[1]
  return mark === '区' || mark === '镇' ? areaFor(units, mark, text) : undefined
}

const routed = (scene: Scene, sentence: RoutingSentence): Route => {
  const pack = packOf(scene.place)
  const text = sentence.text.replace(placeholder, areaOf(scene, sentence)?.areas[0] ?? '')
  const read = understand(text, { at, homeNames: pack.homeNames })
  const { place, target } = read.extracted
  const input = { text: read.text, nature: read.nature, facts: read.facts }
  const told = { ...(place === undefined ? {} : { place }), ...(target === undefined ? {} : { target }) }
  return route(pack, scene.units, scene.duties, { ...input, ...told }, at)
}

const isRight = (scene: Scene, sentence: RoutingSentence, id: string): boolean => {
  const { units, place } = scene
  const unit = units.find((known) => known.id === id)
  const area = areaOf(scene, sentence)
  const areaFirst = valueOn(packOf(place).routing.crossing, day)?.value === 'area'
  if (sentence.local && areaFirst && area) return id === area.id
  return kindsIn(units, [sentence.unit ?? '', ...sentence.or]).includes(unit?.kind ?? '')
}

const verdictOf = (scene: Scene, sentence: RoutingSentence, { decided, candidates }: Route): Verdict => {
  const ids = candidates.map(({ unit }) => unit)
  const right = (id: string) => isRight(scene, sentence, id)
  if (sentence.leave) return decided || (sentence.unit && ids.some(right)) ? 'wrong' : 'left'
  if (kindsIn(scene.units, [sentence.unit ?? '', ...sentence.or]).length === 0) return 'unasked'
  if (decided) return ids[0] !== undefined && right(ids[0]) ? 'right' : 'wrong'
  return ids.slice(0, suggestions).some(right) ? 'suggested' : 'missed'
}

const judge = (scene: Scene, sentences: readonly RoutingSentence[]): readonly Judged[] =>
  sentences.map((sentence) => {
    const found = routed(scene, sentence)
    return { sentence, verdict: verdictOf(scene, sentence, found), route: found }
  })

/** Every sentence as one place routes it. */
const judgeRouting = async (place: PlaceId): Promise<readonly Judged[]> =>
  judge({ place, ...(await readUnits(place)) }, readRoutingSentences())

const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`

const rowOf = (place: string, judged: readonly Judged[]) => {
  const asked = judged.filter(({ verdict }) => verdict !== 'unasked')
  const named = asked.filter(({ sentence }) => !sentence.leave)
  const count = (...verdicts: readonly Verdict[]) =>
    asked.filter(({ verdict }) => verdicts.includes(verdict)).length
  return [
    place,
    asked.length,
    percent(count('right'), named.length),
    percent(count('wrong'), asked.length),
    percent(count('suggested'), named.length),
    percent(count('missed'), named.length),
    percent(count('right', 'suggested'), named.length),
    `${count('left')} of ${asked.length - named.length}`,
  ]
}

const columns = [
  'place',
  'sentences',
  'decided right',
  'decided wrong',
  'left, right one suggested',
  'missed',
  'right in total',
  'left as it should be',
]

/** How the duty catalogue of each place routes complaints in citizens' own words. */
export const evaluateRouting = async (): Promise<Table[]> => {
  const judged = await Promise.all(
    allPlaces.map(async (id) => ({ id, of: await judgeRouting(placeIdSchema.parse(id)) })),
  )
  const tableOf = (half: Half): Table => ({
    title: `routing in own words, ${half === 'fit' ? 'fitting' : 'testing'} half`,
    columns,
    rows: judged.map(({ id, of }) =>
      rowOf(
        id,
        of.filter(({ sentence }) => sentence.half === half),
      ),
    ),
  })
  const letters = await practiceTable(placeIdSchema.parse(practicePlace))
  return [tableOf('fit'), tableOf('test'), ...(letters.rows.length > 0 ? [letters] : [])]
}
