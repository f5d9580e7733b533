import { type ErrorCode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { PlaceId } from './domain/place.ts'
import { allPlaces } from './rules/index.ts'

/** The settings of each channel as its schema reads them, by place. */
export type ChannelSettings<Schemas extends Readonly<Record<string, z.ZodType>>> = {
  readonly [Name in keyof Schemas]: Readonly<Partial<Record<PlaceId, z.output<Schemas[Name]>>>>
}

/** What is wrong, by place.channel.field; a value is never part of it. */
type Fault = readonly [path: string, message: string]

/**
 * Reads what the operator set: `{<place>: {<channel>: {…}}}` in YAML or JSON; nothing for an empty text. Throws one error
 * that lists every fault and shows no value, since most of them are secrets.
 */
export const readChannelSettings = <Schemas extends Readonly<Record<string, z.ZodType>>>(
  text: string,
  schemas: Schemas,
): ChannelSettings<Schemas> => {
  const { value, faults } = parsed(text)
  const found: Record<string, Record<string, unknown>> = Object.fromEntries(
    Object.keys(schemas).map((name) => [name, {}]),
  )
  for (const [place, channels] of entriesOf(value, 'JIBAN_CHANNELS', faults)) {
    if (!allPlaces.some((known) => known === place)) {
      faults.push([place, `no such place; there are ${allPlaces.join(', ')}`])
      continue
    }
    for (const [name, given] of entriesOf(channels, place, faults)) {
      const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined
      if (!schema) {
        faults.push([`${place}.${name}`, `no such channel; there are ${Object.keys(schemas).join(', ')}`])
        continue
      }
      const read = schema.safeParse(given ?? {})
      if (read.success) Object.assign(found[name] ?? {}, { [place]: read.data })
      else
        faults.push(
          ...read.error.issues.map((issue): Fault => [[place, name, ...issue.path].join('.'), issue.message]),
        )
    }
  }
  if (faults.length === 0) return found as ChannelSettings<Schemas>
  const lines = faults.map(([path, message]) => `  ${path}: ${message}`)
  throw new Error(`JIBAN_CHANNELS cannot be used:\n${lines.join('\n')}`)
}

/** The parser's own messages quote the text, so only the kind of fault and its line are told. */
const parsed = (text: string): { readonly value: unknown; readonly faults: Fault[] } => {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  const faults = document.errors.map(({ code, pos }): Fault => {
    const { line } = lineCounter.linePos(pos[0])
    return [`line ${line}`, `cannot be read as YAML or JSON (${code satisfies ErrorCode})`]
  })
  if (faults.length > 0) return { value: null, faults }
  try {
    return { value: document.toJS() as unknown, faults }
  } catch {
    return { value: null, faults: [['JIBAN_CHANNELS', 'refers to itself too often']] }
  }
}

const entriesOf = (value: unknown, path: string, faults: Fault[]): readonly [string, unknown][] => {
  if (value === null || value === undefined) return []
  if (typeof value === 'object' && !Array.isArray(value)) return Object.entries(value)
  faults.push([path, 'must be a map'])
  return []
}

/** The text itself has structure; the path of a file has none. */
export const isChannelFile = (value: string): boolean =>
  value.trim() !== '' && !/[\n{]|:(\s|$)/.test(value.trim())
