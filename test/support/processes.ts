import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = join(import.meta.dirname, '../..')

export type Environment = Readonly<Record<string, string>>

/** A process that leads a group of its own, with what it has said so far. */
export type Running = { readonly child: ChildProcess; said(): string; end(): Promise<void> }

const remembered = 20_000
const started = new Set<Running>()

/** Ends every process that is still running: for the end of a programme, whichever way it comes. */
export const endAll = async (): Promise<void> => {
  await Promise.all([...started].map((running) => running.end()))
}

/** Starts Node on a file of the project. `show` passes its words on; else they are kept for `said`. */
export const startNode = (arguments_: readonly string[], env: Environment, show = false): Running => {
  const output = show ? 'inherit' : 'pipe'
  const child = spawn(process.execPath, arguments_, {
    cwd: root,
    stdio: ['ignore', output, output],
    detached: true,
    env: { ...process.env, ...env },
  })
  let text = ''
  const hear = (piece: Buffer) => {
    text = (text + piece).slice(-remembered)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const running: Running = { child, said: () => text, end: () => endGroup(child) }
  started.add(running)
  child.once('exit', () => started.delete(running))
  return running
}

const patienceMs = 5_000

/** Ends a process and those it started; resolves when it is gone. */
const endGroup = async (child: ChildProcess): Promise<void> => {
  const { pid } = child
  if (pid === undefined) return
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((done) => child.once('exit', done))
    signalGroup(pid, 'SIGTERM')
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), patienceMs)
    await gone
    clearTimeout(timer)
  }
  // A grandchild may outlive the leader of the group.
  signalGroup(pid, 'SIGKILL')
}

const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal)
  } catch {
    // Gone already.
  }
}

/** A port that nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })

const betweenLooksMs = 50

/** Looks again and again until `look` gives something; throws when it gave nothing in time. */
export const until = async <T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  withinMs = 30_000,
): Promise<T> => {
  const end = performance.now() + withinMs
  while (performance.now() < end) {
    const found = await look()
    if (found) return found
    await pause(betweenLooksMs)
  }
  throw new Error(`${what}: not within ${withinMs / 1000} s`)
}

/** Until the service at this address says it is ready; throws at once when its process has ended. */
export const untilReady = (url: string, { child, said }: Running, withinMs = 120_000): Promise<true> =>
  until(
    `${url} ready`,
    async () => {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`the process ended before it was ready:\n${said()}`)
      const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) }).catch(() => null)
      await answer?.text()
      return answer?.ok ? true : null
    },
    withinMs,
  )
