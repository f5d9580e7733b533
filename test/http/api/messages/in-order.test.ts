import { describe, expect, it } from 'vitest'
import { inOrder } from '../../../../src/http/api/messages/in-order.ts'

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>((done) => {
    open = done
  })
  return { open, opened }
}

describe('work of one conversation', () => {
  it('runs one after another, whatever became of the one before; of another conversation at once', async () => {
    const run = inOrder()
    const first = gate()
    const done: string[] = []
    const one = run('a', async () => {
      await first.opened
      done.push('one')
      throw new Error('no line')
    })
    const two = run('a', async () => done.push('two'))
    await run('b', async () => done.push('other'))
    first.open()
    await expect(one).rejects.toThrow('no line')
    await two
    expect(done).toEqual(['other', 'one', 'two'])
  })
})
