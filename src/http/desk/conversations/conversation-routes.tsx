import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import {
  closeTalk,
  handBack,
  longestSaid,
  sayToCitizen,
  takeOver,
} from '../../../usecases/conversations/agent-commands.ts'
import { dropPhrase, keepPhrase } from '../../../usecases/conversations/agent-phrases.ts'
import { talkFor, talksFor } from '../../../usecases/conversations/desk-talks.ts'
import { mustTakeOn } from '../../../usecases/conversations/who-takes-on.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { suggestForText } from '../../../usecases/suggesting/suggest-for-text.ts'
import { deskPhrases } from '../../../usecases/wording/desk-phrases.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { statusOf } from '../../problem.ts'
import { countsFor } from '../desk-counts.ts'
import { type DeskVisit, deskVisitOf } from '../desk-visit.ts'
import { doneCookie, takeDone } from '../orders/forms/done-note.ts'
import { Tally } from '../tally.tsx'
import { TalkPoll, TalkTurns } from './talk-log.tsx'
import { TalkPage } from './talk-page.tsx'
import { TalkSuggestions } from './talk-side.tsx'
import { TalksPage } from './talks-page.tsx'

const listOf = ({ place }: DeskVisit) => `/${place}/desk/conversations`
const keyOf = (context: Context): string => context.req.param('key') ?? ''

/** Conversations in the hands of people. */
export const conversationRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/conversations', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const talks = await talksFor(deps, visit.place, visit.staff)
    const done = takeDone(context, listOf(visit))
    return context.html(TalksPage({ visit, counts: await countsFor(deps, visit), talks, done }))
  })
  desk.get('/:place/desk/conversations/waiting', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    mustTakeOn(visit.staff)
    const { waiting } = await deps.humans.load(visit.place, visit.now, 1)
    return context.html(<Tally count={waiting} words="位在等" />)
  })
  desk.get('/:place/desk/conversations/:key', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    return context.html(await talkPage(context, deps, settings, visit))
  })
  newsRoutes(desk, deps, settings)
  actRoutes(desk, deps, settings)
  phraseRoutes(desk, deps, settings)
}

const talkPage = async (
  context: Context,
  deps: Deps,
  settings: AppSettings,
  visit: DeskVisit,
  typed = '',
  fault?: string,
) => {
  const [talk, counts, phrases] = await Promise.all([
    talkFor(deps, visit.place, visit.staff, keyOf(context)),
    countsFor(deps, visit),
    deps.humans.phrases(visit.place, visit.staff.id),
  ])
  return TalkPage({
    visit,
    counts,
    talk,
    common: deskPhrases(visit.pack, visit.rules, settings.phrases?.get(visit.place)),
    phrases,
    typed,
    withModel: deps.chatModel !== undefined,
    ...(fault === undefined ? {} : { fault }),
  })
}

/** Pieces of the page that are fetched by themselves. */
const newsRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/conversations/:key/turns', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const after = Number(context.req.query('after') ?? 0) || 0
    return orShowFault(
      async () => {
        const talk = await talkFor(deps, visit.place, visit.staff, keyOf(context))
        const turns = talk.turns.filter(({ seq }) => seq > after)
        const last = turns.at(-1)
        if (!last) return context.body(null, 204)
        return context.html(
          <>
            <TalkTurns turns={turns} />
            <TalkPoll at={`${listOf(visit)}/${talk.key}`} after={last.seq} again />
          </>,
        )
      },
      (error) =>
        context.html(
          <>
            <p class="fault" role="status">
              {error.message}
            </p>
            <div id="talk-poll" hidden hx-swap-oob="true" />
          </>,
        ),
    )
  })
  desk.get('/:place/desk/conversations/:key/suggestions', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const { summary } = await talkFor(deps, visit.place, visit.staff, keyOf(context))
    if (summary.told === '') return context.html(<p class="meta">市民还没有说是什么事。</p>)
    const made = await suggestForText(deps, visit.place, summary.told)
    return context.html(<TalkSuggestions made={made} />)
  })
}

const acts = { take: takeOver, back: handBack, close: closeTalk } as const
const doneWords = { back: '已交还智能助手。', close: '会话已结束。' } as const

const actRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  for (const act of ['take', 'back', 'close'] as const)
    desk.post(`/:place/desk/conversations/:key/${act}`, async (context) => {
      const visit = await deskVisitOf(context, deps, settings)
      const form = await context.req.parseBody()
      return orFault(context, deps, settings, visit, '', async () => {
        await acts[act](deps, visit.place, visit.staff, keyOf(context), onceOf(form))
        if (act === 'take') return context.redirect(`${listOf(visit)}/${keyOf(context)}`, 303)
        setCookie(context, ...doneCookie(listOf(visit), [doneWords[act]]))
        return context.redirect(listOf(visit), 303)
      })
    })
  desk.post('/:place/desk/conversations/:key/say', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const text = field(form, 'text', longestSaid + 1)
    return orFault(context, deps, settings, visit, text, async () => {
      await sayToCitizen(deps, visit.place, visit.staff, keyOf(context), onceOf(form), text)
      return context.redirect(`${listOf(visit)}/${keyOf(context)}#say`, 303)
    })
  })
}

const onceOf = (form: Readonly<Record<string, unknown>>): string =>
  field(form, 'once', 60) || crypto.randomUUID()

/** What failed is said on the same page, with what was typed; a talk that is gone is a page of its own. */
const orFault = async (
  context: Context,
  deps: Deps,
  settings: AppSettings,
  visit: DeskVisit,
  typed: string,
  work: () => Promise<Response>,
): Promise<Response> =>
  orShowFault(
    work,
    async (fault) => {
      const page = await talkPage(context, deps, settings, visit, typed, fault.message)
      return context.html(page, statusOf(fault))
    },
    ['unknown_conversation'],
  )

/** Phrases work without scripts: the page comes back with the words put in. */
const phraseRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.post('/:place/desk/conversations/:key/draft', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const typed = [field(form, 'text', longestSaid), field(form, 'phrase', 500)].filter(Boolean).join('\n')
    return context.html(await talkPage(context, deps, settings, visit, typed))
  })
  desk.post('/:place/desk/conversations/:key/phrases', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const text = field(await context.req.parseBody(), 'text', longestSaid)
    return orFault(context, deps, settings, visit, text, async () => {
      await keepPhrase(deps, visit.place, visit.staff, text)
      return context.html(await talkPage(context, deps, settings, visit, text))
    })
  })
  desk.post('/:place/desk/conversations/:key/phrases/:id/drop', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    await dropPhrase(deps, visit.place, visit.staff, context.req.param('id'))
    return context.redirect(`${listOf(visit)}/${keyOf(context)}`, 303)
  })
}
