import { fieldLabels } from '../../src/domain/knowledge/field-labels.ts'

/** What units call the fields in tables of their own. */
const otherNames: Readonly<Record<string, string>> = {
  question: '问题 标准问 标准问法 咨询问题 常见问题 群众问题 问',
  answer: '答案 回答 回复 答复内容 答复口径 标准答案 参考答复 解答 答',
  similar: '相似问题 相似问法 其他问法 近似问法 扩展问 扩展问法',
  negative: '反例问题 不适用问法 易混问题',
  basis: '法律依据 政策依据 文件依据 答复依据 依据文件',
  kind: '知识类型 条目类型',
  topic: '知识主题',
  unit: '责任单位 承办单位 所属单位 提供单位 主管单位',
  audience: '适用对象 服务对象',
  effectiveFrom: '生效日期 生效时间 施行时间 实施日期 开始日期',
  effectiveTo: '失效时间 截止日期 有效期至 有效期止 结束日期',
  reviewBy: '复核时间 下次复核日期 下次复核',
  confidentiality: '是否公开 公开范围',
  'guide.conditions': '申请条件 受理条件',
  'guide.materials': '申请材料 办理材料 材料',
  'guide.where': '办理地址 办理窗口 地址',
  'guide.fee': '收费标准 费用',
  'guide.timeLimit': '办结时限 办理期限 时限',
  'guide.telephone': '联系电话 电话',
}

/** Columns for people only; nothing is read from them. */
const aside = new Set('序号 序 填表人 填报人 审核人 经办人 填报日期'.split(' '))

const fieldOf = new Map([
  ...Object.entries(fieldLabels).map(([field, label]): [string, string] => [label, field]),
  ...Object.keys(fieldLabels).map((field): [string, string] => [field, field]),
  ...Object.entries(otherNames).flatMap(([field, names]) =>
    names.split(' ').map((name): [string, string] => [name, field]),
  ),
])

/** `标 准\n问题（必填）*`: what people add to a heading says nothing of the field. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)|[\s*:]/g, '')
    .trim()

/** The field a heading names; '' = a column to pass over, null = unknown. */
export const fieldOfHeading = (heading: string): string | null => {
  const name = plain(heading)
  return name === '' || aside.has(name) ? '' : (fieldOf.get(heading.trim()) ?? fieldOf.get(name) ?? null)
}
