/** What a question asks for, and how an answer that holds it looks. */
const kinds: readonly { readonly asked: RegExp; readonly told: RegExp; readonly ofMoney?: true }[] = [
  {
    ofMoney: true,
    asked:
      /多少钱|[多几](?:块|十|百|千|万)(?:块|元|钱)?|多少[元块万]|(?:费用?|价格?|票|[奖租押罚保赔]金|工资|金额|补[贴助偿]|津贴|比例)(?:是|要|得|交|给|收|为|大概|一共|每[年月])*(?:多少|几)(?![人个户])/,
    told: /\d\s*(?:元|万元|亿元|块|角|分钱|[%％‰])|百分之|免费|不收|无偿|免收|倍|定额|减半|全额|一半/,
  },
  {
    asked:
      /几(?:天|日|年|个月|周|小时|分钟)|多(?:久|长时间|少天|少年|少个月)|什么时候(?:到期|截止)|期限是?多/,
    told: /[\d半一二三四五六七八九十两百]\s*(?:个)?(?:工作日|日|天|年|月|周|小时|分钟|时)|当场|当天|当日|立即|即时|终身|长期|随时|没有期限|不受/,
  },
  {
    asked: /几岁|多大(?:年纪|年龄|岁数)|多少岁|(?:年龄|岁数)(?:要|是|有)?(?:求|限)?/,
    told: /[\d一二三四五六七八九十]\s*周?岁|年龄|成年/,
  },
  { asked: /免不免|(?:能|还|可以)免(?![疫责])|免[税费]?吗/, told: /[免减]/ },
  { asked: /(?:电话|号码|热线)(?:是|打)?(?:多少|几|哪个)|打(?:什么|哪个)电话/, told: /\d{3,}/ },
]

/** What money is asked for; an amount told of one is no answer about another. */
const moneyMatters: readonly RegExp[] = [
  /补[贴助]|津贴|资助|奖励|奖金/,
  /报销|支付比例/,
  /税/,
  /罚|扣/,
  /赔|补偿/,
  /工资|薪|加班费/,
  /利息|利率/,
  /押金|定金|保证金/,
]

/** Whether a sentence of the answer tells an amount of what the question asks money for. */
const tellsOfIt = (question: string, answer: string, told: RegExp): boolean => {
  const matters = moneyMatters.filter((matter) => matter.test(question))
  if (matters.length === 0) return told.test(answer)
  return answer
    .split(/[。；\n]/)
    .some((sentence) => told.test(sentence) && matters.some((matter) => matter.test(sentence)))
}

/** Things that are counted or measured, and what may stand for them in an answer. */
const measures: Readonly<Record<string, string>> = {
  层: '层',
  米: '米',
  平方: '平方|平米',
  平米: '平方|平米',
  公里: '公里|千米',
  毫克: '毫克',
  分贝: '分贝',
  度: '度',
  吨: '吨|立方',
  斤: '斤|克',
  次: '次',
  套: '套',
  份: '份',
  张: '张',
  只: '只|条',
  条: '条|只',
  辆: '辆',
  分: '分',
}
const countAsked = new RegExp(
  `(?:多少|几)个?(${Object.keys(measures).join('|')})(?![一-龥]?(?:钟|部|店|会|证|校|公司|家|子|局|数线|局|手))`,
)

/** Whether a number of what is counted (几层, 多少毫克) stands in the answer. */
const tellsTheCount = (question: string, answer: string): boolean => {
  const measure = countAsked.exec(question)?.[1]
  if (measure === undefined) return true
  return new RegExp(`[\\d半一二三四五六七八九十两百千万]\\s*(?:${measures[measure]})`).test(answer)
}

const taxAsked = /(购置|契|房产|增值|印花|车船|消费|遗产|资源|关|赠与)税/

/** A tax is told of by its own name. */
const tellsOfTheTax = (question: string, answer: string): boolean => {
  const tax = taxAsked.exec(question)?.[0]
  return tax === undefined || answer.includes(tax)
}

/** Said at the beginning, that others set it is an answer too. */
const setByOthers =
  /(?:由|按)[^，。]{0,8}(?:省|市|县|地方|当地|各地|国务院)[^，。]{0,10}(?:定|规定|标准)|各地不同/

/** A fine is no price. */
const fines = /[^，。；\n]*(?:罚款|罚金|处罚|处以)[^，。；\n]*/g
const asksOfFine = /罚|赔|扣/

/** Whether the answer holds what is asked for by kind: an amount, a count, a time, an age, a telephone, a tax by its name. */
export const answersTheKind = (question: string, answer: string): boolean => {
  const [beginning = ''] = answer.split('\n')
  const read = asksOfFine.test(question) ? answer : answer.replace(fines, '')
  const told = ({ asked, told, ofMoney }: (typeof kinds)[number]) =>
    !asked.test(question) || (ofMoney ? tellsOfIt(question, read, told) : told.test(read))
  return (
    tellsOfTheTax(question, answer) &&
    (setByOthers.test(beginning) || (kinds.every(told) && tellsTheCount(question, answer)))
  )
}
