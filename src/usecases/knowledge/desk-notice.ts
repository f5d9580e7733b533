import type { NewDelivery } from '../../ports/conversation-store.ts'

/** A line on the desk of a unit; null = the hotline's own people. */
export const deskNotice = (unit: string | null, body: string): NewDelivery => ({
  purpose: 'unit-notice',
  channel: 'desk',
  address: unit ?? 'hotline',
  body,
  state: 'queued',
})
