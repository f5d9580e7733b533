import { listed } from './acts.ts'
import { all, textOf } from './html.ts'
import type { Known, Town } from './town.ts'

/** An order at the end, as the lead of the hotline reads it. */
export type Ended = {
  readonly no: string
  readonly step: string
  /** What happened, line by line. */
  readonly happened: readonly string[]
  readonly known: Known | undefined
}

export const readEnds = async (town: Town): Promise<readonly Ended[]> => {
  const lead = await town.people.as('lead')
  const ends: Ended[] = []
  for (const { no, to, step } of await listed(lead, town.people, 'all')) {
    const page = await lead.open(to)
    const happened = all(page.root, 'ol.timeline').flatMap((list) => all(list, 'p.what').map(textOf))
    ends.push({ no, step, happened, known: town.orders.get(no) })
  }
  return ends
}

export type Figure = { readonly name: string; readonly report: number; readonly recount: number }

const linesIn = (ends: readonly Ended[], line: RegExp): number =>
  ends.reduce((sum, { happened }) => sum + happened.filter((each) => line.test(each)).length, 0)
const ordersWith = (ends: readonly Ended[], line: RegExp): number =>
  ends.filter(({ happened }) => happened.some((each) => line.test(each))).length
const actsIn = (ends: readonly Ended[], ...names: readonly string[]): number =>
  ends.reduce((sum, { known }) => sum + (known?.acts ?? []).filter((each) => names.includes(each)).length, 0)
const didIn = (ends: readonly Ended[], name: string): number =>
  ends.filter(({ known }) => known?.one.did.includes(name)).length

/** The same figures by what the script did; what happens by itself by what stands on the orders' own pages. */
const recounted = (ends: readonly Ended[]): Readonly<Record<string, number>> => ({
  受理: ends.length,
  派单: ordersWith(ends, /^派给/),
  逾期: linesIn(ends, /超过期限/),
  退单申请: actsIn(ends, '申请退单'),
  不当退单: actsIn(ends, '不同意退单') + linesIn(ends, /视为不同意退单/),
  延期: actsIn(ends, '同意延期'),
  重新办理: linesIn(ends, /^第\d+次重新办理/),
  督办: actsIn(ends, '督办'),
  办结: ordersWith(ends, /^办结/),
  按时办结: ends.filter(
    ({ happened }) =>
      happened.some((each) => /^办结/.test(each)) && !happened.some((each) => /超过期限/.test(each)),
  ).length,
  问责记录: linesIn(ends, /^问责记录/),
  有效评价: didIn(ends, 'rate'),
})

/** Every figure of the period on the report page beside the recount. */
export const compareReport = async (
  town: Town,
  ends: readonly Ended[],
  from: string,
  to: string,
): Promise<readonly Figure[]> => {
  const lead = await town.people.as('lead')
  const page = await lead.open(`${town.people.desk}/reports?period=own&from=${from}&to=${to}&by=unit`)
  if (page.status !== 200) lead.fault(`the report: ${page.status}`)
  const rows = all(page.root, 'table.figures')
    .filter((table) => textOf(all(table, 'caption')[0]) === '数量')
    .flatMap((table) => all(table, 'tr'))
  const told = new Map(
    rows.map((row) => [
      textOf(all(row, 'th')[0]).trim(),
      Number(textOf(all(row, 'td')[0]).replaceAll(',', '')),
    ]),
  )
  return Object.entries(recounted(ends)).map(([name, recount]) => ({
    name,
    report: told.get(name) ?? Number.NaN,
    recount,
  }))
}
