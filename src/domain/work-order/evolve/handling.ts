import type { Evolver, ExtensionRequest, WorkOrder } from '../work-order.ts'

const answered = (
  requests: WorkOrder['extensions'],
  decision: ExtensionRequest['decision'],
): WorkOrder['extensions'] =>
  requests.map((request) => (request.decision === 'pending' ? { ...request, decision } : request))

export const evolveHandling: Evolver = (order, event, at) => {
  switch (event.type) {
    case 'extension-requested':
      return { extensions: [...order.extensions, { ...event, at, decision: 'pending' }] }
    case 'extension-granted':
      return {
        extensions: answered(order.extensions, 'granted'),
        granted: [...order.granted, { ...event, at }],
      }
    case 'extension-refused':
      return { extensions: answered(order.extensions, 'refused') }
    case 'interim-reported':
      return { interims: [...order.interims, { ...event, at }] }
    case 'explained':
      return { explanations: [...order.explanations, { ...event, at }], explanationDue: false }
    case 'citizen-contacted':
      return { contacts: [...order.contacts, { ...event, at }] }
    case 'reply-submitted':
      return {
        state: 'unit_approval',
        draft: event.reply,
        draftBy: event.person ?? null,
        handlings: order.handlings + 1,
      }
    case 'reply-sent-back':
      return {
        state: order.reworkBecause === null ? 'handling' : 'rework',
        handlings: order.handlings - 1,
      }
    case 'reply-approved':
      return { state: 'auditing', cityAudit: event.toCity === true }
    case 'audit-passed':
      return { cityAudit: !event.final }
    case 'audit-refused':
      return { cityAudit: false }
    case 'rework-ordered':
      return {
        state: 'rework',
        reworkRound: event.round,
        reworkBecause: event.because,
        filing: 'none',
        // The level and number of calls begin anew with every handling.
        callbacks: [],
        closedBecause: null,
      }
    case 'replied':
      return { state: 'replied', reply: { ...event, at }, cityAudit: false }
    case 'published':
      return { published: { ...event, at } }
    case 'filed-with-center':
      return { filing: 'filed' }
    case 'filing-accepted':
      return { filing: 'accepted' }
    case 'filing-refused':
      return { filing: 'none' }
    default:
      return null
  }
}
