import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFiles } from '../../knowledge/import/import-files.ts'
import { rank } from '../../src/domain/answering/decide-answer.ts'
import { type PlaceId, placeIdSchema } from '../../src/domain/place.ts'
import { unitSchema } from '../../src/domain/unit.ts'
import type { OpenDatabase } from '../../src/store/database.ts'
import { knowledgeLoader } from '../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../src/store/knowledge/knowledge-store.ts'
import { unitStore } from '../../src/store/unit-store.ts'
import { testDatabase } from '../support/database.ts'

const now = new Date('2026-11-22T02:00:00Z')
const day = '2026-11-22'
const place = placeIdSchema.parse('weifang')
const national = placeIdSchema.parse('national')
const laws = { unit: 'justice', reviewBy: '2027-12-31' }

const row = (id: string, question: string, answer: string, unit = 'hrss') =>
  `${id},faq,wages,${unit},${question},${question}多久|${question}规定,${answer},《中华人民共和国劳动法》第五十条,1995-01-01,2027-06-30`
const table = (...rows: string[]) => ({
  name: 'answers.csv',
  bytes: new TextEncoder().encode(
    ['编号,类型,主题,单位,标准问题,相似问,答复,依据,施行日期,复核日期', ...rows, ''].join('\n'),
  ),
})
const payDay = row('wages.pay-day', '工资一般几号发', '工资至少每月发一次，以货币发给本人。')

const statutes = {
  name: 'laws.jsonl',
  bytes: new TextEncoder().encode(
    ['第四十九条', '第五十条', '第五十一条']
      .map((no) => ({
        law: '劳动法',
        no,
        text: `工资一般按月发给劳动者本人，几号发由用人单位定。${no}`,
        date: '1994-07-05',
      }))
      .map((article) => JSON.stringify(article))
      .join('\n'),
  ),
}

let database: OpenDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const stores = () => ({
  loader: knowledgeLoader(database.db),
  knowledge: knowledgeStore(database.db),
  units: unitStore(database.db),
})

const run = async (
  files: Parameters<typeof importFiles>[1],
  change: { readonly place?: PlaceId; readonly dryRun?: boolean; readonly laws?: typeof laws } = {},
) => {
  const lines: string[] = []
  const deps = { ...stores(), now, print: (line: string) => void lines.push(line) }
  const good = await importFiles(deps, files, { place, dryRun: false, laws: null, ...change })
  return { good, lines }
}
const stored = (id: string) => stores().knowledge.citable(place, [id], day)

describe('an import', () => {
  it('loads nothing when one row is bad', async () => {
    const { good, lines } = await run([table(payDay, row('Wages', '工资能拖吗', '不能拖，要按月发给本人。'))])
    expect(good).toBe(false)
    expect(lines[0]).toMatch(/^answers\.csv:3 编号：/)
    expect(lines.at(-1)).toBe('1 bad rows, nothing was loaded')
    expect(await stored('wages.pay-day')).toEqual([])
  })

  it('says in a dry run what it would add, and adds nothing', async () => {
    const { good, lines } = await run([table(payDay)], { dryRun: true })
    expect(good).toBe(true)
    expect(lines).toContain('+ wages.pay-day 工资一般几号发')
    expect(lines.at(-1)).toContain('1 would be added, 0 changed, 0 are the same')
    expect(await stored('wages.pay-day')).toEqual([])
  })

  it('loads all rows, and an unchanged one only once', async () => {
    expect((await run([table(payDay)])).lines.at(-1)).toBe('1 added, 0 changed, 0 unchanged')
    expect((await run([table(payDay)])).lines.at(-1)).toBe('0 added, 0 changed, 1 unchanged')
    expect(await stored('wages.pay-day')).toMatchObject([{ version: 1, place }])
  })

  it('says in a dry run what it would change', async () => {
    const changed = row('wages.pay-day', '工资一般几号发', '工资至少每月发一次，不得拖欠。')
    const { lines } = await run([table(changed)], { dryRun: true })
    expect(lines).toContain('~ wages.pay-day 工资一般几号发')
    expect((await run([table(payDay)], { dryRun: true })).lines.at(-1)).toContain('0 changed, 1 are the same')
  })

  it('warns of a wording that leads to another entry already', async () => {
    const { good, lines } = await run(
      [table(row('wages.pay-date', '工资一般几号发', '按月发，日期由单位定好。'))],
      { dryRun: true },
    )
    expect(good).toBe(true)
    expect(lines.filter((line) => line.startsWith('warning: answers.csv:2 wages.pay-date'))).not.toEqual([])
  })

  it('warns of a unit the place does not have', async () => {
    const unit = { id: 'hrss', name: '人社局', tier: 'city', parent: null, kind: 'hrss' }
    await unitStore(database.db).load(place, [unitSchema.parse(unit)], [])
    const { lines } = await run(
      [table(payDay, row('wages.form', '工资能发东西吗', '不能，要发货币给本人。', 'hrs'))],
      { dryRun: true },
    )
    expect(lines.filter((line) => line.includes('单位名单'))).toEqual([
      'warning: answers.csv:3 wages.form 单位“hrs”不在本地区的单位名单里',
    ])
  })

  it('of laws leaves the units’ own answers in front, and finds an article by its name', async () => {
    expect((await run([statutes], { place: national, laws })).lines.at(-1)).toBe(
      '3 added, 0 changed, 0 unchanged',
    )
    const firstFor = async (question: string) =>
      rank(question, await stores().knowledge.search(place, question, day, 40))[0]?.entryId
    expect(await firstFor('工资一般几号发给本人')).toBe('wages.pay-day')
    expect(await firstFor('劳动法第五十一条')).toMatch(/^law\..*\.a51$/)
  })
})
