import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citizenOf, type Jiban, openJiban } from '../../support/jiban.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-11-22T10:00:00+08:00')
})
afterAll(() => jiban.close())

const lastOf = async (...said: readonly string[]) => {
  const citizen = citizenOf(jiban, 'weifang')
  const turns = []
  for (const text of said) turns.push(await citizen.say(text))
  return turns.at(-1)
}

describe('what is asked on about something', () => {
  it('offers what belongs to both, when neither settles it', async () => {
    const turn = await lastOf('试用期最长可以约定多久', '那工资呢')
    expect(turn?.replies[0]?.options?.map(({ label }) => label)).toContain('试用期的工资最低不能低于多少？')
  })

  it('is asked of what a choice was offered for', async () => {
    const turn = await lastOf('居住证怎么办', '要钱吗')
    expect(turn?.outcome).toMatchObject({ kind: 'settled', entryId: 'residence-permit.fee' })
  })

  it('is no cry for help, whatever word it holds; the same word cried out is', async () => {
    expect((await lastOf('产假有多少天', '那难产呢'))?.outcome.kind).not.toBe('emergency')
    expect((await lastOf('产假有多少天', '我老婆难产了，快来人'))?.outcome.kind).toBe('emergency')
  })

  it('of a part the guide leaves out is read out of the answer', async () => {
    const turn = await lastOf('孩子满月了户口咋上', '要带啥')
    expect(turn?.replies[0]?.text).toContain('出生医学证明')
    expect(turn?.replies[0]?.text).not.toContain('没有写明')
  })
})
