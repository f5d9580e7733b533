import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { unitIdSchema } from '../../../domain/place.ts'
import { mustTakeOn } from '../../../usecases/conversations/who-takes-on.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { answerEnquiry, enquiriesFor, passAnswerOn } from '../../../usecases/enquiries/answer-enquiry.ts'
import { askUnit, enquiryRule, longestWords } from '../../../usecases/enquiries/ask-unit.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { statusOf } from '../../problem.ts'
import { countsFor } from '../desk-counts.ts'
import { type DeskVisit, deskVisitOf } from '../desk-visit.ts'
import { doneCookie, takeDone } from '../orders/forms/done-note.ts'
import { unitLabels, unitTyped } from '../orders/forms/unit-labels.ts'
import { AskUnitPage } from './ask-unit-page.tsx'
import { EnquiriesPage } from './enquiries-page.tsx'

type Refused = { readonly id: string; readonly text: string; readonly fault: string }

/** Questions of the hotline to units. */
export const enquiryRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/enquiries', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    return context.html(await listPage(context, deps, visit, null))
  })
  desk.get('/:place/desk/enquiries/new', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const talk = context.req.query('talk') ?? ''
    const orderNo = (context.req.query('order') ?? '').slice(0, 60)
    const typed = { talk, orderNo, unit: '', question: '', once: crypto.randomUUID() }
    return context.html(await askPage(deps, visit, typed, null))
  })
  desk.post('/:place/desk/enquiries/new', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const typed = {
      talk: field(form, 'talk', 60),
      orderNo: field(form, 'orderNo', 60).toUpperCase(),
      unit: field(form, 'unit', 120),
      question: field(form, 'question', longestWords + 1),
      once: field(form, 'once', 60) || crypto.randomUUID(),
    }
    return orShowFault(
      async () => {
        await ask(deps, visit, typed)
        return done(context, visit, '已发给单位，答复后会通知热线。')
      },
      async (fault) => context.html(await askPage(deps, visit, typed, fault.message), statusOf(fault)),
      elsewhere,
    )
  })
  for (const act of ['answer', 'pass'] as const)
    desk.post(`/:place/desk/enquiries/:id/${act}`, async (context) => {
      const visit = await deskVisitOf(context, deps, settings)
      const id = context.req.param('id') ?? ''
      const text = field(await context.req.parseBody(), 'text', longestWords + 1)
      return orShowFault(
        async () => {
          await acts[act].does(deps, visit.place, visit.staff, id, text)
          return done(context, visit, acts[act].words)
        },
        async (fault) =>
          context.html(
            await listPage(context, deps, visit, { id, text, fault: fault.message }),
            statusOf(fault),
          ),
        elsewhere,
      )
    })
}

/** Whose it is not gets a page of its own. */
const elsewhere = ['not_allowed', 'not_found'] as const

const acts = {
  answer: { does: answerEnquiry, words: '已答复热线。' },
  pass: { does: passAnswerOn, words: '已转告市民。' },
} as const

const done = (context: Context, { place }: DeskVisit, words: string): Response => {
  setCookie(context, ...doneCookie(`/${place}/desk/enquiries`, [words]))
  return context.redirect(`/${place}/desk/enquiries`, 303)
}

const labelsOf = async (deps: Deps, { place }: DeskVisit) => unitLabels(await deps.units.units(place))

type Typed = Parameters<typeof AskUnitPage>[0]['typed']

const ask = async (deps: Deps, visit: DeskVisit, typed: Typed): Promise<void> => {
  const id = unitTyped(await labelsOf(deps, visit), typed.unit)
  await askUnit(deps, visit.place, visit.staff, {
    talk: typed.talk || null,
    orderNo: typed.orderNo || null,
    unit: id === null ? null : unitIdSchema.parse(id),
    question: typed.question,
    once: typed.once,
  })
}

const askPage = async (deps: Deps, visit: DeskVisit, typed: Typed, fault: string | null) => {
  mustTakeOn(visit.staff)
  const [counts, labels] = await Promise.all([countsFor(deps, visit), labelsOf(deps, visit)])
  return AskUnitPage({ visit, counts, typed, fault, rule: enquiryRule(visit.place, visit.now), labels })
}

const listPage = async (context: Context, deps: Deps, visit: DeskVisit, refused: Refused | null) => {
  const [enquiries, counts, unitNames] = await Promise.all([
    enquiriesFor(deps, visit.place, visit.staff),
    countsFor(deps, visit),
    labelsOf(deps, visit),
  ])
  return EnquiriesPage({
    visit,
    counts,
    enquiries,
    unitNames,
    rule: enquiryRule(visit.place, visit.now),
    done: takeDone(context, `/${visit.place}/desk/enquiries`),
    refused,
  })
}
