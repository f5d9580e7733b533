import type { LedgerDesk, LedgerFigures } from '../ports/ledger-desk.ts'
import { fetchedChannels } from '../usecases/deliveries/send-deliveries.ts'

const ageOf = ({ oldestWaitingAt }: LedgerFigures, now: Date): number =>
  oldestWaitingAt === null ? 0 : Math.max(0, (now.getTime() - oldestWaitingAt.getTime()) / 1000)

/**
 * What waits, left and failed by channel, in the Prometheus text form; of all places together, and of nobody. Left out
 * while the database is away: the other figures of the process are still told.
 */
export const ledgerMetrics = async (ledger: LedgerDesk, now: Date): Promise<string> => {
  const figures = await ledger.figures(fetchedChannels, now).catch(() => null)
  if (figures === null) return ''
  const lines = (name: string, value: (of: LedgerFigures) => number) => [
    `# TYPE ${name} gauge`,
    ...figures.map((of) => `${name}{channel="${of.channel}"} ${value(of)}`),
  ]
  return [
    ...lines('jiban_deliveries_waiting', ({ waiting }) => waiting),
    ...lines('jiban_deliveries_oldest_waiting_seconds', (of) => ageOf(of, now)),
    ...lines('jiban_deliveries_sent_last_day', ({ sent }) => sent),
    ...lines('jiban_deliveries_failed_last_day', ({ failed }) => failed),
    '',
  ].join('\n')
}
