import type { Clock } from '../ports/clock.ts'
import type { Ledger } from '../ports/ledger.ts'
import { fetchedChannels } from '../usecases/deliveries/send-deliveries.ts'

/** Nobody who waited for an answer comes back to the page after so long. Ours. */
const waitsDays = 30
const atOnce = 500
const dayMs = 86_400_000

/** Lines that pages and programmes should have fetched are given up after their time, and stand so on the ledger. */
export const giveUpUnfetched = async (
  { ledger, clock }: { readonly ledger: Pick<Ledger, 'unfetched'>; readonly clock: Clock },
  over?: AbortSignal,
): Promise<number> => {
  const now = clock.now()
  const before = new Date(now.getTime() - waitsDays * dayMs)
  for (let done = 0; ; ) {
    const ended = await ledger.unfetched(fetchedChannels, before, now, atOnce)
    done += ended
    if (ended < atOnce || over?.aborted) return done
  }
}
