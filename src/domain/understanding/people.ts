import { has, words } from './phrases.ts'

const child =
  /我(?:今年|现在)?(?:才|刚|只有)?(?:满)?(?:[5-9]|1[0-5]|[五六七八九十]|十[一二三四五])岁(?!的|就|时|那|以|开)|我(?:是|在上|在读|上|读|念)(?:一?名|一个|个)?(?:小学生|初中生|小学|初中|[一二三四五六]年级|初[一二三]|小朋友|小孩子?)(?!的?时候|毕业|文化|学历|老师)|叔叔阿姨|不敢(?:告诉|跟|和)(?:爸|妈|老师|家里|家长)|考试没考好|(?:我妈|我爸|妈妈|爸爸|爸妈)说(?:他们?|她)?不要我|(?:爸爸妈妈|爸妈|妈妈|爸爸)(?:老是|总是|天天|经常|都)?(?:不要我|打我|骂我)/

/** The writer is, by their own words, a child. */
export const speaksAsChild = (text: string): boolean =>
  text.length <= 200 && child.test(text) && !/我(?:的)?(?:儿子|女儿|孩子|孙)|[2-9]\d岁/.test(text)

const despair = words`绝望 崩溃 撑不下去 撑不住了 快疯了 不知道怎么活 怎么活下去 活着好累 活得好累 走投无路 没有希望 生不如死`

/** Despair told beside a matter. A wish to die is an emergency and found before. */
export const despairs = (text: string): boolean => text.length <= 200 && has(text, despair)

const kin =
  '(?:老公|丈夫|老婆|妻子|媳妇|男朋友|男友|对象|前夫|前男友|婆婆|公公|我爸|我妈|爸爸|继父|后爸|儿子|家里人|我男人)'
const blows =
  '(?:又|老是?|总是?|天天|经常|刚刚?|喝了酒就|喝醉了?就|动不动就|一直|在|还)*(?:打了?我|家暴我?|动手打|掐我|踹我|用[^，。]{1,4}打我|把我打)'
const home = new RegExp(`${kin}[^，。！？]{0,6}${blows}|我(?:刚刚?|又|昨晚|今天)*被${kin}(?:打|家暴|掐|踹)`)

/** Somebody tells that they are beaten at home; a question of rule about it is none. */
export const sufferedAtHome = (text: string): boolean =>
  text.length <= 60 && home.test(text) && !/离婚|起诉|判|怎么(?:申请|认定|处罚)|多久|多少/.test(text)
