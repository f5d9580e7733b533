import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenDatabase, openServer } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { ownDatabase } from '../support/own-database.ts'
import { type Environment, freePort, startNode, until, untilReady } from '../support/processes.ts'

/** A database to measure on: how a Node process is told of it, and how many clients at once are of interest. */
export type Ground = {
  readonly name: string
  readonly clients: readonly number[]
  readonly env: Environment
  /** The database itself, while no process is on it. */
  open(): Promise<OpenDatabase>
  drop(): Promise<void>
}

export const embeddedGround = async (): Promise<Ground> => {
  const directory = await mkdtemp(join(tmpdir(), 'jiban-bench-'))
  return {
    name: 'embedded',
    clients: [1, 10],
    env: { JIBAN_DATA_DIR: directory, DATABASE_URL: '' },
    open: () => openEmbedded({ directory }),
    drop: () => rm(directory, { recursive: true, force: true }),
  }
}

export const serverGround = async (serverUrl: string): Promise<Ground> => {
  const database = await ownDatabase(serverUrl, 'bench')
  const keys = await mkdtemp(join(tmpdir(), 'jiban-bench-'))
  return {
    name: 'server',
    clients: [1, 50],
    env: { DATABASE_URL: database.url, JIBAN_DATA_DIR: keys },
    open: async () => openServer(database.url),
    drop: async () => {
      await database.drop()
      await rm(keys, { recursive: true, force: true })
    },
  }
}

export type Target = { readonly url: string; end(): Promise<void> }

const start = async (arguments_: readonly string[], env: Environment): Promise<Target> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const running = startNode(['--import', 'tsx', ...arguments_], { ...env, PORT: String(port) })
  try {
    await untilReady(url, running)
    return { url, end: running.end }
  } catch (fault) {
    await running.end()
    throw fault
  }
}

export const startBare = ({ env }: Ground): Promise<Target> => start(['test/bench/bare-server.ts'], env)

const path = '/api/v1/weifang/messages'
export const isSettled = (body: string): boolean => body.includes('"outcome":{"kind":"settled"')

export const ask = async (url: string, text: string): Promise<string> => {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  })
  return response.text()
}

/** The service as `npm start` runs it, and the seconds from its start to its first settled answer. */
export const startService = async ({ env }: Ground): Promise<Target & { readonly seconds: number }> => {
  const begun = performance.now()
  const service = await start(['src/node.ts'], env)
  await until('a settled answer', async () => isSettled(await ask(service.url, '身份证丢了怎么补办？')))
  return { ...service, seconds: (performance.now() - begun) / 1000 }
}
