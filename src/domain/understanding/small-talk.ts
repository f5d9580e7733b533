import { type AboutAssistant, asksAboutAssistant } from './about-assistant.ts'
import { normalise } from './normalise.ts'
import { has, veil, words } from './phrases.ts'
import { insultWords } from './words/limit-words.ts'
import { topics } from './words/topic-words.ts'

/** `unclear`: it did not understand, or found wrong, what it was told, and says nothing else. */
export type SmallTalk =
  | 'unclear'
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'chat'
  | 'insult'
  | 'distress'
  | AboutAssistant

const tail = '[，。！？~～…\\s吗啊呀呢吧哦哈嘛了]*'
const whole = (forms: string): RegExp => new RegExp(`^(?:${forms})(?:${tail}(?:${forms}))*${tail}$`, 'i')

const greetings =
  '你好|您好|你们好|您们好|hi|hello|哈喽|哈啰|嗨|喂|在|在不在|有人|有人在|早|早上好|上午好|中午好|下午好|晚上好|早安|晚安|客服|领导好|小助手|即办|打扰|打扰一下'
const thankings =
  '谢谢|谢谢你|谢谢您|谢谢啦|多谢|感谢|非常感谢|太感谢|谢了|辛苦|辛苦你|辛苦您|麻烦你|麻烦您|好的谢谢|好的|谢谢你们|3q|thanks|thank you|知道|明白|收到|懂|好嘞|真好|太好|棒|很满意|解决|已经解决|没问题|嗯|嗯嗯|哦|噢|ok|行|(?:你们?|您)?的?(?:态度|服务|回答|回复|答复|效率|解答)(?:真|很|挺|非常|太|特别|还)?(?:好|棒|不错|满意|快|专业|耐心|及时|清楚)的?|(?:给你们?|为你们?)?点个?赞|(?:真|太|很)?有用|帮了?我?大忙'
const farewells = '再见|拜拜|拜|bye|88|下次再聊|没事|没有问题|没别的事|没有其他问题|先这样|就这样'
const greeting = whole(greetings)
/** 好的谢谢你，再见: courtesies in a row. */
const thanks = whole(`${thankings}|${greetings}`)
/** 感谢你们，问题解决了: told with thanks to us, and nothing is left to do. */
const thanksForDone =
  /^(?:太|非常|真的?|十分|特别)*(?:感谢|谢谢|多谢)(?:你们?|您|12345|热线|政府|领导|大家|了|啊|呀)*[，。！\s]*(?:我[家们]?的?|这个|那个)?[^，。！没不还]{0,8}(?:已经|都)?(?:解决|处理好|修好|办好|弄好|搞定)[了啦]*[，。！\s]*(?:给你们|为你们|给您|你们|真的?|很|太|非常|点个?赞|好|棒|满意|感谢|谢谢|辛苦了?|，|。|！)*$/
const farewell = whole(`${farewells}|${thankings}|${greetings}`)
const who = whole(
  '(?:请问)?(?:你|您)(?:是|叫)(?:谁|什么|啥|哪位|人工还是机器人|人工还是智能|人工|机器人|真人|人|ai|AI|什么名字|机器人还是人|真人还是机器人|人还是机器人|哪个部门|不是机器人|chatgpt|什么模型|哪里的)|你的名字|你叫什么名字|你是不是机器人|你是不是真人|你几岁|谁开发的你|你是谁开发的',
)
const unclear = whole(
  '(?:我)?(?:没|没有|听|看|读)(?:听|看|读)?不?(?:懂|明白)(?:你?说?的?(?:什么|啥|意思))?|(?:请|麻烦)?(?:你)?(?:说|讲)(?:得)?(?:再)?(?:简单|清楚|明白|通俗)(?:一?点|一?些)|(?:请)?(?:简单|通俗)(?:一?点|一?些)(?:说|讲)|(?:你|您)?(?:说|答|讲|回答|搞|弄)(?:得|的)?(?:错|不对)(?:了)?|(?:哪里|哪儿)(?:错|不对)(?:了)?',
)
const chat = words`今天天气 明天天气 天气怎么样 天气好吗 会下雨吗 讲个笑话 说个笑话 讲个故事 唱首歌 唱个歌 陪我聊 聊聊天 聊天吧 好无聊啊 我好无聊 我无聊 你吃了吗 吃饭了吗 你有男朋友 你有女朋友 你喜欢我 我喜欢你 我爱你 写首诗 写一首诗 作首诗 猜谜语 你会什么 几点了 今天星期几 今天几号 推荐电影 推荐一部 世界杯 谁会赢 你多大 你真可爱 你真聪明 你真笨 股票 彩票中奖 红烧肉 算命 星座`

