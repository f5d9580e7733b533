import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepClocks } from '../../src/usecases/clocks/sweep-clocks.ts'
import { type Jiban, openJiban } from '../support/jiban.ts'
import { deskOf, takenDown } from './api/desk.ts'
import { visitorOf } from './pages/visitor.ts'

const place = 'pingdingshan'
let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let no = ''
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
  visitor = visitorOf(jiban)
  const dispatcher = await deskOf(jiban, 'dispatcher', place)
  no = (await takenDown(await deskOf(jiban, 'agent', place))).no
  await dispatcher.does(no, { type: 'dispatch', lead: 'urban-management', requirement: '请核实办理。' })
  jiban.clock.set('2026-12-10T10:00:00+08:00')
  await sweepClocks({ ...jiban.deps, sweeper: jiban.sweeper }, jiban.clock.now())
})
afterAll(() => jiban.close())

/** What is read, seen or heard of a page, piece by piece. */
const piecesOf = (page: string): readonly string[] => {
  const heard = [...page.matchAll(/\s(?:placeholder|aria-label|title|alt)="([^"]+)"/g)].map(
    ([, text]) => text,
  )
  const seen = page
    .replaceAll(/<(script|style|svg)\b.*?<\/\1>/gs, '')
    .replaceAll(/<\/?(?:span|b|q|em|strong)\b[^>]*>/g, '')
    .split(/<[^>]+>/)
  return [...heard, ...seen].flatMap((text) => text?.trim() || [])
}

const han = '[\\u4e00-\\u9fff]'
/** What no page says, and what it is. */
const never: readonly (readonly [string, RegExp])[] = [
  ['a day as a programme writes it', /\b20\d\d-\d\d-\d\d/],
  ['half-width punctuation', new RegExp(`${han}[,;:!?()]|[,;:!?()]${han}`)],
  ['an exclamation mark', /[!！]/],
  ['nothing, as a programme writes it', /\b(?:undefined|null|NaN)\b|\[object/],
  ['a blank that was not filled in', /\$?\{\w+\}/],
  ['a space where the page makes a thin one', /\d (?:[个条件次人天年日位版页行字步项]|分钟|小时)(?!急)/],
  ['two stops in a row', /[。；，][。；，]/],
  ['another word for 市民', /(?<!“)群众(?!性)/],
]

const faultsOn = async (path: string, cookie?: string): Promise<readonly string[]> => {
  const answer = await visitor.open(path, cookie === undefined ? {} : { cookie })
  expect(answer.status, path).toBe(200)
  const pieces = piecesOf(await answer.text())
  expect(pieces.length, path).toBeGreaterThan(10)
  return never.flatMap(([what, pattern]) =>
    pieces.filter((piece) => pattern.test(piece)).map((piece) => `${path}: ${what}: ${piece.slice(0, 80)}`),
  )
}

const asDesk = async (account: string, ...paths: string[]) => {
  const { cookie } = await deskOf(jiban, account, place)
  const faults: string[] = []
  for (const path of paths) faults.push(...(await faultsOn(`/${place}/desk${path}`, cookie)))
  return faults
}

describe('the words of the pages', () => {
  it('for citizens hold to the rules of print', async () => {
    const faults: string[] = []
    for (const path of [
      '',
      '/knowledge',
      '/orders',
      '/about',
      '/privacy',
      '/my/data',
      '/continue',
      '/published',
    ])
      faults.push(...(await faultsOn(`/${place}${path}`)))
    expect(faults).toEqual([])
  })

  it('of the hotline hold to them', async () => {
    const act = (type: string) => `/orders/${no}/do/${type}`
    expect([
      ...(await asDesk('lead', '/board', '/reports', '/hotspots', '/knowledge', '/people', '/reveals')),
      ...(await asDesk('dispatcher', '/orders?list=all', `/orders/${no}`, act('flag'), act('instruct'))),
      ...(await asDesk('agent', '/register', '/conversations', '/undecided', '/messages', '/account')),
    ]).toEqual([])
  })

  it('of units, editors and administrators hold to them', async () => {
    expect([
      ...(await asDesk('clerk.urban-management', '/orders?list=overdue', `/orders/${no}/do/request-return`)),
      ...(await asDesk('editor', '/knowledge/write', '/knowledge/gaps', '/knowledge/files')),
      ...(await asDesk('admin', '/admin/rules', '/admin/channels', '/admin/ledger', '/admin/retention')),
    ]).toEqual([])
  })

  it('say in the audit trail what was carried away, not its address', async () => {
    const { cookie } = await deskOf(jiban, 'supervisor', place)
    const file = `/${place}/desk/reports/table.xlsx?period=month&on=2026-12-10&by=unit`
    expect((await visitor.open(file, { cookie })).status).toBe(200)
    const page = await (await visitor.open(`/${place}/desk/audit`, { cookie })).text()
    expect(page).toContain('统计报表的电子表格')
    expect(page).toContain('2026年12月10日所在的月，按承办单位')
    expect(page).not.toContain('table.xlsx')
  })
})
