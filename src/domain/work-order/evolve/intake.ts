import type { EventOf } from '../event.ts'
import type { Evolver, WorkOrder } from '../work-order.ts'

/** A new order. */
export const filed = (event: EventOf<'filed'>, at: string, no: string): WorkOrder => ({
  no,
  state: 'accepted',
  version: 1,
  title: event.title,
  nature: event.nature,
  complainant: event.complainant,
  text: event.text,
  where: event.where ?? null,
  when: event.when ?? null,
  target: event.target ?? null,
  demand: event.demand ?? null,
  channel: event.channel,
  conversationId: event.conversationId,
  confidential: event.confidential,
  replyWanted: event.replyWanted,
  anonymous: event.anonymous,
  classification: event.classification,
  packDay: event.packDay,
  filedAt: at,
  origin: event.origin ?? 'local',
  statutory: null,
  duty: event.duty ?? null,
  complainedOf: event.complainedOf ?? [],
  parent: event.parent ?? null,
  ...nothingYet,
})

const nothingYet = {
  supplements: [],
  lead: null,
  co: [],
  holder: null,
  method: null,
  requirement: null,
  hops: [],
  firstHandler: null,
  dispatches: 0,
  returns: [],
  returnLock: null,
  coAnswers: [],
  extensions: [],
  granted: [],
  interims: [],
  explanations: [],
  explanationDue: false,
  contacts: [],
  draft: null,
  draftBy: null,
  handlings: 0,
  reworkRound: 0,
  reworkBecause: null,
  cityAudit: false,
  reply: null,
  published: null,
  filing: 'none',
  callbacks: [],
  ratings: [],
  objections: [],
  letter: null,
  termination: null,
  terminated: null,
  deadlines: [],
  met: [],
  overdue: [],
  warnings: [],
  proposals: [],
  supervisions: [],
  escalations: [],
  accountability: [],
  handedOver: [],
  flags: [],
  instructions: [],
  incidentReported: false,
  repeat: null,
  joined: [],
  mergedInto: null,
  children: [],
  closedBecause: null,
} as const satisfies Partial<WorkOrder>

export const evolveIntake: Evolver = (order, event, at) => {
  switch (event.type) {
    case 'classified':
      return {
        classification: event.classification,
        origin: event.origin ?? order.origin,
        statutory: event.statutory ?? order.statutory,
        duty: event.duty ?? order.duty,
      }
    case 'flagged': {
      const others = order.flags.filter((flag) => flag !== event.flag)
      const confidential = event.flag === 'confidential' ? { confidential: event.on } : {}
      return { flags: event.on ? [...others, event.flag] : others, ...confidential }
    }
    case 'instructed':
      return { instructions: [...order.instructions, { ...event, at }] }
    case 'incident-reported':
      return { incidentReported: true }
    case 'supplemented':
      return { supplements: [...order.supplements, event.text] }
    case 'explanation-demanded':
      return { explanationDue: true }
    case 'withdrawn':
      return { state: 'withdrawn', deadlines: [] }
    case 'repeat-noted':
      return { repeat: { orders: event.orders, answeredInTime: event.answeredInTime } }
    case 'merged':
      return { state: 'merged', mergedInto: event.into, deadlines: [] }
    case 'repeat-joined':
      return { joined: [...order.joined, event.from], supplements: [...order.supplements, event.text] }
    case 'dispatch-stopped':
      return { state: 'closed', closedBecause: event.reason, deadlines: [] }
    default:
      return null
  }
}
