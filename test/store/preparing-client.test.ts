import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { onEveryDatabase, prepares } from '../support/database.ts'

const prepared = sql<{ name: string }>`select name from pg_prepared_statements where name like 'test.%'`
const twice = (n: number, name = 'test.twice') =>
  sql<{ n: number }>`${sql.raw(`/* ${name} */`)} select ${n}::int * 2 as n`

onEveryDatabase('a connection', ({ database }) => {
  /** On one connection, since a statement is prepared on the one that asked it. */
  const onOne = <T>(work: (db: ReturnType<typeof database>['db']) => Promise<T>): Promise<T> =>
    database().db.connection().execute(work)

  // Behind a pooler that carries none over, nothing is prepared.
  it.runIf(prepares)('prepares a marked statement once and binds new values each time', () =>
    onOne(async (db) => {
      for (const n of [1, 2, 3]) expect((await twice(n).execute(db)).rows).toEqual([{ n: n * 2 }])
      expect((await prepared.execute(db)).rows).toEqual([{ name: 'test.twice' }])
    }),
  )

  it('goes on preparing and asking after a marked statement has failed', () =>
    onOne(async (db) => {
      const divide = (by: number) =>
        sql<{ n: number }>`/* test.divide */ select 6 / ${by}::int as n`.execute(db)
      await expect(divide(0)).rejects.toThrow(/division by zero/)
      expect((await divide(2)).rows).toEqual([{ n: 3 }])
      await expect(divide(0)).rejects.toThrow(/division by zero/)
      expect((await divide(3)).rows).toEqual([{ n: 2 }])
    }))

  it.runIf(prepares)('refuses two texts under one name', () =>
    onOne(async (db) => {
      await twice(1, 'test.other').execute(db)
      await expect(sql`/* test.other */ select 1`.execute(db)).rejects.toThrow(/must be unique/)
    }),
  )

  it('leaves a statement unprepared that bears no name', () =>
    onOne(async (db) => {
      await sql`select 1 /* test.late */`.execute(db)
      expect((await prepared.execute(db)).rows.map(({ name }) => name)).not.toContain('test.late')
    }))
})
