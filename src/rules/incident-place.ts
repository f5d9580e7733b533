import type { Extracted, Facts, Nature } from '../domain/matter.ts'

/** Matters that happen nowhere in particular: nobody has to name a place for them. */
const placeless = [
  '网购',
  '网店',
  '淘宝',
  '京东',
  '拼多多',
  '直播间',
  '快递',
  '话费',
  '流量',
  '宽带',
  '短信',
  '电话费',
  '退款',
  '退费',
  '社保',
  '养老金',
  '医保',
  '公积金',
  '补贴',
  '低保',
  '政策',
  '证明',
  '身份证',
  '户口',
  '护照',
  '驾照',
  '驾驶证',
  '营业执照',
  '发票',
  '税',
  '工资',
  '欠薪',
  '辞退',
  '开除',
  '裁员',
  '产假',
  '津贴',
  '合同',
  '学籍',
  '档案',
  '职称',
  '贷款',
  '保险',
  '会员卡',
  '预付卡',
  '诈骗',
  '转账',
  '刷单',
  '冒充',
  '骚扰电话',
  '推销电话',
  '网站',
  '系统',
  '网上',
]

/** Matters that happen somewhere, whatever else is said. */
const placed = [
  '路',
  '街',
  '小区',
  '楼',
  '店',
  '饭店',
  '工地',
  '施工',
  '噪声',
  '噪音',
  '扰民',
  '油烟',
  '占道',
  '摆摊',
  '路灯',
  '井盖',
  '红绿灯',
  '停水',
  '停电',
  '停气',
  '暖气',
  '供暖',
  '漏水',
  '积水',
  '污水',
  '垃圾',
  '臭',
  '扬尘',
  '违建',
  '违停',
  '停车',
  '电梯',
  '消防',
  '绿化',
  '树',
  '公园',
  '公交站',
  '学校',
  '医院',
  '工厂',
  '厂',
  '村',
  '河',
  '狗',
  '犬',
  '广场舞',
  '烟花',
  '车位',
  '物业',
  '道路',
]

const mentions = (text: string, words: readonly string[]) => words.some((word) => text.includes(word))

/** Whether the matter has a place where it happens (有事发地). */
export const hasIncidentPlace = (nature: Nature, text: string): boolean => {
  if (nature === '咨询' || nature === '建议') return false
  return mentions(text, placed) || !mentions(text, placeless)
}

/** "我们小区", "楼下": said, but nobody could go there. */
const vague =
  /^(我们?|咱们?|这个?|那个?|本)?(小区|楼下|楼上|村里?|路上|门口|附近|这里|这边|家里?|单位|公司|学校|隔壁|对面)$/

/** Whether the place told can be found. */
const isFindable = (place: string | undefined): boolean =>
  place !== undefined && place.trim().length >= 2 && !vague.test(place.trim())

export const placeIsKnown = ({ place }: Extracted, { place: where }: Facts): boolean =>
  isFindable(place) || where === 'other_city'