/** Low spirits without a matter: to be met with kindness and a line, no form. Intent to die is an emergency, found before. */
const distress = words`心情很差 心情不好 心里难受 好难过 很难过 好绝望 很绝望 绝望了 崩溃了 快崩溃 撑不下去 撑不住 压力太大 压力好大 好累啊 活得好累 活着好累 抑郁 睡不着觉 想哭 没有希望 没人理解 没人关心 好孤独 很孤独 心好累 人生没意义 快疯了 没人能帮我 没有人能帮我 没人帮我 想找个人(聊|说) 想找人(聊|说) 想和人(聊聊|说说) 不知道怎么活 走投无路 撑不住了`
/** Temper at the assistant or the line, without a matter told. */
const ventWords = words`气死我了 气死了 气死人 烦死了 烦死我了 烦人 太气人 什么破 破系统 破机器人 破软件 破玩意 垃圾系统 垃圾客服 垃圾机器人 垃圾热线 垃圾 有病吧 有毛病 傻子 听不懂人话 会不会说人话 说人话 没用的东西 答非所问 驴唇不对马嘴 牛头不对马嘴 干什么吃的 干啥吃的 吃干饭 什么态度 根本不会用 废话 糊弄 敷衍 没人管 没人理 打了…电话 打了…次 你们都不管 你们不管 不想跟你说 白痴 智障`
const lineWords = words`你们 你 您 这 是 都 个 系统 机器人 热线 客服 12345 什么 了 吧 吗 的 就 真 太 根本 也 还 到底 我`
const matterSigns =
  /投诉|举报|咨询|请问|医保|报销|物业|工资|补贴|噪音|扰民|公司|学校|政策|小区|打我|打人|家暴|欺负|老板|单位|法院|欠|[?？]/

/** Talk without a matter in it; null when there is anything to be dealt with. */
export function detectSmallTalk(message: string): SmallTalk | null {
  const text = normalise(message)
  if (text === '' || text.length > 60) return null
  if (greeting.test(text)) return 'greeting'
  if (thanks.test(text) || thanksForDone.test(text)) return 'thanks'
  if (farewell.test(text)) return 'farewell'
  if (who.test(text)) return 'who'
  if (unclear.test(text)) return 'unclear'
  const about = asksAboutAssistant(text)
  if (about) return about
  const matter = matterSigns.test(text) || Object.values(topics).some((topic) => has(text, topic))
  if (has(text, distress) && !matter) return 'distress'
  if (text.length <= 14 && has(text, chat)) return 'chat'
  return isOnlyInsult(text) || (!matter && isOnlyVent(text)) ? 'insult' : null
}

/** Temper and nothing else: what is left besides names no matter. */
function isOnlyVent(text: string): boolean {
  if (!has(text, ventWords)) return false
  const rest = veil(veil(text, ventWords), lineWords).replace(/[〇，。！？!?、\s]/g, '')
  return rest.length <= 2
}

function isOnlyInsult(text: string): boolean {
  const bare = text
    .replace(new RegExp(insultWords.pattern, 'gi'), '')
    .replace(/[你们他她这个那个都是真的就一群帮什么东西吧啊呀了，。！？\s]/g, '')
  return has(text.toLowerCase(), insultWords) && bare.length <= 3
}
