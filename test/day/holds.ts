import { dayPlaces } from './cases.ts'
import { stuckOnLedger } from './knowledge.ts'
import { compareReport, type Ended, readEnds } from './recount.ts'
import type { Town } from './town.ts'
import type { World } from './world.ts'

type Held = readonly [what: string, measured: string, good: boolean]

const slowestMs = 2_000

/** Which machine it runs on decides how fast pages are: anywhere they are told and not judged. */
export type Judged = 'with speed' | 'at any speed'
const ended: readonly string[] = ['已归档', '已办结', '已撤回', '已终止办理', '已并入其他工单']

const tally = (words: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(words, (word) => word)].map(([word, of]) => [word, of.length] as const).toSorted(),
  )

/** Prints what became of the day, and whether everything that must hold does. */
export const holds = async (
  world: World,
  towns: readonly Town[],
  from: string,
  to: string,
  chains: () => Promise<boolean>,
  judged: Judged,
): Promise<boolean> => {
  const rows: Held[] = []
  const cases = towns.flatMap((town) => town.cases)
  console.table(
    Object.fromEntries(
      [...Map.groupBy(cases, ({ kind }) => kind)].map(([kind, of]) => [
        kind,
        tally(of.map(({ outcome }) => outcome)),
      ]),
    ),
  )
  for (const town of towns) rows.push(...(await heldIn(town, from, to)))
  rows.push(...heldOfPages(world, cases.filter(({ outcome }) => outcome === '').length, judged))
  rows.push(['chains of hashes whole', '', await chains()])
  for (const [what, measured, good] of rows) console.log(`${good ? 'ok  ' : 'FAIL'} ${what}: ${measured}`)
  return rows.every(([, , good]) => good)
}

const heldIn = async (town: Town, from: string, to: string): Promise<readonly Held[]> => {
  const ends = await readEnds(town)
  const receipts = town.cases.filter(({ order }) => order !== null).length
  const open = ends.filter(({ step }) => !ended.includes(step))
  const figures = await compareReport(town, ends, from, to)
  const wrong = figures.filter(({ report, recount }) => report !== recount)
  const stuck = await stuckOnLedger(town)
  console.log(`\n# ${town.place}`, tally(ends.map(({ step }) => step)))
  console.log('acts', tally([...town.orders.values()].flatMap(({ acts }) => acts)))
  console.log('refused by a rule', tally(town.refusals.map((line) => line.replace(/^\S+ \d+ /, ''))))
  for (const end of open) console.log(`still open: ${end.no} ${end.step} ${whyOpen(end)}`)
  return [
    [`${town.place}: orders, receipts`, `${ends.length}, ${receipts}`, ends.length === receipts],
    [`${town.place}: open orders without a reason`, String(open.length), open.length === 0],
    [
      `${town.place}: figures of the report that differ from the recount`,
      wrong.map(({ name, report, recount }) => `${name} ${report}≠${recount}`).join(', ') ||
        `none of ${figures.length}`,
      wrong.length === 0,
    ],
    [`${town.place}: lines of the ledger without an end`, String(stuck), stuck === 0],
  ]
}

const whyOpen = ({ known, happened }: Ended): string =>
  `case ${known?.one.id} ${known?.one.plan} ${known?.unit}: ${known?.acts.join(' ')} | ${happened.slice(-3).join(' / ')}`

const heldOfPages = ({ got, faults }: World, without: number, judged: Judged): readonly Held[] => {
  const slow = got.toSorted((a, b) => b.ms - a.ms)
  const failed = got.filter(({ status }) => status >= 500).length
  for (const { who, what } of faults.slice(0, 40)) console.log(`!! ${who}: ${what}`)
  return [
    ['cases without an outcome', String(without), without === 0],
    [`pages answered with 5xx, of ${got.length}`, String(failed), failed === 0],
    [
      'pages over two seconds, the slowest',
      `${slow.filter(({ ms }) => ms > slowestMs).length}, ${Math.round(slow[0]?.ms ?? 0)} ms ${slow[0]?.path}`,
      judged === 'at any speed' || (slow[0]?.ms ?? 0) <= slowestMs,
    ],
    ['things seen or missed that should not be', String(faults.length), faults.length === 0],
    ['places', dayPlaces.join(', '), true],
  ]
}
