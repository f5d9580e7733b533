import { upToTen } from '../../chinese-digits.ts'
import type { Facts } from '../../matter.ts'
import { has } from '../phrases.ts'
import {
  concludedWords,
  employeeWords,
  enterpriseWords,
  hotlineBlameWords,
  otherOrgWords,
} from '../words/limit-words.ts'

/** Who complains: an employee who says "我们公司拖欠工资" is a citizen, not the enterprise. */
export function complainantOf(text: string): Facts['complainant'] | undefined {
  if (has(text, otherOrgWords)) return 'other_org'
  if (has(text, enterpriseWords)) {
    const owner =
      /法人|法定代表人|负责人|企业主|我开的|我开了|我司|作为企业|代表公司|以公司名义|以企业名义|公司名称|个体工商户|涉企|企业诉求/.test(
        text,
      )
    return owner || !has(text, employeeWords) ? 'enterprise' : 'citizen'
  }
  if (
    /我是(?:一名|个|一个)?(?:市民|居民|村民|群众|业主|农民|学生|老师|退休|职工|工人|租客|家长)|以个人名义|我个人|本人|我(?:家|妈|爸|娘|爹|孩子|儿子|女儿|老公|老婆|丈夫|妻子|爷爷|奶奶|邻居)|我们(?:小区|村|楼|业主|单元)|俺(?:家|娘|爹|村|那|们)|我(?:骑车|骑电|开车|走路|坐车|打车|买的|买了|网购|租的|租了|住在?|下班|带孩子|今年\d+岁|的(?:养老金|退休金|工资|社保|医保|身份证|房东|老板|低保|手机|车))|(?:骂|打|撞|骗|坑)了?我(?!们)|(?:花|收|扣|坑|骗|欠)了?我(?!们公司)|老板(?:不给|欠|拖|跑)/.test(
      text,
    )
  ) {
    return 'citizen'
  }
  return undefined
}

const answeredTimes =
  /(?:答复|回复|回访)(?:过|了)?(?:我|我们)?(?:已经|已)?(\d{1,2}|[一两二三四五六七八九十])(?:次|回|遍)|(\d{1,2}|[一两二三四五六七八九十])(?:次|回)(?:的)?(?:答复|回复)/

/** "已经答复过我四次" -> 4 */
function answeredTimesOf(text: string): number | undefined {
  const m = answeredTimes.exec(text)
  const word = m?.[1] ?? m?.[2]
  if (!word) return undefined
  return upToTen(word)
}

/** The hotline's own staff or service is complained of. */
export function aboutHotline(text: string): boolean {
  return (
    has(text, hotlineBlameWords) &&
    /投诉|举报|态度|服务|敷衍|挂|骗|推诿|不作为|没人接|打不通|乱|摆设|不满/.test(text)
  )
}

export function partyFacts(text: string, asks: boolean): Partial<Facts> {
  const complainant = complainantOf(text)
  const times = answeredTimesOf(text)
  return {
    ...(complainant ? { complainant } : {}),
    ...(times !== undefined ? { answered_times: times } : {}),
    ...(has(text, concludedWords) && !asks ? { concluded: true } : {}),
    ...(aboutHotline(text) && !asks ? { target: 'hotline' } : {}),
  }
}
