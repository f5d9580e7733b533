import { z } from 'zod'
import type { Stage } from '../domain/deadline.ts'
import { assertNever } from '../domain/errors.ts'
import type { PlaceId } from '../domain/place.ts'
import { chineseDue, chineseMoment } from '../domain/place-day.ts'
import type { Unit } from '../domain/unit.ts'
import type { OrderEvent, RecordedEvent } from '../domain/work-order/event.ts'
import { replay } from '../domain/work-order/evolve.ts'
import { type OrderState, orderStates, type WorkOrder } from '../domain/work-order/work-order.ts'
import { packOf } from '../rules/index.ts'
import { countLook } from './count-look.ts'
import type { Deps } from './deps.ts'

/** What a citizen may see of an order of theirs. No name, no telephone; the reply only when the place's flow lets it out. */
export const citizenOrderSchema = z.object({
  no: z.string(),
  title: z.string(),
  nature: z.string(),
  status: z.enum(orderStates),
  statusText: z.string(),
  filedAt: z.string(),
  classification: z.string(),
  publicity: z.string(),
  lead: z.string().nullable(),
  co: z.array(z.string()),
  text: z.string(),
  where: z.string().nullable(),
  supplements: z.array(z.string()),
  timeline: z.array(z.object({ at: z.string(), what: z.string(), article: z.string().optional() })),
  deadlines: z.array(
    z.object({
      type: z.string(),
      dueAt: z.string().nullable(),
      /** The same as people say it. */
      due: z.string().nullable(),
      article: z.string(),
      explanation: z.string(),
      overdue: z.boolean(),
    }),
  ),
  nextStep: z.string(),
  /** null until there is one that may be shown. */
  reply: z.string().nullable(),
  version: z.number().int(),
})
export type CitizenOrder = z.infer<typeof citizenOrderSchema>

/**
 * The order with this number and code; null alike for a wrong number and a wrong code. Every look counts: throws
 * rate_limited.
 */
export const lookUpOrder = async (
  deps: Deps,
  place: PlaceId,
  no: string,
  code: string,
): Promise<CitizenOrder | null> => {
  countLook(deps, place, no)
  if (!(await deps.orders.codeMatches(place, no, code))) return null
  return readOrder(deps, place, no)
}

/** The citizen's view without a code check, for a conversation that filed the order itself. */
export const readOrder = async (deps: Deps, place: PlaceId, no: string): Promise<CitizenOrder | null> => {
  const stored = await deps.orders.load(place, no)
  const order = stored ? replay(stored.events, no) : null
  if (!stored || !order) return null
  const units = await deps.units.units(place)
  return citizenView(order, stored.events, units, place, deps.clock.now())
}

const citizenView = (
  order: WorkOrder,
  events: readonly RecordedEvent[],
  units: readonly Unit[],
  place: PlaceId,
  now: Date,
): CitizenOrder => {
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? id
  const { terms } = packOf(place)
  return {
    no: order.no,
    title: order.title,
    nature: order.nature,
    status: order.state,
    statusText: statusText[order.state],
    filedAt: order.filedAt,
    classification: order.classification.label,
    publicity: publicityText[order.classification.publicity],
    lead: order.lead === null ? null : nameOf(order.lead),
    co: order.co.map(nameOf),
    text: order.text,
    where: order.where,
    supplements: [...order.supplements],
    timeline: events.flatMap((recorded) => timelineEntry(recorded, nameOf, terms.center)),
    deadlines: order.deadlines.map((deadline) => ({
      type: deadline.type,
      dueAt: deadline.dueAt,
      due: deadline.dueAt === null ? null : chineseDue(new Date(deadline.dueAt)),
      article: deadline.article,
      explanation: deadline.explanation,
      overdue: deadline.dueAt !== null && new Date(deadline.dueAt) < now,
    })),
    nextStep: nextStep(order, nameOf, terms.center),
    reply: null,
    version: order.version,
  }
}

const statusText = {
  accepted: '已受理',
  pending_dispatch: '待派单',
  dispatched: '办理中',
  withdrawn: '已撤回',
} as const satisfies Record<OrderState, string>

/** Stages as a citizen reads them. */
const stageText: Readonly<Record<Stage, string>> = {
  offline_register: '登记转送',
  dispatch_city: '市级派单',
  dispatch_county: '县级派单',
  view: '查阅',
  handle: '办理',
  interim_report: '前期情况报告',
  return_unit: '退单',
  return_county: '县级退单',
  return_county_review: '退单审核',
  return: '退单',
  audit: '审核',
  rework: '重新办理',
  file_to_center: '报送备案',
  callback: '回访',
  site_supervision_plan: '工作方案报送',
  formal_letter: '正式函告',
  staff_change: '人员变更报备',
}

const publicityText = {
  public: '办理结果将在网上公开（隐去个人信息）',
  internal: '内部办理，不公开',
  private: '不公开',
} as const

const nextStep = (order: WorkOrder, nameOf: (id: string) => string, center: string): string => {
  switch (order.state) {
    case 'accepted':
    case 'pending_dispatch':
      return `${center}派单人员将确定承办单位。`
    case 'dispatched':
      return order.replyWanted
        ? `${order.lead === null ? '承办单位' : nameOf(order.lead)}办理后答复您。`
        : `${order.lead === null ? '承办单位' : nameOf(order.lead)}办理，按您的要求不再回复。`
    case 'withdrawn':
      return '已撤回，不再办理。'
    default:
      return assertNever(order.state)
  }
}

const timelineEntry = (
  { at, event }: RecordedEvent,
  nameOf: (id: string) => string,
  center: string,
): CitizenOrder['timeline'] => {
  const told = tell(event, nameOf, center)
  if (told === null) return []
  const article = 'article' in event ? event.article : undefined
  return [{ at: chineseMoment(new Date(at)), what: told, ...(article === undefined ? {} : { article }) }]
}

const tell = (event: OrderEvent, nameOf: (id: string) => string, center: string): string | null => {
  switch (event.type) {
    case 'filed':
      return `已登记受理：${event.classification.label}`
    case 'queued':
      return `交${center}派单人员确定承办单位`
    case 'dispatched':
      return `转${nameOf(event.lead)}办理${event.co.length > 0 ? `，${event.co.map(nameOf).join('、')}协办` : ''}`
    case 'clocks-started':
      return null
    case 'overdue-noted':
      return `${stageText[event.clock]}超过期限`
    case 'supplemented':
      return '您补充了情况'
    case 'explanation-demanded':
      return '您要求对逾期作出说明'
    case 'withdrawn':
      return '您撤回了工单'
    default:
      return assertNever(event)
  }
}
