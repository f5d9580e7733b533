import { type EntryVersion, entryKindSchema } from '../../src/domain/knowledge-entry.ts'
import { NATIONAL, type PlaceId } from '../../src/domain/place.ts'
import { dayInChina } from '../../src/domain/place-day.ts'
import { checkTogether } from '../check/run.ts'
import type { ImportDeps } from './import-deps.ts'
import type { ImportedEntry } from './imported.ts'

/** What is loaded all the same, but a person should look at: wordings that lead to two entries, unknown owners. */
export const warningsOf = async (deps: ImportDeps, entries: readonly ImportedEntry[], place: PlaceId) => [
  ...(await wordingsTwice(deps, entries, place)),
  ...(await unknownUnits(deps, entries, place)),
]

const wordingsTwice = async (deps: ImportDeps, entries: readonly ImportedEntry[], place: PlaceId) => {
  const rows = new Map(entries.map((entry) => [entry.draft.id, entry]))
  const stored = (await storedEntries(deps, place)).filter(
    (entry) => entry.place !== place || !rows.has(entry.id),
  )
  const national = stored.filter((entry) => entry.place === NATIONAL)
  const own = stored.filter((entry) => entry.place !== NATIONAL)
  const findings = checkTogether({
    bad: [],
    files: [
      { file: '', place: NATIONAL, entries: national },
      { file: '', place, entries: own },
      { file: 'import', place, entries: entries.map(({ draft }) => draft) },
    ],
  })
  const lines = findings
    .filter(({ file }) => file === 'import')
    .map(({ id, problem }) => `warning: ${rows.get(id)?.file}:${rows.get(id)?.row} ${id} ${problem}`)
  return [...new Set(lines)]
}

const PAGE = 1000

/** Entries with wordings of their own that are citable today. Articles of laws have none but their name. */
const storedEntries = async ({ knowledge, now }: ImportDeps, place: PlaceId) => {
  const found: EntryVersion[] = []
  const day = dayInChina(now)
  for (const kind of entryKindSchema.options.filter((name) => name !== 'law'))
    for (let offset = 0; ; offset += PAGE) {
      const page = await knowledge.browse(place, day, { kind }, PAGE, offset)
      found.push(
        ...(await knowledge.citable(
          place,
          page.map(({ id }) => id),
          day,
        )),
      )
      if (page.length < PAGE) break
    }
  return found
}

const unknownUnits = async ({ units }: ImportDeps, entries: readonly ImportedEntry[], place: PlaceId) => {
  const known = new Set((await units.units(place)).flatMap(({ id, kind }) => [String(id), kind]))
  if (known.size === 0) return []
  return entries
    .filter(({ draft }) => !known.has(draft.unit))
    .map(
      ({ file, row, draft }) =>
        `warning: ${file}:${row} ${draft.id} 单位“${draft.unit}”不在本地区的单位名单里`,
    )
}
