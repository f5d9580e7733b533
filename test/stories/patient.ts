/** What a patient citizen answers to each question of an intake. */
const usual: Readonly<Record<string, string>> = {
  place: '幸福路12号院3号楼',
  target: '不清楚是谁',
  when: '最近一个月',
  demand: '希望尽快处理',
  contactPhone: '13800138000',
  complainantKind: '个人',
  publicity: '不公开',
  confidential: '不需要保密',
}

/** The answer to these questions; to none, the confirmation. */
export const patient = (asked: readonly string[], own: Readonly<Record<string, string>>): string => {
  if (asked.length === 0) return '提交'
  return asked.map((field) => own[field] ?? usual[field] ?? '跳过').join('，')
}
