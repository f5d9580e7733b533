import { maskPersonal } from '../../domain/masking.ts'
import { actingUnit } from './acting-unit.ts'
import { stopped } from './clocks.ts'
import { type Decider, type Deciders, events, forbidden, missing, rule } from './context.ts'

const reportInterim: Decider<'report-interim'> = (scene, order, { progress, plan }) => {
  const article = order.deadlines.find(({ type }) => type === 'interim_report')?.article
  return events(
    {
      type: 'interim-reported',
      unit: actingUnit(scene, order),
      progress: maskPersonal(progress),
      plan: maskPersonal(plan),
      ...(article === undefined ? {} : { article }),
    },
    ...stopped(order, ['interim_report'], true),
  )
}

/** Answers a citizen who asked why it takes so long, or says of itself that time will not do. */
const explain: Decider<'explain'> = (scene, order, { explanation, plan }) => {
  if (order.state === 'replied' && !order.explanationDue)
    return forbidden('诉求人没有要求说明，这件工单已经答复。', '需要补充的，请在回访时说明。')
  const instead = rule(order, scene.pack.extension.instead)
  if (instead?.value.includes('plan') && !plan)
    return missing(['plan'], '说明中缺少解决方案：既要解释原因，也要提出方案。', instead.source.article)
  const rights = rule(order, scene.pack.citizenRights)
  const article = (order.explanationDue ? rights : instead)?.source.article
  return events({
    type: 'explained',
    unit: actingUnit(scene, order),
    explanation: maskPersonal(explanation),
    ...(plan ? { plan: maskPersonal(plan) } : {}),
    ...(article === undefined ? {} : { article }),
  })
}

const recordContact: Decider<'record-contact'> = (scene, order, { via, note }) =>
  events({ type: 'citizen-contacted', unit: actingUnit(scene, order), via, note: maskPersonal(note) })

/** What a unit tells the citizen and the hotline before its answer. */
export const informing: Deciders<'report-interim' | 'explain' | 'record-contact'> = {
  'report-interim': reportInterim,
  explain,
  'record-contact': recordContact,
}
