import type { Context } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { PlaceId } from '../../../domain/place.ts'
import type { ConversationWatch } from '../../../usecases/conversations/watch-conversations.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { afterLine, afterTurn, cursorText, type EventCursor, lookedAtAgain, wasTold } from './event-cursor.ts'

export type Listener = { readonly place: PlaceId; readonly conversationId: string }

/** How events are told in this deployment. */
export type EventSettings = {
  readonly watch: ConversationWatch
  /** Tells what is there and ends, where a request may not wait for another one; the client comes again by itself. */
  readonly briefly: boolean
  /** The process is about to end. */
  readonly stopping: AbortSignal
  readonly heartbeatMs?: number
}

const heartbeatMs = 15_000
const comeAgainMs = 3_000
/** A line through proxies and networks that close what stays open long; nothing is lost, the client resumes. */
const longestMs = 10 * 60_000
const atOnce = 50

/** Open pages of one conversation, and of all in this process; more are told briefly. */
const mostHere = 8
const mostOfAll = 5_000

/** Turns and notices of a conversation as they come, from the cursor on. An unknown conversation is a silent one. */
export const streamEvents = (
  context: Context,
  deps: Deps,
  listener: Listener,
  from: EventCursor,
  settings: EventSettings,
): Response => {
  const { here, all } = settings.watch.count(listener.place, listener.conversationId)
  const briefly = settings.briefly || here >= mostHere || all >= mostOfAll
  context.header('x-accel-buffering', 'no')
  const response = streamSSE(context, async (stream) => {
    await stream.writeSSE({ event: 'ready', data: '', id: cursorText(from), retry: comeAgainMs })
    if (briefly) await tellNews(stream, deps, listener, from)
    else await listen(stream, deps, listener, from, settings)
  })
  response.headers.set('cache-control', 'no-store')
  return response
}

/** Tells the news whenever there is some, and a sign of life in between. */
const listen = async (
  stream: SSEStreamingApi,
  deps: Deps,
  listener: Listener,
  from: EventCursor,
  settings: EventSettings,
): Promise<void> => {
  let cursor = from
  let news = true
  let wake = () => {}
  const end = AbortSignal.any([settings.stopping, AbortSignal.timeout(longestMs)])
  const stir = () => wake()
  const leave = settings.watch.watch(listener.place, listener.conversationId, () => {
    news = true
    wake()
  })
  stream.onAbort(stir)
  end.addEventListener('abort', stir)
  try {
    while (!stream.aborted && !end.aborted) {
      if (news) {
        news = false
        cursor = await tellNews(stream, deps, listener, cursor)
        continue
      }
      const heard = await new Promise<boolean>((done) => {
        const timer = setTimeout(() => done(false), settings.heartbeatMs ?? heartbeatMs)
        wake = () => {
          clearTimeout(timer)
          done(true)
        }
      })
      if (!heard) await stream.write(': \n\n')
    }
  } finally {
    leave()
    end.removeEventListener('abort', stir)
  }
}

/** Every event carries the cursor after it, so that a lost line goes on with the next one. */
const tellNews = async (
  stream: SSEStreamingApi,
  deps: Deps,
  { place, conversationId }: Listener,
  from: EventCursor,
): Promise<EventCursor> => {
  let cursor = from
  for (;;) {
    const turns = await deps.conversations.turns(place, conversationId, atOnce, cursor.seq)
    for (const turn of turns) {
      cursor = afterTurn(cursor, turn.seq)
      await stream.writeSSE({ event: 'turn', data: JSON.stringify(turn), id: cursorText(cursor) })
    }
    if (turns.length < atOnce || stream.aborted) break
  }
  return tellNotices(stream, deps, { place, conversationId }, cursor)
}

/** Notices count as received when they were written to a line that was still open. */
const tellNotices = async (
  stream: SSEStreamingApi,
  deps: Deps,
  { place, conversationId }: Listener,
  from: EventCursor,
): Promise<EventCursor> => {
  let cursor = from
  for (;;) {
    const lines = await deps.ledger.since(place, conversationId, String(cursor.base), atOnce)
    const untold = lines.filter(({ id }) => !wasTold(cursor, Number(id)))
    for (const { id, purpose, orderNo, at, replies } of untold) {
      cursor = afterLine(cursor, Number(id))
      const text = replies.map((reply) => reply.text).join('\n')
      const data = JSON.stringify({ id, purpose, orderNo, at: at.toISOString(), text })
      await stream.writeSSE({ event: 'notice', data, id: cursorText(cursor) })
    }
    const last = untold.at(-1)
    if (last && !stream.aborted) await deps.ledger.seen(place, conversationId, last.id, deps.clock.now())
    if (untold.length < atOnce - lookedAtAgain || stream.aborted) return cursor
  }
}
