import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { type Desk, deskOf } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

const place = 'weifang'
const address = `/${place}/desk/knowledge/files`
let jiban: Jiban
let clerk: Desk
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
  clerk = await deskOf(jiban, 'clerk.urban-management', place)
})
afterAll(() => jiban.close())

const headings = '编号,标准问题,答复,主题,类型,依据,施行日期,复核日期'
const row = (id: string, question: string) =>
  `${id},${question},向市城市管理局提出，五个工作日内答复。,city-appearance,常见问题,《城市市容和环境卫生管理条例》第三条,2026-11-01,2027-03-01`
const send = (desk: Desk, text: string, dryRun: string, name = 'entries.csv') => {
  const body = new FormData()
  body.set('file', new File([text], name))
  body.set('dryRun', dryRun)
  return jiban.app.request(`${address}/import`, {
    method: 'POST',
    body,
    headers: { cookie: desk.cookie, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
  })
}
const work = async () => (await clerk.get('/knowledge/work')).body.work.length as number

describe('tables at the desk', () => {
  it('are looked through without storing anything, then taken; twice is once', async () => {
    const text = `${headings}\n${row('city.wash', '机动车占道洗车怎么处理？')}\n${row('city.hall', '楼道堆放杂物归谁管？')}\n`
    const dry = await (await send(clerk, text, 'true')).text()
    expect(dry).toContain('可以导入2行')
    expect(dry).toContain('导入可以用的2行')
    expect(await work()).toBe(0)
    expect(await (await send(clerk, text, 'false')).text()).toContain('已导入为草稿2行')
    expect(await work()).toBe(2)
    expect(await (await send(clerk, text, 'false')).text()).toContain('2行没有变化')
  })

  it('say row by row what is wrong, and of a file that is none', async () => {
    const text = `${headings}\n${row('city.a', '夜宵摊油烟怎么投诉？')}\n${row('city.b', '夜宵摊油烟怎么投诉？')}\n`
    const dry = await (await send(clerk, text, 'true')).text()
    expect(dry).toContain('重复')
    expect(await (await send(clerk, 'PK', 'true', 'photo.png')).text()).toContain('role="alert"')
    expect((await send(clerk, '', 'true')).status).toBe(400)
  })

  it('are not for those who do not write', async () => {
    const agent = await deskOf(jiban, 'agent', place)
    const visitor = visitorOf(jiban)
    expect((await visitor.open(address, { cookie: agent.cookie })).status).toBe(403)
    expect((await send(agent, headings, 'false')).status).toBe(403)
  })
})
