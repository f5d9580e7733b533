import type { Measure } from '../../ports/report-figures.ts'

/** Figures as people read them, and what exactly is counted. */
export const measureNames: Readonly<Record<Measure, { readonly name: string; readonly counts: string }>> = {
  filed: { name: '受理', counts: '本期登记的工单' },
  dispatched: { name: '派单', counts: '本期首次派出的工单' },
  responded: { name: '已响应', counts: '本期派出的工单中，已联系诉求人或已答复的' },
  handled: { name: '办理完成', counts: '本期承办单位办完答复的' },
  sameDay: { name: '当天办结', counts: '办理完成的工单中，办理期限开始当天就办完的' },
  closed: { name: '办结', counts: '本期办结的工单' },
  onTime: { name: '按时办结', counts: '本期办结的工单中，没有任何环节逾期的' },
  overdue: { name: '逾期', counts: '本期超过时限的环节' },
  returns: { name: '退单申请', counts: '本期提出的退单申请' },
  improperReturns: { name: '不当退单', counts: '本期没有同意的退单申请' },
  extensions: { name: '延期', counts: '本期批准的延期' },
  rework: { name: '重新办理', counts: '本期退回重新办理' },
  asked: { name: '回访有效', counts: '本期回访接通，并问明是否解决的' },
  resolved: { name: '已解决', counts: '回访时诉求人认为已经解决的' },
  rated: { name: '有效评价', counts: '本期评价，不含规定不计入的' },
  satisfied: { name: '满意', counts: '有效评价中没有评为差评的' },
  exempt: { name: '不计入的评价', counts: '按规定不考核满意率的类型，以及误评、恶意评价' },
  supervised: { name: '督办', counts: '本期督办' },
  accountability: { name: '问责记录', counts: '本期记录的问责情形' },
}
