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

/** Whether the text speaks of another word of a line than the question does, and not of the question's own. */
export const contradicts = (question: string, text: string): boolean =>
  tests.some((line) => {
    const asked = line.filter((word) => word.test(question))
    if (asked.length === 0 || asked.some((word) => word.test(text))) return false
    return line.some((word) => word.test(text))
  })
