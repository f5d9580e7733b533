import { type NoticeLead, withLead } from '../../domain/notice-lead.ts'
import type { NewDelivery } from '../../ports/conversation-store.ts'

/** A line on the desk of a unit; null = the hotline's own people. */
export const deskNotice = (unit: string | null, body: string, about: NoticeLead): NewDelivery => ({
  purpose: 'unit-notice',
  channel: 'desk',
  address: unit ?? 'hotline',
  body: withLead(body, about),
  state: 'queued',
})
