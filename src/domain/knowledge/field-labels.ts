import type { EntryDraft, Guide } from '../knowledge-entry.ts'

export type EntryField = Exclude<keyof EntryDraft, 'guide'> | `guide.${keyof Guide}`

/** What each field of an entry is called: in tables, in differences, in what is missing. */
export const fieldLabels: Readonly<Record<EntryField, string>> = {
  id: '编号',
  kind: '类型',
  topic: '主题',
  unit: '单位',
  audience: '对象',
  question: '标准问题',
  similar: '相似问',
  negative: '反例',
  answer: '答复',
  'guide.who': '办理对象',
  'guide.conditions': '办理条件',
  'guide.materials': '所需材料',
  'guide.where': '办理地点',
  'guide.fee': '收费',
  'guide.timeLimit': '办理时限',
  'guide.telephone': '咨询电话',
  basis: '依据',
  effectiveFrom: '施行日期',
  effectiveTo: '失效日期',
  reviewBy: '复核日期',
  confidentiality: '公开',
  official: '事项名称',
}

export const labelOf = (field: string): string =>
  field === 'guide' ? '办事指南' : (fieldLabels[field as EntryField] ?? field)

/** Words of the closed lists, as people at work read and write them. */
export const valueLabels = {
  kind: {
    law: '法律法规',
    policy: '政策文件',
    guide: '办事指南',
    faq: '常见问题',
    case: '案例解读',
    notice: '通知公告',
    'phone-directory': '电话簿',
  },
  audience: { citizen: '个人', enterprise: '企业' },
  confidentiality: { public: '公开', 'agent-only': '仅工作人员' },
} as const satisfies {
  readonly kind: Readonly<Record<EntryDraft['kind'], string>>
  readonly audience: Readonly<Record<EntryDraft['audience'][number], string>>
  readonly confidentiality: Readonly<Record<EntryDraft['confidentiality'], string>>
}
