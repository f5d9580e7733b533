import type { Backlog, Waiting } from '../ports/backlog.ts'

const secondsSince = (at: Date | null, now: Date): number =>
  at === null ? 0 : Math.max(0, (now.getTime() - at.getTime()) / 1000)

/**
 * Clocks and messages whose time has come and that wait, in the Prometheus text form; of all places together. Left out
 * while the database is away.
 */
export const backlogMetrics = async (backlog: Backlog, now: Date): Promise<string> => {
  const waiting = await backlog.waiting(now).catch(() => null)
  if (waiting === null) return ''
  const lines = (name: string, { count, oldestAt }: Waiting) => [
    `# TYPE jiban_${name}_waiting gauge`,
    `jiban_${name}_waiting ${count}`,
    `# TYPE jiban_${name}_oldest_waiting_seconds gauge`,
    `jiban_${name}_oldest_waiting_seconds ${secondsSince(oldestAt, now)}`,
  ]
  return [...lines('clocks', waiting.clocks), ...lines('messages', waiting.messages), ''].join('\n')
}
