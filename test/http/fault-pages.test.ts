import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Jiban, openJiban } from '../support/jiban.ts'
import { deskOf, takenDown } from './api/desk.ts'
import { visitorOf } from './pages/visitor.ts'

const place = 'fuzhou'
let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let order: { no: string; queryCode: string }
let dispatcher: { cookie: string }
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
  order = await takenDown(await deskOf(jiban, 'agent', place))
  dispatcher = await deskOf(jiban, 'dispatcher', place)
})
afterAll(() => jiban.close())

/** What operators read. */
const log: string[] = []
beforeEach(() => {
  log.length = 0
  vi.spyOn(console, 'error').mockImplementation((...parts) => void log.push(parts.join(' ')))
})
afterEach(() => vi.restoreAllMocks())

/** With a table gone from under the service. */
const without = async (table: string, act: () => Promise<void>) => {
  const { db } = jiban.database
  await sql`alter table ${sql.id(table)} rename to taken_away`.execute(db)
  await act().finally(() => sql`alter table taken_away rename to ${sql.id(table)}`.execute(db))
}
const numberIn = (page: string): string => /说出编号 ([\da-f]{8})。/.exec(page)?.[1] ?? 'none'
const html = { accept: 'text/html' }

describe('a fault of our own', () => {
  it('that keeps a page from a citizen says so, what is kept, whom to call, and a number the log has', () =>
    without('work_order', async () => {
      const answer = await visitor.open(`/${place}/orders/${order.no}?code=${order.queryCode}`)
      const page = await answer.text()
      expect(answer.status).toBe(500)
      for (const words of ['这一页没有打开', '不是您操作的问题', '您以前提交的都在', '请拨打12345'])
        expect(page).toContain(words)
      expect(log.join('\n')).toMatch(new RegExp(`^${numberIn(page)}`, 'm'))
    }))

  it('that swallows a message sent without scripts gives its words back', () =>
    without('conversation', async () => {
      const text = '门口的下水道堵了三天，请派人来疏通'
      const fields = { text, conversation: randomUUID(), message: randomUUID() }
      const answer = await visitor.post(`/${place}/chat`, fields, html)
      const page = await answer.text()
      expect(answer.status).toBe(500)
      expect(page).toContain('刚才填写的没有保存')
      expect(page).toMatch(new RegExp(`<textarea[^>]*readonly[^>]*>${text}</textarea>`))
    }))

  it('that ends a stream of the chat has its number in the log too', () =>
    without('conversation', async () => {
      const answer = await jiban.app.request(`/api/v1/${place}/messages`, {
        method: 'POST',
        headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
        body: JSON.stringify({ text: '身份证丢了怎么补办？' }),
      })
      expect(log.join('\n')).toBe('')
      const number = numberIn(await answer.text())
      expect(log.join('\n')).toMatch(new RegExp(`^${number}`, 'm'))
    }))

  it('at the desk is a page too when the lists cannot be counted, and leads back to the form', () =>
    without('work_order', async () => {
      const form = `/${place}/desk/orders/${order.no}/do/dispatch`
      const headers = { cookie: dispatcher.cookie, ...html, referer: `http://localhost${form}` }
      const seen = await visitor.open(form, headers)
      expect([seen.status, seen.headers.get('content-type')]).toEqual([500, 'text/html; charset=UTF-8'])
      expect(await seen.text()).toContain('请联系系统管理员，说出编号')
      const done = await (await visitor.post(form, { lead: 'x' }, headers)).text()
      expect(done).toContain('这次没有办成')
      expect(done).toContain(`<a href="${form}">回到刚才的表单</a>`)
    }))
})

describe('what is too large to be taken in', () => {
  it('is told on a page of its place, to citizens and at the desk; a programme gets its document', async () => {
    const text = '字'.repeat(100_000)
    const citizen = await visitor.post(`/${place}/chat`, { text }, html)
    const page = await citizen.text()
    expect(citizen.status).toBe(413)
    expect(page).toContain('内容太多，没有提交')
    expect(page).toContain('福州市')
    const headers = { cookie: dispatcher.cookie, ...html }
    const desk = await visitor.post(`/${place}/desk/register`, { text }, headers)
    expect(desk.status).toBe(413)
    expect(await desk.text()).toContain('福州市工作台')
    const programme = await visitor.post(`/${place}/chat`, { text })
    expect(programme.headers.get('content-type')).toContain('application/problem+json')
  })
})

it('an answer that is gone is told without the name of its file', async () => {
  const answer = await visitor.open(`/${place}/knowledge/no-such-entry`)
  expect(answer.status).toBe(404)
  const page = await answer.text()
  expect(page).toContain('没有这条答复')
  expect(page.replaceAll(/<form class="text-size".*?<\/form>/gs, '')).not.toContain('no-such-entry')
})

it('a paper that is gone is told on a page to whoever opens it in a browser', async () => {
  const path = `/api/v1/${place}/orders/${order.no}/documents/none`
  const headers = { cookie: dispatcher.cookie }
  const seen = await visitor.open(path, headers)
  expect([seen.status, seen.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
})

it('an order that is not found is called what the place calls it', async () => {
  const answer = await visitor.post('/weifang/orders', { no: 'WEIF0', code: '000000' })
  const page = await (answer.status === 303
    ? await visitor.open(answer.headers.get('location') ?? '')
    : answer
  ).text()
  expect(page).toContain('没有找到这个编号和查询码对应的热线事项')
})
