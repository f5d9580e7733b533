import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const sentenceSchema = z.strictObject({
  text: z.string(),
  /** The kind of unit that leads. */
  unit: z.string().optional(),
  /** Kinds that would also be right. */
  or: z.array(z.string()).default([]),
  /** Kinds that should help. */
  co: z.array(z.string()).default([]),
  /** A matter of the area named, for its own authority where the place puts the area first. */
  local: z.boolean().default(false),
  /** A person must look; `unit` is then one that must not get it. */
  leave: z.boolean().default(false),
})

export type Half = 'fit' | 'test'
export type RoutingSentence = z.infer<typeof sentenceSchema> & { readonly half: Half }

/** FNV-1a over the characters: fixed for ever by the wording. Improve on `fit`, report on `test`. */
export const halfOf = (text: string): Half => {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return (hash >>> 7) % 2 === 0 ? 'fit' : 'test'
}

/** Complaints, calls for help and reports in citizens' words, each with the kind of unit that is right. */
export const readRoutingSentences = (): readonly RoutingSentence[] => {
  const file = new URL('./sentences/routing.yaml', import.meta.url)
  const rows = z.array(sentenceSchema).parse(parse(readFileSync(file, 'utf8')))
  return rows.map((row) => ({ ...row, half: halfOf(row.text) }))
}
