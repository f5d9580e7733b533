import { maskOfficial, maskPersonal } from '../../domain/masking.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { ReplyDraft } from '../../domain/work-order/reply.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { actingUnit } from './acting-unit.ts'
import { answered } from './answering.ts'
import { auditClock } from './audit-clock.ts'
import { cityHasLastWord, passAudit, refuseAudit } from './auditing.ts'
import { stopped } from './clocks.ts'
import {
  type Decider,
  type Deciders,
  events,
  forbidden,
  type Refusal,
  rule,
  type Scene,
  unitName,
} from './context.ts'
import { filing } from './filing.ts'
import { afterwards } from './finishing.ts'
import { lackingIn } from './reply-parts.ts'
import { superiorOf } from './standing.ts'

const texts = [
  'result',
  'process',
  'handling',
  'problems',
  'futureMeasures',
  'progress',
  'plan',
  'explanation',
  'opinion',
  'suggestPrivate',
] as const

/** Numbers of people hidden; the official in charge and telephones of offices stay. */
const masked = (reply: ReplyDraft): ReplyDraft => ({
  ...reply,
  ...Object.fromEntries(
    texts.flatMap((field) => {
      const text = reply[field]
      return text === undefined ? [] : [[field, maskOfficial(text)]]
    }),
  ),
  attachments: reply.attachments.map((file) => ({ ...file, name: maskPersonal(file.name) })),
})

/** Helping units the lead has yet to hear from, where it answers for all. */
const silentCoUnits = (scene: Scene, order: WorkOrder): readonly string[] => {
  const consolidates = rule(order, scene.pack.routing.leadConsolidates)
  const silent = order.co.filter((unit) => !order.coAnswers.some((answer) => answer.unit === unit))
  if (consolidates?.value !== true || silent.length === 0) return []
  const names = silent.map((unit) => unitName(scene.units, unit)).join('、')
  return [`${names}还没有提交协办意见，请汇总后统一答复（${consolidates.source.article}）。`]
}

const noContact = (scene: Scene, order: WorkOrder): readonly string[] => {
  if (order.contacts.length > 0 || order.anonymous) return []
  const first = rule(order, scene.pack.reply.contactFirst)
  const letter = order.classification.class
  const article = first && letter && first.value.includes(letter) ? `（${first.source.article}）` : ''
  return [`还没有与${scene.pack.terms.complainant}联系的记录，请核对是否已经沟通${article}。`]
}

/** The reply leaves the unit: its clocks are met, and the next step has its own. */
const leavesUnit = (scene: Scene, order: WorkOrder): readonly OrderEvent[] => {
  const approval = rule(order, scene.pack.reply.unitApproval)
  const approved: readonly OrderEvent[] = [
    ...stopped(order, ['view', 'interim_report', 'handle', 'rework'], true),
    {
      type: 'reply-approved',
      unit: actingUnit(scene, order),
      ...(superiorOf(order) !== null && cityHasLastWord(scene, order) ? { toCity: true } : {}),
      ...(approval ? { article: approval.source.article } : {}),
    },
  ]
  const next = afterwards(scene, order, approved)
  return rule(order, scene.pack.reply.flow)?.value === 'center_audit_then_feedback'
    ? [...approved, ...auditClock(scene, next)]
    : [...approved, ...answered(scene, next, { confirmPrivate: false, publicText: undefined })]
}

const needsApproval = (scene: Scene, order: WorkOrder): boolean => {
  const approval = rule(order, scene.pack.reply.unitApproval)?.value
  return approval === 'leader' || approval === 'admin'
}

const submitReply: Decider<'submit-reply'> = (scene, order, { reply }) => {
  const lacking = lackingIn(scene, order, reply)
  if (lacking) return lacking
  const article = rule(order, scene.pack.reply.requiredFields)?.source.article
  const submitted: readonly OrderEvent[] = [
    {
      type: 'reply-submitted',
      unit: actingUnit(scene, order),
      ...(scene.actor.id === undefined ? {} : { person: scene.actor.id }),
      reply: masked(reply),
      ...(article === undefined ? {} : { article }),
    },
    ...stopped(order, ['view', 'interim_report'], true),
  ]
  const next = needsApproval(scene, order) ? [] : leavesUnit(scene, afterwards(scene, order, submitted))
  return {
    events: [...submitted, ...next],
    warnings: [...silentCoUnits(scene, order), ...noContact(scene, order)],
  }
}

const approvers = {
  leader: { role: 'unit-leader', name: '分管领导' },
  admin: { role: 'unit-admin', name: '平台管理员' },
} as const

/** The place says who in the unit approves, and nobody approves what they wrote themselves. */
const mayNotApprove = (scene: Scene, order: WorkOrder): Refusal | null => {
  const approval = rule(order, scene.pack.reply.unitApproval)
  if (!approval || approval.value === 'none') return null
  const { role, name } = approvers[approval.value]
  const { article } = approval.source
  if (scene.actor.role !== role) return forbidden(`答复须由本单位${name}审签。`, `请交${name}审签。`, article)
  return scene.actor.id !== undefined && scene.actor.id === order.draftBy
    ? forbidden(
        '这份答复由您提交，不能由您自己审签。',
        `请由本单位另一位${name}审签，或者退回后由经办人提交。`,
        article,
      )
    : null
}

const approveReply: Decider<'approve-reply'> = (scene, order) =>
  mayNotApprove(scene, order) ?? events(...leavesUnit(scene, order))

/** The unit's time runs on: it has not answered yet. */
const sendBackReply: Decider<'send-back-reply'> = (scene, order, { reason }) =>
  events({ type: 'reply-sent-back', unit: actingUnit(scene, order), reason: maskPersonal(reason) })

/** From the unit's draft to the answered citizen. */
export const replying: Deciders<
  | 'submit-reply'
  | 'approve-reply'
  | 'send-back-reply'
  | 'pass-audit'
  | 'refuse-audit'
  | 'file-result'
  | 'accept-filing'
  | 'refuse-filing'
> = {
  'submit-reply': submitReply,
  'approve-reply': approveReply,
  'send-back-reply': sendBackReply,
  'pass-audit': passAudit,
  'refuse-audit': refuseAudit,
  ...filing,
}
