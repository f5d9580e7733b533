import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseMessage } from '../../../adapters/wechat-official/parse.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { type OpenWechat, openWechat } from '../../support/open-wechat.ts'
import { pushXml } from '../../support/wechat-push.ts'

const page = readFileSync(
  join(import.meta.dirname, '../../../adapters/wechat-official/sample-messages.md'),
  'utf8',
)
const samples = [...page.matchAll(/## (.+)\n`kind: (.+?)` `said: (.*?)`\n```xml\n([\s\S]*?)\n```/g)].map(
  ([, name = '', kind = '', said = '', xml = '']) => ({ name, kind, said, xml }),
)

describe('the recorded messages', () => {
  let jiban: Jiban
  let wechat: OpenWechat
  beforeAll(async () => {
    jiban = await openJiban()
    wechat = await openWechat(jiban)
  })
  afterAll(async () => {
    await wechat.close()
    await jiban.close()
  })

  it('are all of the page', () => {
    expect(samples).toHaveLength([...page.matchAll(/^## /gm)].length)
  })

  it.each(samples)('$name', async ({ kind, said, xml }) => {
    expect(parseMessage(xml).content.kind).toBe(kind)
    const before = wechat.door.arrived.length
    wechat.door.next.push(() => ({ kind: 'later' }))
    expect((await pushXml(wechat.push(), xml)).status).toBe(200)
    const [arrived] = wechat.door.arrived.slice(before)
    wechat.door.next.length = 0
    expect(arrived?.text ?? '-').toBe(said)
    if (arrived && kind !== 'event') expect(xml).toContain(`<MsgId>${arrived.messageId}</MsgId>`)
  })

  it('are never read as something else when a byte is missing', () => {
    for (const { xml } of samples)
      for (const at of [1, 20, Math.floor(xml.length / 2), xml.length - 2]) {
        const cut = xml.slice(0, at)
        expect(() => parseMessage(cut)).toThrow()
      }
  })
})
