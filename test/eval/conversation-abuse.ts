import { existsSync, readFileSync } from 'node:fs'
import { placeIdSchema } from '../../src/domain/place.ts'
import { detectSmallTalk, normalise } from '../../src/domain/understanding/index.ts'
import { citizenOf, type Jiban } from '../support/jiban.ts'
import type { Table } from './table.ts'

/** Practice sets beside the project; absent on most machines, and then said so. */
const practice = new URL('../../../shared/data/practice/', import.meta.url)

/** A fixed sample, spread over the whole set. */
const sampleOf = (name: string, most: number): readonly string[] => {
  const file = new URL(`${name}.jsonl`, practice)
  if (!existsSync(file)) return []
  const texts = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text?: string; prompt?: string })
    .map(({ text, prompt }) => text ?? prompt ?? '')
  const step = Math.max(1, texts.length / most)
  return Array.from({ length: Math.min(most, texts.length) }, (_, i) => texts[Math.floor(i * step)] ?? '')
}

const sets = [
  { name: 'category-texts', most: 1000 },
  { name: 'category-titles', most: 1000 },
  { name: 'consult', most: 800 },
  { name: 'harmful', most: 200 },
  { name: 'out-of-scope', most: 1200 },
] as const

const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`

type Counts = { refused: number; scope: number; talk: number; settled: number }

const measure = async (jiban: Jiban, texts: readonly string[]): Promise<Counts> => {
  const counts: Counts = { refused: 0, scope: 0, talk: 0, settled: 0 }
  for (const text of texts) {
    const { outcome } = await citizenOf(jiban, placeIdSchema.parse('weifang')).say(text)
    if (outcome.kind === 'refused' && outcome.reason !== 'too-long') counts.refused += 1
    if (outcome.kind === 'out-of-scope') counts.scope += 1
    if (outcome.kind === 'settled') counts.settled += 1
    if (detectSmallTalk(normalise(text)) !== null) counts.talk += 1
  }
  return counts
}

/** Practice messages said to the whole service. Of the first three sets none may be declined; counts only, no sentence. */
export const abuseTable = async (jiban: Jiban): Promise<Table> => {
  const rows: (string | number)[][] = []
  for (const { name, most } of sets) {
    const texts = sampleOf(name, most)
    if (texts.length === 0) continue
    const { refused, scope, talk, settled } = await measure(jiban, texts)
    rows.push([
      name,
      texts.length,
      refused,
      percent(refused, texts.length),
      scope,
      talk,
      percent(settled, texts.length),
    ])
  }
  return {
    title: rows.length === 0 ? 'Practice sets are not here; skipped' : 'Practice messages, whole service',
    columns: ['set', 'messages', 'declined', 'share', 'out of scope', 'small talk', 'settled'],
    rows,
  }
}
