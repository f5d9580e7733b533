import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataDirectoryInUse } from '../../src/store/data-directory-lock.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { testDatabase } from '../support/database.ts'

describe('the embedded database', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'jiban-data-'))
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  /** Another process that opens the directory, writes a row and keeps it open. */
  const openElsewhere = async (): Promise<ChildProcess> => {
    const script = `
      import { openEmbedded } from ${JSON.stringify(join(import.meta.dirname, '../../src/store/embedded.ts'))}
      const { pool } = await openEmbedded({ directory: process.argv[1] })
      await pool.query('create table if not exists kept (n int)')
      await pool.query('insert into kept values (1)')
      console.log('open')
      setInterval(() => {}, 1000)
    `
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script, directory],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await once(child.stdout as NodeJS.ReadableStream, 'data')
    return child
  }

  it('keeps what was written for the next start', async () => {
    const first = await openEmbedded({ directory })
    await first.pool.query('create table kept (n int)')
    await first.pool.query('insert into kept values ($1)', [7])
    await first.close()
    await first.close()
    const second = await openEmbedded({ directory })
    expect((await second.pool.query('select n from kept')).rows).toEqual([{ n: 7 }])
    await second.close()
  })

  it('is not opened twice, in this process or in another, and a killed process does not block the next', async () => {
    const child = await openElsewhere()
    await expect(openEmbedded({ directory })).rejects.toThrow(DataDirectoryInUse)
    await expect(openEmbedded({ directory })).rejects.toThrow(`${directory} is open in another process`)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const next = await openEmbedded({ directory })
    expect((await next.pool.query('select n from kept')).rows).toEqual([{ n: 1 }])
    await expect(openEmbedded({ directory })).rejects.toThrow(DataDirectoryInUse)
    await next.close()
  })

  it('goes on after failed statements, outside and inside of transactions', async () => {
    const { db, pool, close } = await testDatabase()
    await expect(pool.query('select $1::int', ['x'])).rejects.toThrow('invalid input syntax')
    await expect(pool.query('insert into knowledge_stat values ($1, $2)', ['a', -1])).rejects.toThrow(
      'check constraint',
    )
    await expect(pool.query('selec $1', [1])).rejects.toThrow('syntax error')
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('knowledge_stat').values({ place: 'a', texts: 1 }).execute()
      await sql`select 1 / 0`.execute(trx)
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect((await pool.query('select count(*) as n from knowledge_stat')).rows).toEqual([{ n: 0 }])
    await close()
  })

  it('lends its one session to one borrower after another', async () => {
    const { db, pool, close } = await testDatabase()
    const count = (place: string) =>
      db.transaction().execute(async (trx) => {
        const before = await trx.selectFrom('knowledge_stat').selectAll().execute()
        await trx.insertInto('knowledge_stat').values({ place, texts: before.length }).execute()
      })
    await Promise.all([...Array.from({ length: 20 }, (_, i) => count(`p${i}`)), pool.query('select 1')])
    const rows = await db.selectFrom('knowledge_stat').select('texts').orderBy('texts').execute()
    expect(rows.map(({ texts }) => texts)).toEqual(Array.from({ length: 20 }, (_, i) => i))
    await close()
  })

  it('reads days as text and counts as numbers, whatever zone the machine is in', async () => {
    const { pool, close } = await testDatabase()
    const { rows } = await pool.query(
      `select date '2026-01-01' as day, count(*) as n, timestamptz '2026-01-01T00:00Z' as at`,
    )
    expect(rows).toEqual([{ day: '2026-01-01', n: 1, at: new Date('2026-01-01T00:00:00Z') }])
    await close()
  })
})

describe('migrate', () => {
  it('runs each file once, in the order of the numbers', async () => {
    const { db, close } = await openEmbedded()
    const names = Object.keys(await migrationFiles())
    expect(names).toEqual(names.toSorted())
    expect(await migrate(db, await migrationFiles())).toEqual(names)
    expect(await migrate(db, await migrationFiles())).toEqual([])
    const more = { ...(await migrationFiles()), '9999-more': 'create table more (place text primary key)' }
    expect(await migrate(db, more)).toEqual(['9999-more'])
    await close()
  })

  it('runs no file when one of them fails, and says which', async () => {
    const { db, pool, close } = await testDatabase()
    const files = { '9998-good': 'create table good (n int)', '9999-bad': 'create table bad (' }
    await expect(migrate(db, { ...(await migrationFiles()), ...files })).rejects.toThrow(
      'could not be migrated (9999-bad)',
    )
    expect((await pool.query(`select to_regclass('good') as good`)).rows).toEqual([{ good: null }])
    await close()
  })

  /** Who signs in is found by the account's name, before a place is known. */
  const signIn = [
    'api_key',
    'auth_account',
    'auth_session',
    'auth_two_factor',
    'auth_user',
    'auth_verification',
    'provider_attempt',
    'sign_in_failure',
  ]

  it('leads the primary key of every table with the place, but for sign-in', async () => {
    const { pool, close } = await testDatabase()
    const { rows } = await pool.query(`
      select t.relname as table, (
        select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = t.oid and i.indisprimary
      ) as first from pg_class t
      where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and t.relname not like 'kysely%'
      order by 1
    `)
    expect(rows.length).toBeGreaterThan(18)
    const others = rows.filter(({ first }) => first !== 'place').map(({ table }) => table)
    expect(others).toEqual(signIn)
    await close()
  })
})
