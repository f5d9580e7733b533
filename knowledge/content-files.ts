import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type EntryDraft, entryDraftSchema } from '../src/domain/knowledge-entry.ts'
import { NATIONAL, type PlaceId, placeIdSchema } from '../src/domain/place.ts'
import { type PlacePhrases, placePhraseSchema } from '../src/domain/place-phrase.ts'
import { type Duty, dutySchema, type Unit, unitSchema } from '../src/domain/unit.ts'

/** The shipped content: national entries by topic, and each place's own entries, units and duty catalogue. */
const contentRoot = join(import.meta.dirname, 'content')

const phrasesFile = 'phrases.yaml'
const notEntries = ['units.yaml', 'duties.yaml', phrasesFile]

/** A row that does not fit: which file, which row (from 1), and what is wrong. */
export type BadRow = { readonly file: string; readonly row: number; readonly problem: string }

export type ContentFile = {
  readonly file: string
  readonly place: PlaceId
  readonly entries: readonly EntryDraft[]
}

export type Content = { readonly files: readonly ContentFile[]; readonly bad: readonly BadRow[] }

/** Reads every entry file below `root`; a bad row is reported and left out. */
export const readContent = async (root = contentRoot): Promise<Content> => {
  const files: ContentFile[] = []
  const bad: BadRow[] = []
  for (const { file, place } of await entryFiles(root)) {
    const rows = await readRows(file)
    const checked = checkRows(file, rows, entryDraftSchema)
    bad.push(...checked.bad)
    files.push({ file, place, entries: checked.good })
  }
  return { files, bad }
}

export type UnitList = { readonly units: readonly Unit[]; readonly duties: readonly Duty[] }

/** Units and duty catalogue of one place. Throws with the rows that do not fit. */
export const readUnits = (place: PlaceId, root = contentRoot): Promise<UnitList> =>
  readUnitsIn(join(root, 'places', place))

/** The same from a folder with `units.yaml` and `duties.yaml`. */
export const readUnitsIn = async (folder: string): Promise<UnitList> => {
  const units = await readWhole(join(folder, 'units.yaml'), unitSchema)
  const duties = await readWhole(join(folder, 'duties.yaml'), dutySchema)
  return { units, duties }
}

/** Sentences that agents of each place have at hand beside the common ones. Throws with the rows that do not fit. */
export const readPhrases = async (root = contentRoot): Promise<PlacePhrases> => {
  const own = new Map<PlaceId, readonly string[]>()
  for (const place of await contentPlaces(root)) {
    const file = join(root, 'places', place, phrasesFile)
    const there = (await yamlIn(join(root, 'places', place))).includes(file)
    if (there) own.set(place, await readWhole(file, placePhraseSchema))
  }
  return own
}

/** Places that have a content folder. */
export const contentPlaces = async (root = contentRoot): Promise<readonly PlaceId[]> =>
  (await readdir(join(root, 'places'))).sort().map((name) => placeIdSchema.parse(name))

const entryFiles = async (root: string) => {
  const topics = (await yamlIn(join(root, 'topics'))).map((file) => ({ file, place: NATIONAL }))
  const own = []
  for (const place of await contentPlaces(root)) {
    for (const file of await yamlIn(join(root, 'places', place))) {
      if (!notEntries.includes(basename(file))) own.push({ file, place })
    }
  }
  return [...topics, ...own]
}

const yamlIn = async (folder: string) =>
  (await readdir(folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name))

const readRows = async (file: string): Promise<unknown> => parse(await readFile(file, 'utf8'))

const readWhole = async <T>(file: string, schema: z.ZodType<T>): Promise<readonly T[]> => {
  const { good, bad } = checkRows(file, await readRows(file), schema)
  if (bad.length > 0) throw new Error(bad.map((row) => `${row.file}:${row.row} ${row.problem}`).join('\n'))
  return good
}

/** Splits rows into those that fit the schema and those that do not. */
const checkRows = <T>(file: string, rows: unknown, schema: z.ZodType<T>) => {
  const good: T[] = []
  const bad: BadRow[] = []
  if (!Array.isArray(rows)) return { good, bad: [{ file, row: 0, problem: 'not a list' }] }
  for (const [index, row] of rows.entries()) {
    const parsed = schema.safeParse(row)
    if (parsed.success) good.push(parsed.data)
    else bad.push({ file, row: index + 1, problem: `${nameOf(row)}: ${z.prettifyError(parsed.error)}` })
  }
  return { good, bad }
}

const nameOf = (row: unknown) =>
  typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : 'no id'
