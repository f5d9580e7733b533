import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../api/desk.ts'
import { visitorOf } from '../pages/visitor.ts'

let jiban: Jiban
let agent: Desk
let supervisor: Desk
beforeAll(async () => {
  jiban = await openJiban()
  agent = await deskOf(jiban, 'agent', 'weifang')
  supervisor = await deskOf(jiban, 'supervisor', 'weifang')
})
afterAll(() => jiban.close())

const read = async (desk: Desk, path: string) =>
  (await visitorOf(jiban).open(`/weifang/desk/reveals${path}`, { cookie: desk.cookie })).text()

describe('the log of opened contact data', () => {
  it('says what to expect while nobody has looked', async () => {
    expect(await read(supervisor, '')).toContain('还没有人查看过联系方式')
  })

  it('shows the supervisor who looked at which order and why, never what they saw', async () => {
    const { no } = await takenDown(agent)
    const opened = await agent.post(`/orders/${no}/reveal`, { why: '核对<回拨>号码' })
    expect(opened.body).toMatchObject({ contactPhone: '13800138000' })
    const page = await read(supervisor, '')
    expect(page).toContain(`/weifang/desk/orders/${no}"`)
    expect(page).toContain('核对&lt;回拨&gt;号码')
    expect(page).not.toMatch(/13800138000|王女士/)
    expect(await read(supervisor, `?who=agent.weifang&no=${no.toLowerCase()}`)).toContain(no)
    expect(await read(supervisor, '?who=dispatcher.weifang')).toContain('没有符合的记录')
    expect(await read(supervisor, '?before=not-a-number&no=%00')).toContain('没有符合的记录')
  })

  it('is read on page by page, each line once', async () => {
    const { no } = await takenDown(agent)
    for (let i = 0; i < 60; i++) await agent.post(`/orders/${no}/reveal`, { why: `第${i}次` })
    const first = await read(supervisor, `?no=${no}`)
    const older = /href="\/weifang\/desk\/(reveals\?[^"]*before=[^"]*)"/.exec(first)?.[1] ?? ''
    const second = await read(supervisor, older.replace('reveals', '').replaceAll('&amp;', '&'))
    const lines = [first, second].map((page) => [...page.matchAll(/第\d+次/g)].map(([line]) => line))
    expect(lines.map(({ length }) => length)).toEqual([50, 10])
    expect(new Set(lines.flat()).size).toBe(60)
  })

  it('is refused to everybody else, and to the supervisor of another place', async () => {
    for (const [account, place] of [
      ['agent', 'weifang'],
      ['dispatcher', 'weifang'],
      ['admin', 'weifang'],
      ['supervisor', 'fuzhou'],
    ] as const) {
      const desk = await deskOf(jiban, account, place).catch(() => null)
      if (desk === null) continue
      const answer = await visitorOf(jiban).open('/weifang/desk/reveals', { cookie: desk.cookie })
      expect([403, 303], account).toContain(answer.status)
      expect(await answer.text(), account).not.toContain('核对')
    }
  })
})
