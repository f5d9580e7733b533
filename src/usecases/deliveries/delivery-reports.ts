import type { ChannelSender } from '../../ports/channel-sender.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DeliveryReports, ReportedLines } from '../../ports/delivery-reports.ts'
import type { Ledger } from '../../ports/ledger.ts'
import type { OrderStore } from '../../ports/order-store.ts'
import { nextRoad } from './next-road.ts'

export type ReportDeps = {
  readonly lines: ReportedLines
  readonly ledger: Pick<Ledger, 'over'>
  readonly orders: Pick<OrderStore, 'personal'>
  readonly clock: Clock
}

/** What was sent has reached the person, or has not: then it goes on by the next way of the place. */
export const deliveryReports = (
  { lines, ledger, orders, clock }: ReportDeps,
  senders: () => readonly ChannelSender[],
  wakeSender: () => void = () => undefined,
): DeliveryReports => {
  const note: DeliveryReports['note'] = async (
    place,
    channels,
    { id, state, ofPart = false, error = '' },
  ) => {
    const now = clock.now()
    if (state === 'accepted' && ofPart)
      return (await lines.standing(place, channels, id)) === 'unknown' ? 'unknown' : 'noted'
    if (state === 'accepted') return lines.accepted(place, channels, id, now)
    const taken = await lines.takeBack(place, channels, id, now)
    if (taken.kind !== 'in-hand') return taken.kind
    const { due } = taken
    const next = await nextRoad({ orders }, senders(), due, now)
    const told = error === '' ? '通道报告没有送达' : `通道报告没有送达：${error}`
    await ledger.over(due, { error: told, partsSent: 0 }, next, now)
    if (next.kind === 'road') wakeSender()
    return 'noted'
  }
  return {
    note,
    noteOf: async (place, channels, line, report) => {
      const id = await lines.known(place, line)
      return id === null ? 'unknown' : note(place, channels, { ...report, id })
    },
  }
}
