import type { Nature } from '../matter.ts'
import { normalise } from './normalise.ts'

const wish =
  /^(?:你好|您好|喂|[，,\s])*(?:我|俺)?(?:想|要|来|是来|打算|再|还)*(投诉|举报|求助|提建议|提个建议|反映|报修|报个修)(?:一下|个|一个|一件|点|几个|一家|单位|店|人|部门|事儿?|事情|问题|情况|意见)*[了吧吗呢啊]*[。！]?$/
/** 但是我不想说我是谁: a wish behind the wish, and nothing of what. */
const unnamed = /[，,\s]*(?:但是?|不过|可是)?(?:我)?(?:不想|不愿意?|不敢|不方便)(?:说|留|透露)[^，。]{0,8}$/
const natures: Readonly<Record<string, Nature>> = { 投诉: '投诉', 举报: '举报', 求助: '求助', 反映: '投诉' }

const again =
  /^(?:没办过|没有|那|算了)?[，,\s]*(?:请|麻烦)?(?:你们?|您)?(?:再|重新)?(?:帮|给)?我?(?:新|重新|再)(?:报|登记|反映|提交|报修|弄)(?:一)?(?:个|次|下|遍|件)[了吧]*[。！]?$/

/** "我要投诉" and nothing of what: the nature it names; null when anything is told. */
export const bareWish = (message: string): Nature | null => {
  const text = normalise(message).trim()
  if (again.test(text)) return '求助'
  const named = wish.exec(text.replace(unnamed, ''))?.[1]
  if (named === undefined) return null
  return natures[named] ?? (named.includes('建议') ? '建议' : '求助')
}

const cannotHear = /聋哑?|哑巴|听不见|听不到|听障|失聪|语言障碍|不能说话|说不了话|听力(?:残疾|不好|障碍)/
const inWriting = /打字|文字|短信|微信|不要打电话|别打电话|不能(?:打|接)电话|接不了电话/

/** Who cannot hear or speak asks to be served in writing, and tells nothing else. */
export const asksForWriting = (message: string): boolean => {
  const text = normalise(message)
  return text.length <= 40 && cannotHear.test(text) && inWriting.test(text)
}
