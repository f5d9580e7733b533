import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import { eventWords } from '../event-words.ts'
import { isQuiet, namesIn } from '../order-timeline.tsx'

/** What others did to an order since `seen`, the version somebody filled in a form for; told before they send it again. */
export const meanwhile = (desk: OrderAtDesk, seen: number): string => {
  const happened = desk.view.events
    .filter(({ seq, event }) => seq > seen && !isQuiet(event.type))
    .map(({ event }) => eventWords(event, namesIn(desk)).what)
  const what = happened.length === 0 ? '' : `其间：${happened.join('；')}。`
  return `您填写时这件工单有了变化，这次没有办。${what}请看清后再决定，您填的都还在。`
}
