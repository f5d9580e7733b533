import { sql } from 'kysely'
import type { DatabaseTransaction } from '../database.ts'

/** What a load changes in the number of texts of a place and in how many of them each term stands. */
export class TermCounts {
  #texts = 0
  readonly #changes = new Map<number, number>()

  add(terms: readonly number[]): void {
    this.#count(terms, 1)
  }

  remove(terms: readonly number[]): void {
    this.#count(terms, -1)
  }

  #count(terms: readonly number[], by: number): void {
    this.#texts += by
    for (const term of terms) this.#changes.set(term, (this.#changes.get(term) ?? 0) + by)
  }

  async store(trx: DatabaseTransaction, place: string): Promise<void> {
    const changes = [...this.#changes].sort(([a], [b]) => a - b)
    const more = changes.filter(([, by]) => by > 0)
    const fewer = changes.filter(([, by]) => by < 0)
    await sql`
      insert into knowledge_term as k (place, term, df)
      select ${place}, term, by from ${unnested(more)}
      on conflict (place, term) do update set df = k.df + excluded.df
    `.execute(trx)
    await sql`
      update knowledge_term k set df = k.df + by from ${unnested(fewer)}
      where k.place = ${place} and k.term = change.term
    `.execute(trx)
    await sql`
      insert into knowledge_stat as k (place, texts) values (${place}, ${Math.max(this.#texts, 0)})
      on conflict (place) do update set texts = k.texts + ${this.#texts}
    `.execute(trx)
  }
}

const unnested = (changes: readonly (readonly [term: number, by: number])[]) => sql`
  unnest(${changes.map(([term]) => term)}::int[], ${changes.map(([, by]) => by)}::int[]) as change (term, by)
`
