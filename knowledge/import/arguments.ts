import { parseArgs } from 'node:util'
import { z } from 'zod'
import { NATIONAL, placeIdSchema } from '../../src/domain/place.ts'
import type { ImportOptions } from './import-files.ts'

export const usage = `Usage:
  npm run knowledge:import -- --place PLACE --kind laws --unit UNIT [--undated-from DAY] [--review-by DAY] [--dry-run] FILE...
  npm run knowledge:import -- --place PLACE --kind entries [--dry-run] FILE...
  npm run knowledge:import -- --place PLACE --kind units [--dry-run] FOLDER
PLACE is a place or \`national\`. laws: JSONL, packed or not. entries: .csv, .md, .yaml, .xlsx or .docx. units: a folder with
units.yaml and duties.yaml. A DAY is YYYY-MM-DD.`

export type ImportArguments = {
  readonly options: ImportOptions
  readonly files: readonly string[]
  /** The folder with units and catalogue, instead of files. */
  readonly unitsIn?: string
}

const day = z.iso.date()
const argumentsSchema = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('entries'), place: placeIdSchema, 'dry-run': z.boolean().default(false) })
    .strict(),
  z
    .object({
      kind: z.literal('units'),
      place: placeIdSchema.refine((place) => place !== NATIONAL, { message: 'units belong to a place' }),
      'dry-run': z.boolean().default(false),
    })
    .strict(),
  z
    .object({
      kind: z.literal('laws'),
      place: placeIdSchema,
      unit: z.string().min(1),
      'undated-from': day.optional(),
      'review-by': day.optional(),
      'dry-run': z.boolean().default(false),
    })
    .strict(),
])

/** Reads the command line; throws with what is wrong and how it is used. `today` is YYYY-MM-DD. */
export const readArguments = (argv: readonly string[], today: string): ImportArguments => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      place: { type: 'string' },
      kind: { type: 'string' },
      unit: { type: 'string' },
      'undated-from': { type: 'string' },
      'review-by': { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
  })
  const parsed = argumentsSchema.safeParse({ ...values })
  if (!parsed.success) throw new Error(`${z.prettifyError(parsed.error)}\n${usage}`)
  const [first, ...others] = positionals
  if (first === undefined) throw new Error(`No file is named.\n${usage}`)
  const { data } = parsed
  const laws = data.kind === 'laws' ? lawOptions(data, today) : null
  const options = { place: data.place, dryRun: data['dry-run'], laws }
  if (data.kind !== 'units') return { options, files: positionals }
  if (others.length > 0) throw new Error(`Units come from one folder.\n${usage}`)
  return { options, files: [], unitsIn: first }
}

/** The day of review stays the same all year, so that a second import of the same law changes nothing. */
const lawOptions = (
  data: {
    readonly unit: string
    readonly 'undated-from'?: string | undefined
    readonly 'review-by'?: string | undefined
  },
  today: string,
) => ({
  unit: data.unit,
  reviewBy: data['review-by'] ?? `${Number(today.slice(0, 4)) + 1}-12-31`,
  ...(data['undated-from'] === undefined ? {} : { undatedFrom: data['undated-from'] }),
})
