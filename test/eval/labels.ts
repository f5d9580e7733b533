import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const labelSchema = z.object({
  q: z.string(),
  /** The entry that answers it; null when none of ours does. */
  entry: z.string().nullable(),
  place: z.string().optional(),
})
const fileSchema = z.array(labelSchema)

export type Label = z.infer<typeof labelSchema> & {
  readonly file: string
  /** Fixed for ever by the wording: fit on one half, report on the other. */
  readonly half: 'fit' | 'test'
}

/** Our own labelled questions, written apart from the entries' similar questions. */
export const readLabels = async (
  folder = join(import.meta.dirname, 'questions'),
): Promise<readonly Label[]> => {
  const labels: Label[] = []
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort())
    for (const label of fileSchema.parse(parse(await readFile(join(folder, name), 'utf8'))))
      labels.push({ ...label, file: name.replace(/\.yaml$/, ''), half: halfOf(label.q) })
  return labels
}

/** FNV-1a over the characters, lowest bit. */
const halfOf = (text: string): 'fit' | 'test' => {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return (hash >>> 7) % 2 === 0 ? 'fit' : 'test'
}
