import { cleanMedia } from '../domain/media/clean-media.ts'
import type { AttachmentStore, Awaited } from '../ports/attachment-store.ts'
import type { Fetched, MediaFetcher } from '../ports/channel.ts'

const atOnce = 4
/** Of one run; the next run goes on. */
const mostRounds = 25
/** From the first failure to the last, in ms; the platform's own end comes first where it is earlier. */
const backOffMs = [10_000, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]

/**
 * Fetches what platforms keep for a while, before they drop it: cleaned and stored, tried again later, or lost for good,
 * which the order's people see. Safe to do twice, and to break off.
 */
export const fetchMedia = async (
  attachments: AttachmentStore,
  fetchers: readonly MediaFetcher[],
  now: Date,
  /** Channels whose media another process fetches. */
  elsewhere: readonly string[] = [],
): Promise<{ readonly stored: number; readonly lost: number }> => {
  const done: ('stored' | 'again' | 'lost')[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    const due = await attachments.takeAwaited(now, atOnce, elsewhere)
    if (due.length === 0) break
    done.push(...(await Promise.all(due.map((awaited) => fetchOne(attachments, fetchers, awaited, now)))))
  }
  const count = (kind: string) => done.filter((each) => each === kind).length
  return { stored: count('stored'), lost: count('lost') }
}

const fetchOne = async (
  attachments: AttachmentStore,
  fetchers: readonly MediaFetcher[],
  awaited: Awaited,
  now: Date,
): Promise<'stored' | 'again' | 'lost'> => {
  const { place, id, name } = awaited
  const fetched = await tryFetch(fetchers, awaited)
  if (fetched.kind !== 'fetched') return later(attachments, awaited, fetched, now)
  const clean = cleanMedia(fetched.bytes, name)
  if (clean.outcome === 'refused') {
    await attachments.notFetched(place, id, clean.why, null)
    return 'lost'
  }
  await attachments.fetched(place, id, clean.bytes, clean.mime)
  return 'stored'
}

/** A fetcher that throws is one that may do better the next time. */
const tryFetch = async (fetchers: readonly MediaFetcher[], awaited: Awaited): Promise<Fetched> => {
  const fetcher = fetchers.find(({ channel }) => channel === awaited.channel)
  if (!fetcher) return { kind: 'again', error: 'the channel is not configured' }
  return fetcher.fetch(awaited).catch((fault: unknown) => ({
    kind: 'again' as const,
    error: fault instanceof Error ? fault.name : 'unknown fault',
  }))
}

const later = async (
  attachments: AttachmentStore,
  { place, id, tries, until }: Awaited,
  { kind, error }: Exclude<Fetched, { kind: 'fetched' }>,
  now: Date,
): Promise<'again' | 'lost'> => {
  const wait = backOffMs[Math.min(tries, backOffMs.length) - 1] ?? 0
  const next = new Date(now.getTime() + wait)
  // One more try just before the platform drops it.
  const last = new Date(until.getTime() - 30_000)
  const when = next < last ? next : now < last ? last : null
  const end = kind === 'lost' ? null : when
  await attachments.notFetched(place, id, error, end)
  return end === null ? 'lost' : 'again'
}
