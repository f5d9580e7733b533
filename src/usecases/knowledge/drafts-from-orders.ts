import { deIdentify } from '../../domain/de-identify.ts'
import type { WorkingDraft } from '../../domain/knowledge/life.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { LifeCommit } from '../../ports/knowledge-life-store.ts'
import type { Deps } from '../deps.ts'
import { loadOrder } from '../orders/load-order.ts'
import { deskNotice } from './desk-notice.ts'
import { knowledgeRule } from './knowledge-rule.ts'

const batch = 100
const longestQuestion = 120
const shortestAnswer = 10
const longestAnswer = 4000

/** Answers of closed consultation orders as drafts for the unit to confirm. Each order is looked at once. */
export const draftsFromOrders = async (deps: Deps, now: Date): Promise<{ readonly drafted: number }> => {
  let drafted = 0
  for (;;) {
    const orders = await deps.knowledgeLife.unfedOrders(batch)
    let seen = 0
    for (const { place, no } of orders) {
      const draft = await draftOf(deps, place, no, now)
      if (!(await deps.knowledgeLife.feed(place, no, draft, now))) continue
      seen += 1
      if (draft) drafted += 1
    }
    if (orders.length < batch || seen === 0) return { drafted }
  }
}

const draftOf = async (deps: Deps, place: PlaceId, no: string, now: Date): Promise<LifeCommit | null> => {
  if (!knowledgeRule(place, now)?.value.closedOrderFeed) return null
  const loaded = await loadOrder(deps, place, no)
  const text = loaded ? textOf(loaded.order) : null
  if (!text) return null
  return {
    place,
    expectedRevision: 0,
    life: {
      id: text.id,
      revision: 1,
      live: null,
      open: {
        state: 'draft',
        draft: text,
        base: null,
        writers: ['system'],
        unitApprovedBy: null,
        origin: { kind: 'order', ref: no },
        sentBack: null,
      },
    },
    by: { id: 'system', role: 'system' },
    type: 'draft-from-order',
    facts: { order: no },
    at: now,
    deliveries: [
      deskNotice(
        text.unit,
        `咨询工单 ${no} 的答复已写成知识草稿“${text.question}”，请核对、补充依据后提交。`,
        { kind: 'entry', id: text.id },
      ),
    ],
  }
}

/** What was asked and answered, without who asked; null when there is too little to go by. */
const textOf = ({ no, lead, title, reply }: WorkOrder): WorkingDraft | null => {
  const question = deIdentify(title).slice(0, longestQuestion)
  const answer = deIdentify(reply?.text ?? '').slice(0, longestAnswer)
  if (lead === null || answer.length < shortestAnswer || question.length < 4) return null
  return { id: `orders.${no.toLowerCase()}`, unit: lead, kind: 'faq', question, answer }
}
