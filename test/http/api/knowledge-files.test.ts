import excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { type Desk, deskOf } from './desk.ts'

const place = 'weifang'
const unit = 'urban-management'
let jiban: Jiban
let clerk: Desk
let leader: Desk
let editor: Desk
beforeAll(async () => {
  jiban = await openJiban()
  clerk = await deskOf(jiban, `clerk.${unit}`, place)
  leader = await deskOf(jiban, `leader.${unit}`, place)
  editor = await deskOf(jiban, 'editor', place)
})
afterAll(() => jiban.close())

const at = (path: string) => `/api/v1/${place}/knowledge/files/${path}`
const download = async (desk: Desk, path: string) => {
  const response = await jiban.app.request(at(path), { headers: { cookie: desk.cookie } })
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}
type Row = {
  readonly row: number
  readonly result: string
  readonly problem: string | null
  readonly id: string
}
const upload = async (desk: Desk, bytes: Uint8Array, dryRun = false) => {
  const response = await jiban.app.request(at(`import?name=a.xlsx&dryRun=${dryRun}`), {
    method: 'POST',
    headers: { cookie: desk.cookie, 'content-type': 'application/octet-stream' },
    body: bytes.slice().buffer,
  })
  return { status: response.status, body: (await response.json()) as { rows: Row[]; problem: string | null } }
}
const results = ({ body }: Awaited<ReturnType<typeof upload>>) => body.rows.map(({ result }) => result)

const row = (question: string, changes: Readonly<Record<string, string>> = {}) => ({
  类型: '办事指南',
  主题: 'city-appearance',
  对象: '个人',
  标准问题: question,
  答复: '向市城市管理局提交申请，五个工作日内答复。',
  依据: '《潍坊市市容管理办法》第三条；书外',
  施行日期: '2026-11-01',
  复核日期: '2027-03-01',
  ...changes,
})
const table = async (...rows: readonly Readonly<Record<string, string>>[]) => {
  const workbook = new excel.Workbook()
  await workbook.xlsx.load((await download(clerk, 'template.xlsx')).slice().buffer)
  const [sheet] = workbook.worksheets
  const headings = (sheet?.getRow(1).values as string[]) ?? []
  for (const [i, values] of rows.entries())
    for (const [heading, value] of Object.entries(values))
      if (sheet) sheet.getCell(3 + i, headings.indexOf(heading)).value = value
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
const step = (desk: Desk, id: string, type: string, expectedRevision: number) =>
  desk.post(`/knowledge/work/${id}/commands`, { type, expectedRevision })

describe('entries in tables', () => {
  it('become drafts of who hands them in, after a dry run that stores nothing', async () => {
    const bytes = await table(row('机动车占道洗车怎么处理？'), row('楼道堆放杂物归谁管？'))
    expect(results(await upload(clerk, bytes, true))).toEqual(['added', 'added'])
    expect((await clerk.get('/knowledge/work')).body.work).toEqual([])
    expect(results(await upload(clerk, bytes))).toEqual(['added', 'added'])
    const { work } = (await clerk.get('/knowledge/work')).body
    expect(work).toMatchObject([
      { state: 'draft', origin: 'import', unit, writers: [`clerk.${unit}.${place}`] },
      { state: 'draft', origin: 'import' },
    ])
    expect(results(await upload(clerk, bytes))).toEqual(['unchanged', 'unchanged'])
  })

  it('come out again as they went in, and change nothing when handed in', async () => {
    const { body } = await upload(
      clerk,
      await table(row('养犬登记证在哪办？', { 相似问: '狗证哪里办\n办狗证' })),
    )
    const id = body.rows[0]?.id ?? ''
    expect((await step(clerk, id, 'submit', 1)).status).toBe(200)
    expect((await step(leader, id, 'approve', 2)).status).toBe(200)
    const busy = await upload(
      clerk,
      await table(row('养犬登记证在哪办？', { 答复: '到辖区综合服务窗口办理登记。' })),
    )
    expect(busy.body.rows[0]?.problem).toContain('热线审核')
    expect((await step(editor, id, 'publish', 3)).status).toBe(200)
    const out = await download(clerk, 'entries.xlsx')
    expect(results(await upload(clerk, out))).toEqual(['unchanged'])
    const changed = await upload(
      clerk,
      await table(row('养犬登记证在哪办？', { 答复: '到辖区综合服务窗口办理登记。' })),
    )
    expect(results(changed)).toEqual(['changed'])
  })

  it('are refused row by row: foreign units, repeated wordings, wordings that are taken', async () => {
    const { body } = await upload(
      clerk,
      await table(
        row('消防通道被占找谁？', { 单位: 'fire' }),
        row('夜宵摊油烟怎么投诉？'),
        row('油烟扰民怎么办？', { 相似问: '夜宵摊油烟怎么投诉？' }),
        row('办狗证要多少钱？', { 相似问: '狗证哪里办' }),
        row('井盖丢了找谁？', { 单位: '没有这个局' }),
      ),
      true,
    )
    expect(body.rows.map(({ result }) => result)).toEqual([
      'refused',
      'added',
      'duplicate',
      'duplicate',
      'refused',
    ])
    expect(body.rows[2]?.problem).toContain('第 4 行')
    expect(body.rows[3]?.problem).toContain('狗证哪里办')
  })

  it("are taken from a unit's own sheet: a title above, its own names and order, dates as dates, empty lines", async () => {
    const workbook = new excel.Workbook()
    const sheet = workbook.addWorksheet('知识')
    sheet.addRow(['城管局知识条目'])
    sheet.mergeCells(1, 1, 1, 9)
    sheet.addRow(['序号', '答案', '问题*', '法律依据', '知识类型', '主题', '对象', '生效日期', '复核日期'])
    const line = (n: number, question: string) => [
      n,
      '向区综合执法中队反映，当场处理。',
      question,
      '《潍坊市市容管理办法》第三条；书外',
      '办事指南',
      'city-appearance',
      '个人',
      new Date('2026-11-01T00:00:00Z'),
      '２０２７年３月１日',
    ]
    sheet.addRow(line(1, '店外摆放桌椅找谁管？'))
    sheet.addRow([])
    sheet.addRow(line(2, '车辆抛洒渣土找谁管？'))
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const before = (await clerk.get('/knowledge/work')).body.work.length
    expect(results(await upload(clerk, bytes, true))).toEqual(['added', 'added'])
    expect((await clerk.get('/knowledge/work')).body.work).toHaveLength(before)
    const taken = await upload(clerk, bytes)
    expect(taken.body.rows.map(({ row, result }) => [row, result])).toEqual([
      [3, 'added'],
      [5, 'added'],
    ])
    const { life } = (await clerk.get(`/knowledge/work/${taken.body.rows[0]?.id}`)).body
    expect(life.open.draft).toMatchObject({ unit, effectiveFrom: '2026-11-01', reviewBy: '2027-03-01' })
    expect(results(await upload(clerk, bytes))).toEqual(['unchanged', 'unchanged'])
  })

  it('are for those who write; too large a file and no file at all are refused in words', async () => {
    const agent = await deskOf(jiban, 'agent', place)
    const bytes = await table(row('随便问一个问题？'))
    expect((await upload(agent, bytes)).status).toBe(403)
    expect((await jiban.app.request(at('template.xlsx'))).status).toBe(401)
    expect((await upload(clerk, new Uint8Array(50 * 1024 * 1024))).status).toBe(413)
    expect((await upload(clerk, new Uint8Array())).body.problem).toContain('空的')
  })
})
