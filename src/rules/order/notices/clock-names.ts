import type { Stage } from '../../../domain/deadline.ts'

/** Steps whose time runs, as people at work say it. */
export const clockNames: Readonly<Record<Stage, string>> = {
  offline_register: '登记转送',
  dispatch_city: '派单',
  dispatch_county: '县级转办',
  view: '查阅',
  handle: '办理',
  interim_report: '前期情况报告',
  return_unit: '退单',
  return_county: '退单',
  return_county_review: '退单审核',
  return: '退单',
  audit: '答复审核',
  rework: '重新办理',
  file_to_center: '报送备案',
  callback: '回访',
  site_supervision_plan: '工作方案报送',
  formal_letter: '正式函告',
  center_review: '备案、函告审核',
  staff_change: '人员变动报备',
}
