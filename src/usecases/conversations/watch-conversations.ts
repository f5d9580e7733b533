import type { PlaceId } from '../../domain/place.ts'
import type { ConversationMarks } from '../../ports/conversation-marks.ts'

/** Tells open pages that their conversation has something new. */
export type ConversationWatch = {
  /** Something was stored by this process: told at once. */
  changed(place: PlaceId, conversationId: string): void
  /** Calls back on every change until the returned function is called. */
  watch(place: PlaceId, conversationId: string, onChange: () => void): () => void
  /** Watchers of one conversation, and of all. */
  count(place: PlaceId, conversationId: string): { readonly here: number; readonly all: number }
}

type Watched = {
  readonly place: PlaceId
  readonly conversationId: string
  readonly watchers: Set<() => void>
  /** null = not looked at yet. */
  mark: string | null
}

/** What other processes, staff and the clock store is seen within this time. */
const lookEveryMs = 2_500
const askedAtOnce = 500

/**
 * One look at the database for all open pages of this process, and none while no page is open. A failed look changes
 * nothing; the next one sees it all.
 */
export const watchConversations = (
  marks: ConversationMarks,
  everyMs: number = lookEveryMs,
): ConversationWatch => {
  const watched = new Map<string, Watched>()
  let all = 0
  let next: ReturnType<typeof setTimeout> | undefined

  const look = async () => {
    for (const [place, entries] of Map.groupBy(watched.values(), (entry) => entry.place))
      for (let from = 0; from < entries.length; from += askedAtOnce)
        await compare(marks, place, entries.slice(from, from + askedAtOnce))
  }
  const schedule = () => {
    if (next !== undefined || watched.size === 0) return
    next = setTimeout(async () => {
      await look().catch(() => undefined)
      next = undefined
      schedule()
    }, everyMs)
    next.unref?.()
  }

  return {
    changed: (place, conversationId) => tell(watched.get(keyOf(place, conversationId))),
    watch: (place, conversationId, onChange) => {
      const key = keyOf(place, conversationId)
      const entry = watched.get(key) ?? { place, conversationId, watchers: new Set(), mark: null }
      const watcher = () => onChange()
      watched.set(key, entry)
      entry.watchers.add(watcher)
      all += 1
      schedule()
      return () => {
        if (!entry.watchers.delete(watcher)) return
        all -= 1
        if (entry.watchers.size === 0) watched.delete(key)
      }
    },
    count: (place, conversationId) => ({
      here: watched.get(keyOf(place, conversationId))?.watchers.size ?? 0,
      all,
    }),
  }
}

const keyOf = (place: PlaceId, conversationId: string) => `${place}/${conversationId}`

const tell = (entry: Watched | undefined) => {
  for (const watcher of [...(entry?.watchers ?? [])]) watcher()
}

/** The first look only takes the mark, and tells all the same: what came before it may not have been told. */
const compare = async (marks: ConversationMarks, place: PlaceId, entries: readonly Watched[]) => {
  const found = await marks.marks(
    place,
    entries.map(({ conversationId }) => conversationId),
  )
  for (const entry of entries) {
    const mark = found.get(entry.conversationId) ?? ''
    if (mark === entry.mark) continue
    entry.mark = mark
    tell(entry)
  }
}
