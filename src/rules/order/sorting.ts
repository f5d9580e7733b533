import { maskPersonal } from '../../domain/masking.ts'
import type { Flag } from '../../domain/work-order/event/intake.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { classifyOrder } from './classifying.ts'
import { type Decider, type Deciders, events, forbidden, missing, rule, type Scene } from './context.ts'
import { mayStopDispatch, repeatRule } from './repeats.ts'
import { split } from './splitting.ts'
import { supervisionLevels } from './supervision-triggers.ts'

const alarming: readonly Flag[] = ['sudden', 'sensitive', 'mass']

/** What somebody has to think of because of this mark. */
const hints = ({ pack }: Scene, order: WorkOrder, flag: Flag): readonly string[] => {
  const report = rule(order, pack.emergency.incidentReport)
  const internal = rule(order, pack.publicity.internalWhen)
  if (alarming.includes(flag) && report?.value && !order.incidentReported)
    return [`突发、敏感、群体性事件要按规定报送信息（${report.source.article}）。`]
  if (flag === 'doubtful' && internal?.value.includes('doubtful'))
    return [`与实际可能有较大出入的，可以改为内部批转办理（${internal.source.article}）。`]
  return []
}

const flag: Decider<'flag'> = (scene, order, command) => {
  const audit = rule(order, scene.pack.audit)
  if (command.flag === 'city_audit' && !audit?.value.finalByCityWhen.includes('city_flag'))
    return forbidden('本地的规定里没有由市里最终审核这一步。', '请按一般的程序审核。', audit?.source.article)
  const { flag, on, why } = command
  return {
    events: [{ type: 'flagged', flag, on, why: maskPersonal(why) }],
    warnings: on ? hints(scene, order, flag) : [],
  }
}

/** Where supervision asks for a leader's instruction, this is it. */
const askedFor = ({ pack }: Scene, order: WorkOrder): string | undefined => {
  const open = order.supervisions.filter(({ lifted }) => !lifted)
  const asking = supervisionLevels(pack, order).filter(({ rule: { value } }) => {
    const names = value.answerNames ?? []
    return names.includes('leader') && !names.includes('person')
  })
  return open.find((one) => asking.some(({ level }) => level === one.level))?.article
}

const instruct: Decider<'instruct'> = (scene, order, { by, text }) => {
  const article = askedFor(scene, order)
  return events({
    type: 'instructed',
    by,
    text: maskPersonal(text),
    ...(article === undefined ? {} : { article }),
  })
}

const reportIncident: Decider<'report-incident'> = ({ pack }, order, { to, text }) => {
  const report = rule(order, pack.emergency.incidentReport)
  if (report?.value)
    return events({ type: 'incident-reported', to, text: maskPersonal(text), article: report.source.article })
  return forbidden(
    '本地的规定里没有由热线报送突发事件信息这一步。',
    '请立即拨打紧急求助电话，由有关部门处置。',
    report?.source.article,
  )
}

const merge: Decider<'merge'> = ({ pack }, order, { into, why }) => {
  const merges = rule(order, pack.routing.mergesRepeats)
  if (!merges?.value)
    return forbidden('本地的规定里没有并单。', '请分别办理，分别答复。', merges?.source.article)
  if (into === order.no) return missing(['into'], '工单不能并入它自己。', merges.source.article)
  return events({ type: 'merged', into, why: maskPersonal(why), article: merges.source.article })
}

/** What the order that another one is merged into keeps of it: what a use case stores there. */
export const joinedFrom = ({ no, text }: WorkOrder): OrderEvent => ({ type: 'repeat-joined', from: no, text })

const stopDispatch: Decider<'stop-dispatch'> = ({ pack }, order, { answer, reason }) => {
  const policy = repeatRule(pack, order)
  const article = policy?.source.article
  if (policy?.value.direction !== 'may_not_dispatch')
    return forbidden(
      '本地的规定里没有“不再批转”，重复反映的事项仍要派单办理。',
      policy?.value.direction === 'supervision'
        ? '多次反映未得到妥善处理的，可以提请督办。'
        : policy?.value.stillAnswer
          ? '请派单，并向诉求人耐心答复。'
          : '请派单办理。',
      article,
    )
  if (mayStopDispatch(pack, order))
    return events({
      type: 'dispatch-stopped',
      answer: maskPersonal(answer),
      reason: maskPersonal(reason),
      article: article ?? '',
    })
  const times = order.repeat?.answeredInTime ?? 0
  return forbidden(
    `同一人同一问题及时答复超过${policy.value.answeredMoreThan ?? 0}次才可以不再批转，现在是${times}次。`,
    '请派单办理。',
    article,
  )
}

export const sorting: Deciders<
  'classify' | 'flag' | 'instruct' | 'report-incident' | 'split' | 'merge' | 'stop-dispatch'
> = {
  classify: classifyOrder,
  flag,
  instruct,
  'report-incident': reportIncident,
  split,
  merge,
  'stop-dispatch': stopDispatch,
}
