import type { Stage } from '../../domain/deadline.ts'

/** What each running clock is called to a citizen. */
const stageNames = {
  offline_register: '线下来件登记',
  dispatch_city: '市级派单',
  dispatch_county: '县级派单',
  view: '单位查看工单',
  handle: '办理答复',
  interim_report: '阶段性答复',
  return_unit: '单位退回',
  return_county: '县级退回',
  return_county_review: '退回审核',
  return: '申请退回',
  audit: '答复审核',
  rework: '重新办理',
  file_to_center: '向热线报结',
  callback: '回访',
  site_supervision_plan: '现场督办方案',
  formal_letter: '书面函告',
  center_review: '备案、函告审核',
  staff_change: '人员变动报备',
} as const satisfies Record<Stage, string>

/** The name of a stage that came as text; the word itself when it is none of ours. */
export const stageName = (stage: string): string => (stage in stageNames ? stageNames[stage as Stage] : stage)
