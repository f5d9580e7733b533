import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DomainError } from '../../../../domain/errors.ts'
import { type CommandType, commandTypes, type OrderCommand } from '../../../../domain/work-order/command.ts'
import { steps } from '../../../../rules/order/steps.ts'
import { dropDeskFiles, giveDeskFiles } from '../../../../usecases/commands/desk-files.ts'
import { foreseeCommand } from '../../../../usecases/commands/foresee-command.ts'
import { type GivenCommand, giveCommand } from '../../../../usecases/commands/give-command.ts'
import type { Deps } from '../../../../usecases/deps.ts'
import { type OrderAtDesk, orderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import { actorOf } from '../../../../usecases/orders/staff-view.ts'
import type { AppSettings } from '../../../app-settings.ts'
import { problemOf, requestIdOf } from '../../../problem.ts'
import { countsFor } from '../../desk-counts.ts'
import { type DeskVisit, deskVisitOf } from '../../desk-visit.ts'
import { besideAct } from './beside-act.ts'
import { commandForms } from './command-forms.ts'
import { CommandPage, type FormState } from './command-page.tsx'
import { doneCookie, doneWords } from './done-note.ts'
import { readForm, takeFiles } from './form-files.ts'
import { type FormField, graveOf, type Typed } from './form-spec.ts'
import { meanwhile } from './meanwhile.ts'
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
    const askModel = context.req.query('model') === 'yes'
    return page({ context, deps, visit, order }, fresh(type, chosenIn(context, type)), 200, askModel)
  })
  desk.post(address, async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const order = await orderAtDesk(deps, visit.place, noOf(context), visit.staff)
    const type = typeOf(context)
    mustBeTheirs(order, type)
    return post({ context, deps, visit, order }, type)
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

const keyPattern = /^[\w-]{8,64}$/
const keyOf = (typed: Typed): string => {
  const key = typed['key']?.[0] ?? ''
  return keyPattern.test(key) ? key : crypto.randomUUID()
}

const fresh = (type: CommandType, typed: Typed): FormState => ({
  ...{ type, typed, faults: {}, refusal: null, confirming: false, foreseen: null, files: new Map() },
  key: keyOf(typed),
})

/** One request about one order. */
type Asked = {
  readonly context: Context
  readonly deps: Deps
  readonly visit: DeskVisit
  readonly order: OrderAtDesk
}

const post = async (asked: Asked, type: CommandType): Promise<Response> => {
  const { context, deps, visit, order } = asked
  const spec = commandForms[type]
  const fields = spec.fields(order)
  const form = await readForm(context)
  const {
    typed,
    faults,
    files,
    fresh: uploaded,
  } = await takeFiles(deps, visit, order, type, { fields, form })
  const state: FormState = { ...fresh(type, typed), files }
  if (typed['back']?.[0] === 'yes') return page(asked, state)
  const read = readCommand(type, fields, typed, new Map([...unitLabels(order.scene.units), ...files]))
  const faulty = { ...(read.kind === 'faulty' ? read.faults : {}), ...faults }
  if (read.kind === 'faulty' || Object.keys(faults).length > 0)
    return page(asked, { ...state, ...placed(faulty, fields) }, 400)
  const ask = graveOf(spec, order) !== undefined && typed['sure']?.[0] !== 'yes'
  return (ask ? confirm : give)(asked, { state, fields, command: read.command, uploaded })
}

type Given = {
  readonly state: FormState
  readonly fields: readonly FormField[]
  readonly command: OrderCommand
  /** Files that came with this very request. */
  readonly uploaded: readonly string[]
}

/** The version looked at and the key of the form go with the command. */
const givenOf = ({ visit: { place, staff }, order }: Asked, { state, command }: Given): GivenCommand => {
  const version = Number(state.typed['version']?.[0])
  return {
    ...{ place, no: order.view.no, command, actor: actorOf(staff), idempotencyKey: state.key },
    ...(Number.isInteger(version) && version > 0 ? { expectedVersion: version } : {}),
  }
}

/** Asked once more with what would come of it; what the rules refuse is said now. */
const confirm = async (asked: Asked, given: Given): Promise<Response> => {
  try {
    const foreseen = await foreseeCommand(asked.deps, givenOf(asked, given))
    return await page(asked, { ...given.state, confirming: true, foreseen })
  } catch (error) {
    return refused(asked, given, error)
  }
}

const give = async (asked: Asked, given: Given): Promise<Response> => {
  const { context, deps, visit, order } = asked
  const { place } = visit
  const { no } = order.view
  const { command, state, uploaded } = given
  try {
    const { warnings, repeated } = await giveCommand(deps, givenOf(asked, given))
    if (repeated) await dropDeskFiles(deps, place, no, uploaded)
    else await giveDeskFiles(deps, place, no, [...state.files.keys()])
    const to = `/${place}/desk/orders/${no}`
    setCookie(context, ...doneCookie(to, [doneWords(command.type), ...warnings]))
    return context.redirect(to, 303)
  } catch (error) {
    return refused(asked, given, error)
  }
}

/** The form again as the order stands now, with what was typed and why it was not done. */
const refused = async (asked: Asked, { state, fields }: Given, error: unknown): Promise<Response> => {
  if (!(error instanceof DomainError) || elsewhere.includes(error.code)) throw error
  const { context, deps, visit, order: before } = asked
  const order = await orderAtDesk(deps, visit.place, before.view.no, visit.staff)
  const { status } = problemOf(error, requestIdOf(context))
  const key = error.code === 'key_reused' ? crypto.randomUUID() : state.key
  const told =
    error.code === 'version_conflict'
      ? { refusal: { words: meanwhile(order, Number(state.typed['version']?.[0])) } }
      : refusalIn(error, fields)
  const shown = { ...state, key, ...told }
  return page({ ...asked, order }, shown, status as ContentfulStatusCode)
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
  { context, deps, visit, order: desk }: Asked,
  state: FormState,
  status: ContentfulStatusCode = 200,
  askModel = false,
): Promise<Response> => {
  const [counts, beside] = await Promise.all([
    countsFor(deps, visit),
    besideAct(deps, visit, desk, state.type, askModel),
  ])
  return context.html(CommandPage({ visit, counts, desk, state, beside }), status)
}
