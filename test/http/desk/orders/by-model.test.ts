import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../../src/app.ts'
import { placeIdSchema } from '../../../../src/domain/place.ts'
import { diskAssets } from '../../../../src/http/disk-assets.ts'
import { openChatModel } from '../../../../src/llm/index.ts'
import { settingsFor, surroundings } from '../../../llm/around.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { type ModelServer, modelServer, refuses, saysJson } from '../../../support/model-server.ts'
import { deskOf, takenDown } from '../../api/desk.ts'

let jiban: Jiban
let server: ModelServer
let read: (path: string) => Promise<string>
let form: string
let other: string
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
  server = await modelServer()
  const agent = await deskOf(jiban, 'agent', 'weifang')
  const { no } = await takenDown(agent)
  const text = '我要投诉，学校食堂午餐份量不够，孩子吃不饱。'
  const { no: second } = await takenDown(agent, { text })
  const { cookie } = await deskOf(jiban, 'dispatcher', 'weifang')
  const chatModel = openChatModel(settingsFor(server.baseUrl), surroundings().around)
  const app = createApp(
    { ...jiban.deps, chatModel },
    {
      defaultPlace: placeIdSchema.parse('weifang'),
      mode: 'demo',
      ready: async () => true,
      asset: diskAssets,
    },
  )
  read = async (path) => (await app.request(path, { headers: { cookie } })).text()
  form = `/weifang/desk/orders/${no}/do/dispatch`
  other = `/weifang/desk/orders/${second}/do/dispatch`
})
afterAll(async () => {
  await server.close()
  await jiban.close()
})

describe('what a model suggests beside a dispatch', () => {
  it('is asked for apart from the page, and said to be made by a model', async () => {
    server.answerWith(saysJson({ units: [{ id: 'urban-management', because: '路灯不亮和损坏' }] }))
    const page = await read(form)
    expect(page).toContain('请智能模型看一看')
    expect(server.asked).toHaveLength(0)
    const [, suggested = ''] = (await read(`${form}?model=yes`)).split('id="by-model"')
    expect(suggested).toContain('由人工智能')
    expect(suggested).toContain('由潍坊市城市管理局主办')
    expect(suggested).toContain('由您核对后决定')
  })

  it('is never chosen by itself', async () => {
    server.answerWith(saysJson({ units: [{ id: 'urban-management', because: '' }] }))
    expect(await read(`${form}?model=yes`)).toMatch(/id="f-lead"[^>]*value=""/)
  })

  it('leaves the page as it is when the model fails', async () => {
    server.answerWith(refuses(400))
    expect(await read(`${other}?model=yes`)).toContain('智能建议暂时没有结果')
  })
})
