import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DomainError } from '../../../../domain/errors.ts'
import { type CommandType, commandTypes, type OrderCommand } from '../../../../domain/work-order/command.ts'
import { steps } from '../../../../rules/order/steps.ts'
import type { Deps } from '../../../../usecases/deps.ts'
import { giveCommand } from '../../../../usecases/give-command.ts'
import { type OrderAtDesk, orderAtDesk } from '../../../../usecases/order-at-desk.ts'
import { actorOf } from '../../../../usecases/staff-view.ts'
import type { AppSettings } from '../../../app-settings.ts'
import { problemOf, requestIdOf } from '../../../problem.ts'
import { countsFor } from '../../desk-counts.ts'
import { type DeskVisit, deskVisitOf } from '../../desk-visit.ts'
import { commandForms } from './command-forms.ts'
import { CommandPage, type FormState } from './command-page.tsx'
import { doneCookie } from './done-note.ts'
import type { FormField, Typed } from './form-spec.ts'
import { type Faults, readCommand } from './read-command.ts'
import { unitLabels } from './unit-labels.ts'

const address = '/:place/desk/orders/:no/do/:type'

/** A form for every act on an order; what is refused comes back with what was typed. */
export const commandRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get(address, async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const order = await orderAtDesk(deps, visit.place, noOf(context), visit.staff)
    const type = typeOf(context)
    mustBeTheirs(order, type)
    return page(context, deps, visit, order, fresh(type, chosenIn(context, type)))
  })
  desk.post(address, async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const order = await orderAtDesk(deps, visit.place, noOf(context), visit.staff)
    return post(context, deps, visit, order, typeOf(context), await typedIn(context))
  })
}

const noOf = (context: Context): string => (context.req.param('no') ?? '').toUpperCase()

/** A unit chosen from those suggested, an order to be joined with; nothing else is filled in by an address. */
const chosenIn = (context: Context, type: CommandType): Typed => {
  const { lead, co, into } = context.req.queries()
  if (type === 'merge' && into !== undefined) return { into }
  if (type !== 'dispatch' || lead === undefined) return {}
  return { lead, ...(co === undefined ? {} : { co }) }
}

const typeOf = (context: Context): CommandType => {
  const word = context.req.param('type')
  const type = commandTypes.find((each) => each === word)
  if (type) return type
  throw new DomainError('not_found', '没有这一种操作，请回到工单从右边选择。', { type: word ?? '' })
}

const mustBeTheirs = ({ acts }: OrderAtDesk, type: CommandType): void => {
  if (acts.some((act) => act.type === type)) return
  throw new DomainError('not_allowed', `您不能对这件工单${steps[type].name}，或者它现在不在您的手中。`, {
    type,
  })
}

const typedIn = async (context: Context): Promise<Typed> => {
  const form = await context.req.parseBody({ all: true })
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((word) => typeof word === 'string'),
    ]),
  )
}

const keyPattern = /^[\w-]{8,64}$/
const keyOf = (typed: Typed): string => {
  const key = typed['key']?.[0] ?? ''
  return keyPattern.test(key) ? key : crypto.randomUUID()
}

const fresh = (type: CommandType, typed: Typed): FormState => ({
  ...{ type, typed, faults: {}, refusal: null, confirming: false },
  key: keyOf(typed),
})

const post = async (
  context: Context,
  deps: Deps,
  visit: DeskVisit,
  order: OrderAtDesk,
  type: CommandType,
  typed: Typed,
): Promise<Response> => {
  const state = fresh(type, typed)
  const spec = commandForms[type]
  const fields = spec.fields(order)
  if (typed['back']?.[0] === 'yes') return page(context, deps, visit, order, state)
  const read = readCommand(type, fields, typed, unitLabels(order.scene.units))
  if (read.kind === 'faulty')
    return page(context, deps, visit, order, { ...state, ...placed(read.faults, fields) }, 400)
  if (spec.grave !== undefined && typed['sure']?.[0] !== 'yes')
    return page(context, deps, visit, order, { ...state, confirming: true })
  return give(context, deps, visit, { state, fields, command: read.command })
}

type Given = {
  readonly state: FormState
  readonly fields: readonly FormField[]
  readonly command: OrderCommand
}

const give = async (
  context: Context,
  deps: Deps,
  visit: DeskVisit,
  { state, fields, command }: Given,
): Promise<Response> => {
  const { place, staff } = visit
  const no = noOf(context)
  const version = Number(state.typed['version']?.[0])
  try {
    const { warnings } = await giveCommand(deps, {
      ...{ place, no, command, actor: actorOf(staff), idempotencyKey: state.key },
      ...(Number.isInteger(version) && version > 0 ? { expectedVersion: version } : {}),
    })
    const to = `/${place}/desk/orders/${no}`
    setCookie(context, ...doneCookie(to, [`${steps[command.type].name}：已经办好。`, ...warnings]))
    return context.redirect(to, 303)
  } catch (error) {
    if (!(error instanceof DomainError) || elsewhere.includes(error.code)) throw error
    const order = await orderAtDesk(deps, place, no, staff)
    const { status } = problemOf(error, requestIdOf(context))
    const key = error.code === 'key_reused' ? crypto.randomUUID() : state.key
    const refused = { ...state, key, ...refusalIn(error, fields) }
    return page(context, deps, visit, order, refused, status as ContentfulStatusCode)
  }
}

/** Nothing to show the form beside. */
const elsewhere: readonly string[] = ['unknown_order', 'not_allowed', 'busy']

const refusalIn = (
  error: DomainError,
  fields: readonly FormField[],
): Pick<FormState, 'refusal' | 'faults'> => {
  const { article, missing } = error.facts as {
    readonly article?: string
    readonly missing?: readonly string[]
  }
  const names = (missing ?? []).map(
    (name) => fields.find((field) => field.name === name || field.name === `reply.${name}`)?.name,
  )
  return {
    refusal: { words: error.message, ...(article === undefined ? {} : { article }) },
    faults: Object.fromEntries(
      names.flatMap((name) => (name === undefined ? [] : [[name, '请填写这一项。']])),
    ),
  }
}

/** A fault of something no field stands for is said above the form. */
const placed = (faults: Faults, fields: readonly FormField[]): Pick<FormState, 'refusal' | 'faults'> => {
  const lost = Object.entries(faults).filter(([name]) => !fields.some((field) => field.name === name))
  return {
    faults,
    refusal: lost[0] === undefined ? null : { words: `填写的内容不完整：${lost[0][1]}` },
  }
}

const page = async (
  context: Context,
  deps: Deps,
  visit: DeskVisit,
  desk: OrderAtDesk,
  state: FormState,
  status: ContentfulStatusCode = 200,
): Promise<Response> => {
  const counts = await countsFor(deps, visit)
  return context.html(CommandPage({ visit, counts, desk, state }), status)
}
