import type { Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DomainError } from '../../../domain/errors.ts'
import { talkFor } from '../../../usecases/conversations/desk-talks.ts'
import { mustTakeOn } from '../../../usecases/conversations/who-takes-on.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { readRegistration } from '../../../usecases/registering/read-registration.ts'
import { registerFromTalk } from '../../../usecases/registering/register-from-talk.ts'
import {
  registeredBefore,
  registerOrder,
  registrationSchema,
} from '../../../usecases/registering/register-order.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { problemOf, requestIdOf } from '../../problem.ts'
import { countsFor } from '../desk-counts.ts'
import { type DeskVisit, deskVisitOf } from '../desk-visit.ts'
import type { Typed } from '../orders/forms/form-spec.ts'
import type { Faults } from '../orders/forms/read-command.ts'
import { matterIn, registrationIn, typedIn } from './read-registration-form.ts'
import { RegisteredPage, RegisterPage } from './register-page.tsx'
import { deniedFacts, factNames } from './registration-fields.ts'

type Shown = {
  readonly typed: Typed
  readonly faults?: Faults
  readonly fault?: string
  readonly article?: string
}

/** Taking down what came by telephone, fax or message, or was told in a talk. */
export const registerRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/register', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    mustTakeOn(visit.staff)
    const talk = context.req.query('talk')
    const typed: Typed =
      talk === undefined
        ? {}
        : {
            talk: [talk],
            ...(await typedFromTalk(deps, visit, talk)),
            ...denied(context.req.query('not') ?? ''),
          }
    return page(context, deps, visit, { typed })
  })
  desk.post('/:place/desk/register/reading', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    return page(context, deps, visit, { typed: typedIn(await context.req.parseBody()) })
  })
  desk.get('/:place/desk/register/done', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const channel = registrationSchema.shape.channel.safeParse(context.req.query('channel'))
    const once = context.req.query('once') ?? ''
    const card = channel.success
      ? await registeredBefore(deps, visit.place, visit.staff, channel.data, once)
      : null
    if (!card) throw new DomainError('not_found', '没有找到这次登记。请到工单列表里查找。')
    return context.html(RegisteredPage({ visit, counts: await countsFor(deps, visit), card }))
  })
  desk.post('/:place/desk/register', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const typed = typedIn(await context.req.parseBody())
    const talk = talkIn(typed)
    const read = registrationIn(typed, talk !== null)
    if (read.kind === 'faulty') return page(context, deps, visit, { typed, faults: read.faults }, 400)
    const once = typed['once']?.[0] || crypto.randomUUID()
    return orShowFault(
      async () => {
        const { channel: _channel, receivedAt: _at, ...told } = read.given
        const { place, staff } = visit
        if (talk !== null) {
          await registerFromTalk(deps, place, staff, talk, told, once)
          return context.redirect(`/${place}/desk/conversations/${talk}`, 303)
        }
        await registerOrder(deps, place, staff, read.given, once)
        const done = new URLSearchParams({ channel: read.given.channel, once })
        return context.redirect(`/${place}/desk/register/done?${done}`, 303)
      },
      (error) => refused(context, deps, visit, typed, error),
      ['not_allowed'],
    )
  })
}

const talkIn = (typed: Typed): string | null => typed['talk']?.[0] || null

/** The ground somebody has just decided not to be there. */
const denied = (ground: string): Typed => {
  if (ground in deniedFacts) return { [`facts.${ground}`]: ['false'] }
  return factNames.some((name) => name === ground) ? { [`facts.${ground}`]: ['none'] } : {}
}

/** What the talk told already stands in the form. */
const typedFromTalk = async (deps: Deps, visit: DeskVisit, key: string): Promise<Typed> => {
  const { summary, mine } = await talkFor(deps, visit.place, visit.staff, key)
  if (!mine) throw new DomainError('not_allowed', '请先接手这个会话，再登记。')
  const told = Object.entries(summary.extracted).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, [value]]] : [],
  )
  return { text: [summary.told], nature: [summary.nature], ...Object.fromEntries(told) }
}

const page = async (
  context: Context,
  deps: Deps,
  visit: DeskVisit,
  { typed, faults = {}, fault, article }: Shown,
  status = 200,
) => {
  mustTakeOn(visit.staff)
  const matter = matterIn(typed)
  const [counts, reading] = await Promise.all([
    countsFor(deps, visit),
    matter.text.length < 2 ? null : readRegistration(deps, visit.place, visit.staff, matter),
  ])
  const once = typed['once']?.[0] || crypto.randomUUID()
  return context.html(
    RegisterPage({
      visit,
      counts,
      typed,
      faults,
      fault: fault ?? null,
      article: article ?? null,
      talk: talkIn(typed),
      reading,
      once,
    }),
    status as ContentfulStatusCode,
  )
}

const refused = (context: Context, deps: Deps, visit: DeskVisit, typed: Typed, error: DomainError) => {
  const { status } = problemOf(error, requestIdOf(context))
  const missing = Array.isArray(error.facts['missing']) ? error.facts['missing'] : []
  const article = typeof error.facts['article'] === 'string' ? error.facts['article'] : undefined
  return page(
    context,
    deps,
    visit,
    {
      typed,
      faults: Object.fromEntries(missing.map((name) => [String(name), '请问明后填写。'])),
      fault: error.message,
      ...(article === undefined ? {} : { article }),
    },
    status,
  )
}
