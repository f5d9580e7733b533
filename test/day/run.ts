import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readUnits } from '../../knowledge/content-files.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { endAll, freePort, type Running, startNode, untilReady } from '../support/processes.ts'
import { testAccount } from '../support/wechat-push.ts'
import { wechatServer } from '../support/wechat-server.ts'
import { casesInAll, casesOf, dayPlaces } from './cases.ts'
import { holds } from './holds.ts'
import { peopleOf } from './people.ts'
import { playDesks, playEvening, playHour, playLast } from './play.ts'
import type { Town } from './town.ts'
import { newWorld, type World } from './world.ts'

/**
 * A day of three hundred cases through all desks: a server of its own, people who read its pages and submit its forms,
 * until everything that can end has ended. `npm run proof:day`, with `-- --seed 8` another day, with `-- --cases 40` its morning, with
 * `-- --any-speed` on a busy machine. Embedded, or on DATABASE_URL. Ends with code 1 when something does not hold.
 */
const workdays = [
  ...['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'],
  ...['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'],
  ...['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11'],
  ...['2026-12-14', '2026-12-15', '2026-12-16', '2026-12-17', '2026-12-18'],
] as const

const numberIn = (words: readonly string[], name: string, otherwise: number): number => {
  const at = words.indexOf(name)
  return at < 0 ? otherwise : Number(words[at + 1])
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`
const pad = (hour: number): string => String(hour).padStart(2, '0')

const townsOf = async (world: World, seed: number, most: number): Promise<readonly Town[]> => {
  const cases = casesOf(seed).slice(0, most)
  for (const { id, phone, name, kind } of cases) {
    world.secrets.push({ word: phone, of: `citizen ${id}` })
    if (kind === 'report') world.secrets.push({ word: name, of: `reporter ${id}` })
  }
  const townOf = async (place: string): Promise<Town> => ({
    place,
    world,
    people: peopleOf(world, place),
    cases: cases.filter((one) => one.place === place),
    citizens: [],
    orders: new Map(),
    day: 0,
    units: new Map(
      (await readUnits(placeIdSchema.parse(place))).units.map(({ id, name, parent }) => [
        name,
        { id, parent },
      ]),
    ),
    refusals: [],
  })
  return Promise.all(dayPlaces.map(townOf))
}

const isOpen = ({ orders }: Town): boolean => [...orders.values()].some(({ acts }) => !acts.includes('归档'))

const play = async (world: World, towns: readonly Town[]): Promise<string> => {
  const began = performance.now()
  let today = ''
  for (const [day, date] of workdays.entries()) {
    today = date
    for (const town of towns) town.day = day
    if (day === 0)
      for (let hour = 8; hour < 20; hour += 1) {
        await world.moveTo(`${date} ${pad(hour)}:05`)
        await playHour(towns, hour)
      }
    for (const at of day === 0 ? ['20:00'] : ['09:00', '15:00']) {
      await world.moveTo(`${date} ${at}`)
      for (const town of towns) await playDesks(town)
    }
    for (const town of towns) await playEvening(town)
    console.log(`${date}: ${seconds(began)}, ${world.got.length} pages, ${world.faults.length} faults`)
    if (!towns.some(isOpen)) break
  }
  for (const town of towns) await playLast(town)
  return today
}

const main = async (): Promise<boolean> => {
  const seed = numberIn(process.argv, '--seed', 7)
  const most = numberIn(process.argv, '--cases', casesInAll)
  let now = Date.now
  const wechat = await wechatServer(() => now())
  const directory = await mkdtemp(join(tmpdir(), 'jiban-day-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...{ PORT: String(port), HOST: '127.0.0.1', JIBAN_MODE: 'demo', JIBAN_DATA_DIR: directory },
    DATABASE_URL: process.env['DATABASE_URL'] ?? '',
    JIBAN_CHANNELS: JSON.stringify(
      Object.fromEntries(
        dayPlaces.map((place) => [place, { wechat: { ...testAccount, apiBase: wechat.url } }]),
      ),
    ),
  }
  const began = performance.now()
  try {
    const server = startNode(['--import', 'tsx', 'src/node.ts'], env)
    await untilReady(url, server)
    console.log(`seed ${seed}, ${most} cases, ready after ${seconds(began)}`)
    const world = newWorld(url, wechat, (to) => {
      const ahead = to.getTime() - Date.now()
      now = () => Date.now() + ahead
    })
    const towns = await townsOf(world, seed, most)
    const last = await play(world, towns)
    const judged = process.argv.includes('--any-speed') ? 'at any speed' : 'with speed'
    const good = await holds(world, towns, workdays[0], last, () => verifyChains(server, env), judged)
    console.log(`${good ? 'holds' : 'DOES NOT HOLD'}, ${seconds(began)} in all`)
    return good
  } finally {
    await endAll()
    await wechat.close()
    await rm(directory, { recursive: true, force: true })
  }
}

/** The database is let go of, and looked over by the programme for that. */
const verifyChains = async (server: Running, env: Readonly<Record<string, string>>): Promise<boolean> => {
  await server.end()
  const verifier = startNode(['--import', 'tsx', 'src/verify-orders.ts'], env, true)
  return new Promise((done) => verifier.child.once('exit', (code) => done(code === 0)))
}

process.exitCode = (await main()) ? 0 : 1
