import { sql } from 'kysely'
import type { Cipher } from '../ports/cipher.ts'
import type { Database } from './database.ts'

/** A look at each of these costs one row. */
const looked = [
  ['order_personal', 'sealed'],
  ['turn', 'text_sealed'],
  ['conversation', 'dialogue_sealed'],
] as const

/**
 * Whether the keys open what the database holds, as far as a row of each kind tells. With a foreign key every page with
 * personal data would fail, and what is written from then on could not be read with the right one.
 */
export const opensStored = async (db: Database, cipher: Pick<Cipher, 'open'>): Promise<boolean> => {
  for (const [table, column] of looked) {
    const { rows } = await sql<{ sealed: string }>`
      select ${sql.ref(column)} as sealed from ${sql.table(table)} where ${sql.ref(column)} <> '' limit 1
    `.execute(db)
    for (const { sealed } of rows) if (!(await opens(cipher, sealed))) return false
  }
  return true
}

const opens = (cipher: Pick<Cipher, 'open'>, sealed: string): Promise<boolean> =>
  cipher.open(sealed).then(
    () => true,
    () => false,
  )
