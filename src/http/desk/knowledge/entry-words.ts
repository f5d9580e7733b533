import { workStateNames } from '../../../domain/knowledge/life.ts'
import type { LifeCommandType } from '../../../domain/knowledge/life-command.ts'
import type { ReviewStage } from '../../../domain/knowledge/review-stage.ts'
import type { EntryVersion } from '../../../domain/knowledge-entry.ts'
import type { Conflict, Correction } from '../../../ports/knowledge-life-store.ts'

/** Closed words of knowledge as people at work read them. */
export const actNames: Readonly<Record<LifeCommandType, string>> = {
  write: '修改内容',
  submit: '提交审核',
  approve: '单位审核通过',
  'send-back': '退回修改',
  publish: '发布',
  discard: '撤销草稿',
  'roll-back': '恢复旧版',
  confirm: '复核：仍然正确',
  withdraw: '立即撤下',
}

export const statusNames: Readonly<Record<EntryVersion['status'], string>> = {
  draft: '起草',
  'unit-reviewed': '单位已审核',
  published: '已发布',
  'due-for-review': '待复核',
  expired: '已过期',
  withdrawn: '已撤下',
}

export const originNames: Readonly<Record<string, string>> = {
  written: '新写',
  import: '表格导入',
  rollback: '恢复旧版',
  confirmed: '复核',
  order: '由工单生成',
  gap: '补缺口',
}

export const stageWords: Readonly<Record<ReviewStage, string>> = {
  fine: '未到期',
  soon: '快到期',
  due: '今天到期',
  lapsed: '已过期',
  ended: '已失效未续',
}

export const correctionStates: Readonly<Record<Correction['state'], string>> = {
  open: '待办理',
  corrected: '已改正',
  withdrawn: '已撤下',
  refused: '未采纳，已说明理由',
}

export const conflictStates: Readonly<Record<Conflict['state'], string>> = {
  open: '互相矛盾，暂不用于答复',
  suspected: '看起来相近，请看一看',
  resolved: '已消除',
  dismissed: '不矛盾',
}

/** A step of the history; the loader's are not among the acts. */
export const stepName = (type: string): string =>
  type in actNames ? actNames[type as LifeCommandType] : type === 'draft-from-order' ? '由工单生成草稿' : type

export const workName = (state: string): string =>
  state in workStateNames ? workStateNames[state as keyof typeof workStateNames] : state
