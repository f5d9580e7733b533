import { type RawBuilder, sql } from 'kysely'
import type { Cipher } from '../ports/cipher.ts'
import type { Database } from './database.ts'
import { type SealedColumn, sealedColumns } from './sealed-columns.ts'

/** Few enough that pictures of a batch fit into memory. */
const batch = 50

type Row = { readonly key: readonly unknown[]; readonly sealed: string }
type Resealed = { readonly table: string; readonly column: string; readonly rows: number }

/**
 * Seals anew, with the current key and algorithm (`mark` begins their texts), whatever was sealed otherwise. Row by row:
 * broken off anywhere, everything can be read and the next run goes on; a row that is written meanwhile is left as it
 * was written. `over` ends it after the batch under way.
 */
export const resealAll = async (
  db: Database,
  cipher: Cipher & { readonly mark: string },
  over: () => boolean = () => false,
  onProgress: (done: Resealed) => void = () => undefined,
): Promise<readonly Resealed[]> => {
  const all: Resealed[] = []
  for (const column of sealedColumns) {
    const rows = await resealColumn(db, cipher, column, over)
    const done = { table: column.table, column: column.column, rows }
    all.push(done)
    if (rows > 0) onProgress(done)
    if (over()) break
  }
  return all
}

const resealColumn = async (
  db: Database,
  cipher: Cipher & { readonly mark: string },
  at: SealedColumn,
  over: () => boolean,
): Promise<number> => {
  let done = 0
  for (let after: readonly unknown[] | null = null; !over(); ) {
    const rows: readonly Row[] = await otherwiseSealed(db, at, cipher.mark, after)
    for (const row of rows) done += await resealRow(db, cipher, at, row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) break
    after = last.key
  }
  return done
}

const keyOf = ({ key }: SealedColumn): RawBuilder<unknown> => sql.join(key.map((name) => sql.ref(name)))

/** The lease of whoever makes a shared value seals nothing: its text is empty. */
const otherwiseSealed = async (
  db: Database,
  at: SealedColumn,
  mark: string,
  after: readonly unknown[] | null,
): Promise<readonly Row[]> => {
  const column = sql.ref(at.column)
  const further = after === null ? sql`true` : sql`(${keyOf(at)}) > (${sql.join([...after])})`
  const { rows } = await sql<Record<string, unknown> & { readonly sealed: string }>`
    select ${keyOf(at)}, ${column} as sealed from ${sql.table(at.table)}
    where ${column} <> '' and not starts_with(${column}, ${mark}) and ${further}
    order by ${keyOf(at)} limit ${batch}
  `.execute(db)
  return rows.map((row) => ({ sealed: row.sealed, key: at.key.map((name) => row[name]) }))
}

const resealRow = async (db: Database, cipher: Cipher, at: SealedColumn, row: Row): Promise<number> => {
  const sealed = await cipher.seal(await cipher.open(row.sealed))
  const column = sql.ref(at.column)
  const { numAffectedRows } = await sql`
    update ${sql.table(at.table)} set ${column} = ${sealed}
    where (${keyOf(at)}) = (${sql.join([...row.key])}) and ${column} = ${row.sealed}
  `.execute(db)
  return Number(numAffectedRows ?? 0)
}
