import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { candidatesOf } from '../../src/domain/answering/features.ts'
import { entryDraftSchema } from '../../src/domain/knowledge-entry.ts'
import { NATIONAL } from '../../src/domain/place.ts'
import { normalise } from '../../src/domain/understanding/index.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { knowledgeLoader } from '../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../src/store/knowledge/knowledge-store.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import type { Table } from './table.ts'

const file = join(import.meta.dirname, '../../../shared/data/practice/paraphrase.jsonl')
const rowSchema = z.object({ query: z.string(), id: z.string(), standard: z.string() })

/** Every how many-eth query is asked; all of them take minutes. */
const every = 5

/**
 * The mechanism on a foreign domain: real customers' wordings of 300 standard questions, once with the standard
 * questions alone and once with ten further wordings each (those are then not asked).
 */
export const paraphraseTable = async (): Promise<Table> => {
  const title = 'Retrieval: paraphrase practice set (300 standard questions of another domain)'
  const columns = ['wordings a question', 'queries', 'R@1', 'R@5']
  const present = await access(file).then(
    () => true,
    () => false,
  )
  if (!present) return { title: `${title}: not found, not measured`, columns, rows: [] }
  const rows = (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)))
  return { title, columns, rows: [await measure(rows, 0), await measure(rows, 10)] }
}

type Row = z.infer<typeof rowSchema>

const measure = async (rows: readonly Row[], wordings: number): Promise<readonly (string | number)[]> => {
  const byId = Map.groupBy(rows, ({ id }) => id)
  const database = await openEmbedded()
  await migrate(database.db, await migrationFiles())
  const entries = [...byId].map(([id, own]) => draftOf(id, own, wordings))
  await knowledgeLoader(database.db).load(NATIONAL, entries, new Date('2026-01-01T00:00:00Z'))
  const asked = [...byId.values()].flatMap((own) => own.slice(wordings)).filter((_, i) => i % every === 0)
  const store = knowledgeStore(database.db)
  let first = 0
  let five = 0
  for (const { query, id } of asked) {
    const text = normalise(query)
    const found = candidatesOf(text, await store.search(NATIONAL, text, '2026-11-22', 60))
    const place = found.findIndex(({ entryId }) => entryId === `p.${id}`)
    if (place === 0) first += 1
    if (place >= 0 && place < 5) five += 1
  }
  await database.close()
  return [wordings + 1, asked.length, (first / asked.length).toFixed(3), (five / asked.length).toFixed(3)]
}

const draftOf = (id: string, own: readonly Row[], wordings: number) =>
  entryDraftSchema.parse({
    id: `p.${id}`,
    kind: 'faq',
    topic: 'practice',
    unit: 'hotline',
    question: `${own[0]?.standard ?? ''}？`.slice(0, 120).padStart(4, '问'),
    similar: own
      .slice(0, wordings)
      .map(({ query }) => query.slice(0, 120))
      .filter((query) => query.length >= 2),
    answer: '练习用的条目，没有答案。',
    basis: [{ law: '练习', article: '一' }],
    effectiveFrom: '2020-01-01',
    reviewBy: '2030-01-01',
  })
