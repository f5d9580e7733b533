import { tellsOfMany } from '../../domain/understanding/index.ts'
import type { EventOf, OrderEvent } from '../../domain/work-order/event.ts'
import type { TurnContext } from '../turn/turn.ts'

/** Matters of life and public order are marked where the place reports them upwards at once; the hotline is reminded. */
export const incidentOf = ({ rules }: TurnContext, told: EventOf<'filed'>): readonly OrderEvent[] => {
  const report = rules.emergency.incidentReport
  if (report?.value !== true || told.classification.class !== 'D') return []
  return [
    { type: 'flagged', flag: 'sudden', on: true, why: `须报送突发事件信息（${report.source.article}）` },
  ]
}

/** A matter that many bring together is marked where the place follows such matters, for the dispatcher to see. */
export const massOf = ({ rules }: TurnContext, told: EventOf<'filed'>): readonly OrderEvent[] => {
  const { marks } = rules.workSheet
  const words = told.nature === '咨询' || !marks?.value.includes('mass') ? null : tellsOfMany(told.text)
  if (words === null) return []
  return [{ type: 'flagged', flag: 'mass', on: true, why: `来件说是多人共同反映（“${words}”），请核实` }]
}
