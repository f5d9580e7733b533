import type { Nature } from '../matter.ts'
import { normalise } from './normalise.ts'

const wish =
  /^(?:你好|您好|喂|[，,\s])*(?:我|俺)?(?:想|要|来|是来|打算|再|还)*(?:(?:给|向|跟|找|见)(?:你们?|您)?(?:的)?(?:市长|书记|县长|区长|局长|镇长|省长|领导|上级|上面|政府)(?:们)?[，,\s]*(?:来|去)?)?(投诉|举报|求助|提建议|提个建议|提(?:点|个|一点|一个)?意见|反映|报修|报个修)(?:一下|个|一个|一件|点|几个|一家|单位|店|人|部门|事儿?|事情|问题|情况|意见)*[了吧吗呢啊]*[。！]?$/
/** 但是我不想说我是谁: a wish behind the wish, and nothing of what. */
const unnamed = /[，,\s]*(?:但是?|不过|可是)?(?:我)?(?:不想|不愿意?|不敢|不方便)(?:说|留|透露)[^，。]{0,8}$/
const natures: Readonly<Record<string, Nature>> = { 投诉: '投诉', 举报: '举报', 求助: '求助', 反映: '投诉' }

const again =
  /^(?:没办过|没有|那|算了)?[，,\s]*(?:请|麻烦)?(?:你们?|您)?(?:再|重新)?(?:帮|给)?我?(?:新|重新|再)(?:报|登记|反映|提交|报修|弄)(?:一)?(?:个|次|下|遍|件)[了吧]*[。！]?$|^(?:那就?|我要?|请)?重新(?:登记|报)[吧了]?[。！]?$/

const leader =
  /^(?:我|我们|俺)?(?:就|必须|一定)?(?:要|想)(?:见|找)(?:你们?|您)?(?:的)?(?:市长|书记|县长|区长|局长|镇长|省长|主任)(?:本人)?[。！]?$|^(?:我|我们|俺)?(?:要|想)给(?:你们?)?(?:市长|书记|县长|区长|局长|镇长|省长|领导)(?:写(?:一?封)?信|留言|发邮件|打电话)[。！]?$/

const praise = /^(?:我)?(?:要|想)?表扬(?:[，\s]*表扬)*(?:一下|个人|一个人)?[。！]?$/

const wanted =
  '(?:退款|退钱|退费|退货|退押金|赔钱|赔偿|还钱|维权|讨薪|讨个?说法|给个?说法|要个?说法|主持公道|做主|曝光)'
/** 退款！！！, 我要退钱, 还我血汗钱: what is wanted is cried out, and nothing of from whom or why. */
const cry = new RegExp(
  `^(?:(?:必须|赶紧|赶快|快|马上|立刻|给我|我要|我们要|要求|坚决|一定要|求|帮我|请|为我|替我)*${wanted}(?:[，,\\s！]*${wanted})*[！]+|(?:必须|赶紧|赶快|快|马上|立刻)*(?:给我|我要|我们要|我想|帮我|为我|替我|要求)${wanted}[了吧啊]*[。！]?|还我(?:血汗)?钱[！。]?|把钱[退还]给?我[！。]?)$`,
)

/** Something is demanded in a word or two, or to be registered anew, with nothing of what happened. */
export const onlyDemands = (message: string): boolean => {
  const text = normalise(message).trim()
  return cry.test(text) || leader.test(text) || again.test(text)
}

/** "我要投诉" and nothing of what: the nature it names; null when anything is told. */
export const bareWish = (message: string): Nature | null => {
  const text = normalise(message).trim()
  if (again.test(text)) return '求助'
  if (cry.test(text)) return '投诉'
  if (leader.test(text)) return '求助'
  if (praise.test(text)) return '建议'
  const named = wish.exec(text.replace(unnamed, ''))?.[1]
  if (named === undefined) return null
  return natures[named] ?? (/建议|意见/.test(named) ? '建议' : '求助')
}

const cannotHear = /聋哑?|哑巴|听不见|听不到|听障|失聪|语言障碍|不能说话|说不了话|听力(?:残疾|不好|障碍)/
const inWriting = /打字|文字|短信|微信|不要打电话|别打电话|不能(?:打|接)电话|接不了电话/

const onlyAsksHelp =
  /^(?:你好|您好|请问|我?(?:想|要|能)?(?:咨询|反映|投诉|办事|问)?(?:点|个|一下)?(?:事|问题)?|可以吗|行吗|谢谢|怎么办)$/
const leastMatter = 6

/** Who cannot hear or speak asks to be served in writing, and tells nothing else. */
export const asksForWriting = (message: string): boolean => {
  const text = normalise(message)
  if (text.length > 40 || !cannotHear.test(text) || !inWriting.test(text)) return false
  const besides = text
    .split(/[，。；！？、\s]+/)
    .filter((clause) => !cannotHear.test(clause) && !inWriting.test(clause) && !onlyAsksHelp.test(clause))
  return besides.join('').length < leastMatter
}
