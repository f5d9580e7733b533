import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { faultLine } from '../../../src/http/fault-line.ts'
import { openService as openMcp } from '../../adapters/mcp/service.ts'
import { openService as open311 } from '../../adapters/open311/service.ts'
import { ask, openService as openOpenai } from '../../adapters/openai/service.ts'
import { openRelayService } from '../../adapters/relay/open-relay.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { openWechat } from '../../support/open-wechat.ts'
import { messageXml, newMessageId, pushXml } from '../../support/wechat-push.ts'
import { deskOf, takenDown } from '../api/desk.ts'
import { visitorOf } from '../pages/visitor.ts'

const phone = '13912345670'
const card = '110101199003074518'
const name = '欧阳晓梅'
const words = `我要投诉，我叫${name}，身份证${card}，电话${phone}，和平小区东门工地昨天夜里十一点还在施工`
const personal = new RegExp(`${phone}|${card}|${name}|晓梅`)

/** Everything the process writes. */
const listen = () => {
  const written: string[] = []
  const kept = [process.stdout.write, process.stderr.write] as const
  const own = { log: console.log, error: console.error, warn: console.warn, info: console.info }
  const note = (...parts: readonly unknown[]) => {
    written.push(
      parts
        .map((part) => (part instanceof Error ? `${part.stack} ${JSON.stringify(part)}` : String(part)))
        .join(' '),
    )
    return true
  }
  process.stdout.write = note as never
  process.stderr.write = note as never
  Object.assign(console, { log: note, error: note, warn: note, info: note })
  return {
    written,
    stop: () => {
      ;[process.stdout.write, process.stderr.write] = kept
      Object.assign(console, own)
    },
  }
}

let jiban: Jiban
let heard: ReturnType<typeof listen>
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())
beforeEach(() => {
  heard = listen()
})
afterEach(() => heard.stop())

/** `said`: what a channel tells its operators. */
const expectNothing = (said: readonly string[] = []) => {
  heard.stop()
  expect([...heard.written, ...said].filter((line) => personal.test(line))).toEqual([])
}

describe('what the process writes holds nothing personal, when it comes in by', () => {
  const api = (path: string, body: string) =>
    jiban.app.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })

  it('the API and the pages, also when it is garbage', async () => {
    const id = randomUUID()
    await api('/api/v1/weifang/messages', JSON.stringify({ text: words, conversationId: id }))
    await api('/api/v1/weifang/messages', `{"text": ${words}`)
    await visitorOf(jiban).post('/weifang/chat', { text: words, conversation: id })
    await visitorOf(jiban).open(`/weifang/${encodeURIComponent(words)}`)
    await visitorOf(jiban).post('/weifang/orders', { no: name, code: phone })
    expectNothing()
  })

  it('the telephone desk', async () => {
    const agent = await deskOf(jiban, 'agent', 'weifang')
    await takenDown(agent, { text: words, contactPhone: phone, contactName: name })
    await agent.post('/orders', { text: words, contactPhone: name })
    expectNothing()
  })

  it('a chat client', async () => {
    const service = await openOpenai({}, jiban)
    await service.post(ask(words))
    await service.post(`{"messages":"${words}`)
    await service.close()
    expectNothing(service.said)
  })

  it('GeoReport', async () => {
    const service = await open311({}, jiban)
    const fields = { service_code: 'noise-construction', address_string: '奎文区幸福小区3号楼', phone }
    await service.post({ ...fields, description: words, first_name: name })
    await service.post({ ...fields, service_code: words, description: '' })
    expectNothing(service.said)
  })

  it('tools of other assistants', async () => {
    const service = await openMcp({}, jiban)
    const key = await service.keyOf('weifang')
    const headers = { authorization: `Bearer ${key}` }
    const call = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: words, arguments: { text: words } },
    }
    await service.post(call, headers)
    await service.post(`{"jsonrpc":"${words}`, headers)
    await service.close()
    expectNothing(service.said)
  })

  it('a gateway for text messages', async () => {
    const service = await openRelayService(jiban)
    await service.hand({ from: phone, text: words })
    await service.settle()
    await service.close()
    expectNothing()
  })

  it('WeChat', async () => {
    const service = await openWechat(jiban)
    const at = jiban.clock.now()
    const fields = { MsgType: 'text', Content: words, MsgId: newMessageId() }
    await pushXml(service.push(), messageXml('o-citizen-1', fields, at))
    await pushXml(service.push(), `<xml><Content>${words}`)
    service.close()
    expectNothing(service.said)
  })

  it('any of them while the database refuses with the row in its words', async () => {
    const { db } = jiban.database
    await sql`
      create function refuse_turns() returns trigger language plpgsql as $$
      begin
        raise exception 'cannot keep "%"', new.masked_text using errcode = '22P02', detail = new.masked_text;
      end $$`.execute(db)
    await sql`create trigger refuse_turns before insert on turn for each row execute function refuse_turns()`.execute(
      db,
    )
    const id = randomUUID()
    const answer = await api('/api/v1/weifang/messages', JSON.stringify({ text: words, conversationId: id }))
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toMatch(personal)
    await visitorOf(jiban).post('/weifang/chat', { text: words, conversation: id })
    await sql`drop trigger refuse_turns on turn`.execute(db)
    expect(heard.written.join('\n')).toContain('22P02')
    expectNothing()
  })
})

describe('the line of a fault', () => {
  it.each([
    ['JSON that was cut off', () => JSON.parse(`{"a":"${words}`)],
    ['a text that is no JSON', () => JSON.parse(words)],
    ['an address that is none', () => new URL(words)],
    [
      'a message of our own with the words',
      () => {
        throw new Error(`cannot send ${words} to (${phone})`)
      },
    ],
  ])('of %s says where, not what', (_, run) => {
    let line = ''
    try {
      run()
    } catch (fault) {
      line = faultLine(fault)
    }
    heard.stop()
    expect(line).toMatch(/^\w*Error.*\n\s+at /s)
    expect(line).not.toMatch(personal)
  })
})
