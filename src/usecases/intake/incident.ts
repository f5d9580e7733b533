import type { EventOf, OrderEvent } from '../../domain/work-order/event.ts'
import type { TurnContext } from '../turn.ts'

/** Matters of life and public order are marked where the place reports them upwards at once; the hotline is reminded. */
export const incidentOf = ({ rules }: TurnContext, told: EventOf<'filed'>): readonly OrderEvent[] => {
  const report = rules.emergency.incidentReport
  if (report?.value !== true || told.classification.class !== 'D') return []
  return [
    { type: 'flagged', flag: 'sudden', on: true, why: `须报送突发事件信息（${report.source.article}）` },
  ]
}
