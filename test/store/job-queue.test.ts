import { afterEach, expect, it } from 'vitest'
import { type Job, type JobQueue, jobQueue } from '../../src/store/job-queue.ts'
import { onEveryDatabase } from '../support/database.ts'

onEveryDatabase('the job queue', ({ database }) => {
  const faults: Error[] = []
  let queue: JobQueue | undefined
  afterEach(() => queue?.stop())
  const start = async (...jobs: readonly Job[]) => {
    queue = jobQueue(database(), jobs, (fault) => faults.push(fault))
    await queue.start()
    return queue
  }
  const yearly = '0 0 1 1 *'

  it('does every job once at the start, on the service’s own connections', async () => {
    const done = Promise.withResolvers<void>()
    await start({ name: 'greet', cron: yearly, run: async () => done.resolve() })
    await done.promise
    const { rows } = await database().pool.query(`select name from jobs.schedule where name = 'greet'`)
    expect(rows).toHaveLength(1)
    expect(faults).toEqual([])
  })

  it('waits at its end for what is under way', async () => {
    const begun = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    let finished = false
    const run = async () => {
      begun.resolve()
      await gate.promise
      await database().pool.query('select 1')
      finished = true
    }
    const running = await start({ name: 'long', cron: yearly, run })
    await begun.promise
    const stopped = running.stop()
    gate.resolve()
    await stopped
    expect(finished).toBe(true)
  })

  it('leaves the session usable when one of several statements fails', async () => {
    await expect(database().pool.query('begin; select 1/0; commit')).rejects.toThrow('division by zero')
    const { rows } = await database().pool.query('select 1 as one')
    expect(rows).toEqual([{ one: 1 }])
  })

  it('can be stopped while it starts', async () => {
    queue = jobQueue(database(), [{ name: 'late', cron: yearly, run: async () => undefined }], (fault) =>
      faults.push(fault),
    )
    const starting = queue.start()
    await queue.stop()
    await starting
    expect(faults).toEqual([])
  })
})
