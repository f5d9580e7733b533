import { sql } from 'kysely'
import type { Embedder } from '../../ports/embedder.ts'
import { sha256 } from '../canonical-json.ts'
import type { Database } from '../database.ts'

/** Texts in one request: what most endpoints take at once, and little to do again after a failure. */
const batchSize = 64

/** As much of an answer as goes into the vector of a body. */
const answerRead = 1000

type Missing = {
  readonly place: string
  readonly entry_id: string
  readonly version: number
  readonly field: string
  readonly n: number
  readonly text: string
}

/**
 * Gives every text that has none its vector, and each shelf its index, for as long as `goOn` says. Can be broken off
 * anywhere and called again. Returns the number of texts.
 */
export const fillDense = async (
  db: Database,
  embedder: Embedder,
  goOn: (done: number) => boolean = () => true,
): Promise<number> => {
  await dropHidden(db)
  let done = 0
  let last: Missing | undefined
  while (goOn(done)) {
    const missing = await missingTexts(db, embedder, last)
    if (missing.length === 0) break
    last = missing.at(-1)
    const vectors = await embedder.texts(missing.map(({ text }) => text))
    await store(db, embedder.model, missing, vectors)
    done += missing.length
  }
  if (done > 0) await indexShelves(db, embedder)
  return done
}

/** Vectors of texts that newer versions took out of the index. */
const dropHidden = (db: Database) =>
  sql`
    delete from knowledge_dense d where not exists (
      select from knowledge_text t
      where (t.place, t.entry_id, t.version, t.field, t.n) = (d.place, d.entry_id, d.version, d.field, d.n)
    )
  `.execute(db)

/** A body is short in the index: its whole answer counts here. Vectors of another length than today's are made anew. */
const missingTexts = async (
  db: Database,
  { model, dimensions }: Embedder,
  after?: Missing,
): Promise<readonly Missing[]> => {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(t.place, t.entry_id, t.version, t.field, t.n)
          > (${after.place}, ${after.entry_id}, ${after.version}::int, ${after.field}, ${after.n}::smallint)`
  const { rows } = await sql<Missing>`
    select t.place, t.entry_id, t.version, t.field, t.n,
      case when t.field = 'body'
        then e.question || chr(10) || left(e.draft ->> 'answer', ${answerRead}) else t.text end as text
    from knowledge_text t
    join knowledge_entry e on e.place = t.place and e.id = t.entry_id and e.version = t.version
    where t.field <> 'negative' and ${behind} and not exists (
      select from knowledge_dense d
      where (d.place, d.entry_id, d.version, d.field, d.n) = (t.place, t.entry_id, t.version, t.field, t.n)
        and d.model = ${model} and vector_dims(d.vec) = ${dimensions}
    )
    order by t.place, t.entry_id, t.version, t.field, t.n
    limit ${batchSize}
  `.execute(db)
  return rows
}

const store = async (
  db: Database,
  model: string,
  texts: readonly Missing[],
  vectors: readonly (readonly number[])[],
): Promise<void> => {
  await sql`
    insert into knowledge_dense (place, entry_id, version, field, n, model, vec)
    select place, entry_id, version, field, n, ${model}, vec::vector
    from unnest(
      ${texts.map(({ place }) => place)}::text[],
      ${texts.map(({ entry_id }) => entry_id)}::text[],
      ${texts.map(({ version }) => version)}::int[],
      ${texts.map(({ field }) => field)}::text[],
      ${texts.map(({ n }) => n)}::smallint[],
      ${vectors.map((vector) => JSON.stringify(vector))}::text[]
    ) as fresh (place, entry_id, version, field, n, vec)
    -- The entry may have been given its vector by another process meanwhile.
    on conflict (place, entry_id, version, field, n, model) do update set vec = excluded.vec
  `.execute(db)
}

/** One index for each model and shelf: a search on one shelf is not lost among the texts of the others. */
const indexShelves = async (db: Database, { model, dimensions }: Embedder): Promise<void> => {
  const { rows } = await sql<{ place: string }>`
    select distinct place from knowledge_dense where model = ${model}
  `.execute(db)
  for (const { place } of rows) {
    const name = `knowledge_dense_${(await sha256(JSON.stringify([model, dimensions, place]))).slice(0, 16)}`
    const length = sql.raw(String(dimensions))
    await sql`
      create index if not exists ${sql.ref(name)} on knowledge_dense
      using hnsw ((vec::vector(${length})) vector_cosine_ops)
      where model = ${sql.lit(model)} and place = ${sql.lit(place)} and vector_dims(vec) = ${length}
    `.execute(db)
  }
  await sql`analyze knowledge_dense`.execute(db)
}
