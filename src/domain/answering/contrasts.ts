/**
 * Words that look alike, or stand in the same kind of sentence, and mean different things: a question about one is not
 * answered by a text about another of the same line.
 */
const contrasts: readonly (readonly string[])[] = [
  ['结婚', '离婚', '复婚'],
  [
    '身份证',
    '居住证',
    '护照',
    '户口本',
    '驾驶证|驾照',
    '结婚证|离婚证',
    '残疾证',
    '营业执照',
    '不动产证|房产证|房本',
    '社保卡',
  ],
  ['医保|医疗保险', '养老保险|养老金|退休金', '失业金|失业保险', '工伤', '生育保险|生育津贴', '公积金'],
  ['产假', '年假|年休假', '病假', '婚假', '陪产假|护理假', '丧假'],
  ['辞退|解雇|开除|裁员|炒鱿鱼', '辞职|自己走|不想干'],
  ['仲裁', '行政复议|复议', '信访|上访'],
  ['买房|购房', '租房|出租'],
  ['停水|没水', '停电|没电', '停气', '暖气|供暖|供热'],
  ['小学|初中', '幼儿园', '高中|中考', '大学|高考'],
  ['第一次|首次', '补办|补领|丢', '换证|到期|过期'],
  ['开店|注册|登记', '注销'],
  ['个人|我自己', '企业|公司怎么'],
  ['狗', '猫'],
  ['男', '女'],
]

const tests = contrasts.map((line) => line.map((words) => new RegExp(words)))
const any = new RegExp(contrasts.flat().join('|'))

/** Which words of each line a text speaks of, a bit for each; empty when of none. */
export type Contrasts = readonly number[]

export const contrastsIn = (text: string): Contrasts =>
  any.test(text)
    ? tests.map((line) => line.reduce((found, word, bit) => found | (word.test(text) ? 1 << bit : 0), 0))
    : []

/** Whether a text speaks of another word of a line than the question does, and not of the question's own. */
export const contradict = (question: Contrasts, text: Contrasts): boolean =>
  question.some((asked, line) => {
    const told = text[line] ?? 0
    return asked !== 0 && told !== 0 && (asked & told) === 0
  })
