import type { Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { mayOpenById } from '../../../domain/conversation-id.ts'
import { DomainError } from '../../../domain/errors.ts'
import { dayInChina } from '../../../domain/place-day.ts'
import { noticesFor } from '../../../usecases/deliveries/notices-for.ts'
import type { Deps } from '../../../usecases/deps.ts'
import type { AnswerMessage } from '../../api/messages/answer-message.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { statusOf } from '../../problem.ts'
import { field } from '../form-field.ts'
import { type Visit, visitOf } from '../visit.ts'
import { ChatPage, Notices, Turns } from './chat-page.tsx'
import { foldedReceipts } from './folded-receipts.ts'
import { openingQuestions } from './openings.ts'

const turnsShown = 50
const linesLookedAt = 200
const longest = 20_000
const messagePattern = /^[\w:.@+/=-]{1,200}$/

/** What stands on a page that was asked for has reached the citizen; a page with a script says so by its events. */
const markSeen = async (deps: Deps, { place, now }: Visit, conversationId: string): Promise<void> => {
  const last = (await deps.ledger.since(place, conversationId, null, linesLookedAt)).at(-1)
  if (last) await deps.ledger.seen(place, conversationId, last.id, now)
}

type Shown = { readonly conversationId?: string; readonly typed?: string; readonly fault?: DomainError }

/** The conversation as pages: with a browser script or with plain forms. */
export const chatRoutes = (pages: Hono, deps: Deps, settings: AppSettings, answer: AnswerMessage): void => {
  const open = (context: Context) => {
    const id = context.req.query('c')
    return show(context, deps, visitOf(context, deps, settings), {
      ...(id !== undefined && mayOpenById(id) ? { conversationId: id } : {}),
      typed: context.req.query('ask')?.slice(0, 400) ?? '',
    })
  }
  pages.get('/', open)
  pages.get('/:place', open)
  pages.get('/:place/chat', (context) => {
    const visit = visitOf(context, deps, settings)
    return context.redirect(`/${visit.place}`, 303)
  })
  addTurns(pages, deps, settings)
  pages.post('/:place/chat', csrf(), async (context) => {
    const visit = visitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const text = field(form, 'text', longest)
    const conversationId = field(form, 'conversation', 128)
    const messageId = field(form, 'message', 200)
    if (!mayOpenById(conversationId) || !messagePattern.test(messageId))
      return show(context, deps, visit, {
        typed: text,
        fault: new DomainError('invalid_input', '页面已过期，请再发送一次。'),
      })
    return orShowFault(
      async () => {
        await answer({ place: visit.place, channel: 'web', messageId, conversationId, text })
        return context.redirect(`/${visit.place}?c=${encodeURIComponent(conversationId)}#newest`, 303)
      },
      (fault) => show(context, deps, visit, { conversationId, typed: text, fault }),
    )
  })
}

/** The turns after a number and all notices, as a piece of the page. */
const addTurns = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  pages.get('/:place/chat/turns', async (context) => {
    const visit = visitOf(context, deps, settings)
    const id = context.req.query('c') ?? ''
    if (!mayOpenById(id)) throw new DomainError('invalid_input', '会话编号不对，请开始新对话。')
    const after = Number(context.req.query('after') ?? 0) || 0
    const turns =
      after > 0
        ? await deps.conversations.turns(visit.place, id, turnsShown, after)
        : await deps.conversations.turns(visit.place, id, turnsShown)
    context.header('cache-control', 'no-store')
    return context.html(
      <>
        <Turns
          visit={visit}
          conversationId={id}
          turns={turns}
          folded={await foldedReceipts(deps, visit.place, turns)}
        />
        <Notices notices={await noticesFor(deps, visit.place, id)} />
      </>,
    )
  })
}

const show = async (
  context: Context,
  deps: Deps,
  visit: Visit,
  { conversationId, typed = '', fault }: Shown,
): Promise<Response> => {
  const id = conversationId ?? crypto.randomUUID()
  const turns =
    conversationId === undefined ? [] : await deps.conversations.turns(visit.place, id, turnsShown)
  const notices = turns.length === 0 ? [] : await noticesFor(deps, visit.place, id)
  if (notices.length > 0) await markSeen(deps, visit, id)
  const openings = turns.length > 0 ? [] : await openingQuestions(deps, visit, dayInChina(visit.now))
  context.header('cache-control', 'no-store')
  if (fault) context.status(statusOf(fault))
  return context.html(
    <ChatPage
      visit={visit}
      conversationId={id}
      turns={turns}
      folded={await foldedReceipts(deps, visit.place, turns)}
      notices={notices}
      openings={openings}
      typed={typed}
      {...(fault ? { fault: fault.message } : {})}
    />,
  )
}
