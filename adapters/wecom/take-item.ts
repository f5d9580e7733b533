import { DomainError } from '../../src/domain/errors.ts'
import type { WecomAccount } from './account.ts'
import { faultIn } from './api.ts'
import { arrivingFrom, type FromCitizen } from './arriving.ts'
import { tellFault, whyNotDelivered } from './faults.ts'
import type { WecomEvent, WecomItem } from './types.ts'
import { serviceWindow } from './window.ts'

/** Fragments that follow within a second are one message. */
const mergeMs = 1_000

/** Acts on one line of what was pulled. When it is through, the line is stored, or needs no storing. */
export const takeItem = async (account: WecomAccount, item: WecomItem): Promise<void> => {
  switch (item.from) {
    case 'citizen':
      return hear(account, item)
    case 'platform':
      return note(account, item)
    case 'servicer':
      return
  }
}

const hear = async (account: WecomAccount, item: FromCitizen): Promise<void> => {
  const { deps, place, serving } = account
  await serviceWindow(deps.reach, place, item.customer).open(item.sentAt)
  const servedBy = await serving.now(item.customer)
  const arriving = await arrivingFrom(account, item, servedBy).catch(tooMuch)
  if (typeof arriving === 'string') return tell(account, item, arriving)
  const tapped = item.content.kind === 'text' && item.content.menuId !== null
  const received = await deps.door.receive(arriving, { answerWithinMs: 0, mergeMs: tapped ? 0 : mergeMs })
  switch (received.kind) {
    case 'later':
      return
    case 'answered':
      return deps.door.notCarried(place, received.reply, '由客服消息发出')
    case 'refused':
      return received.notice === null ? undefined : tell(account, item, received.notice)
  }
}

/** A picture that is not taken any more is told so. */
const tooMuch = (fault: unknown): string => {
  if (fault instanceof DomainError && fault.code === 'rate_limited') return fault.message
  throw fault
}

/** Said once and at once; the message it is about was not taken, so no line of the ledger answers it. */
const tell = async ({ deps, place, api, settings }: WecomAccount, item: FromCitizen, text: string) => {
  const window = serviceWindow(deps.reach, place, item.customer)
  if (!(await window.take(deps.clock.now()))) return
  const answer = await api.post('kf/send_msg', {
    touser: item.customer,
    open_kfid: settings.openKfId,
    msgtype: 'text',
    text: { content: text },
  })
  const fault = faultIn(answer)
  if (fault) deps.say(`wecom ${place}: ${tellFault(fault)}`)
}

/** The window is closed, and the line it was takes the place's next road. */
const notDelivered = async (
  { deps, place }: WecomAccount,
  { messageId, why }: Extract<WecomEvent, { kind: 'not-delivered' }>,
  customer: string,
): Promise<void> => {
  const error = whyNotDelivered[why] ?? '原因不明'
  deps.say(`wecom ${place}: 消息 ${messageId} 没有送到：${error}`)
  if (customer === '') return
  await serviceWindow(deps.reach, place, customer).close()
  const conversationId = await deps.door.conversationOf(place, 'wecom', customer)
  const line = { conversationId, platformId: messageId }
  await deps.reports?.noteOf(place, ['wecom'], line, { state: 'undeliverable', error })
}

const note = async (
  account: WecomAccount,
  { event, customer }: Extract<WecomItem, { from: 'platform' }>,
): Promise<void> => {
  const { deps, place, api, settings } = account
  switch (event.kind) {
    case 'entered': {
      // The code comes once in 48 hours, to those who have not written; it ends within 20 seconds.
      if (event.welcomeCode === '' || settings.welcome === '') return
      const welcome = { code: event.welcomeCode, msgtype: 'text', text: { content: settings.welcome } }
      const fault = faultIn(await api.post('kf/send_msg_on_event', welcome))
      if (fault) deps.say(`wecom ${place}: welcome: ${tellFault(fault)}`)
      return
    }
    case 'not-delivered':
      return notDelivered(account, event, customer)
    case 'other':
      return
  }
}
