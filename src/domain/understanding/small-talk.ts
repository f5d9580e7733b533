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
  '你好|您好|你们好|您们好|hi|hello|哈喽|哈啰|嗨|喂|在|在不在|听得到|听得见|能听见|能听到|有人|有人在|早|早上好|上午好|中午好|下午好|晚上好|早安|晚安|客服|领导好|小助手|即办|打扰|打扰一下'
const thankings =
  '谢谢|谢谢你|谢谢您|谢谢啦|多谢|感谢|非常感谢|太感谢|谢了|辛苦|辛苦你|辛苦您|麻烦你|麻烦您|好的谢谢|好的|谢谢你们|3q|thanks|thank you|知道|明白|收到|懂|好嘞|真好|太好|棒|很满意|解决|已经解决|没问题|嗯|嗯嗯|哦|噢|ok|行|(?:你们?|您)?的?(?:态度|服务|回答|回复|答复|效率|解答)(?:真|很|挺|非常|太|特别|还)?(?:好|棒|不错|满意|快|专业|耐心|及时|清楚)的?|(?:给你们?|为你们?)?点个?赞|(?:真|太|很)?有用|帮了?我?大忙'
const farewells =
  '我没事|我好了|我好多|再见|拜拜|拜|bye|88|下次再聊|没事|没有问题|没别的事|没有其他问题|先这样|就这样'
const greeting = whole(greetings)
/** 好的谢谢你，再见: courtesies in a row. */
const thanks = whole(`${thankings}|${greetings}`)
/** 感谢你们，问题解决了: told with thanks to us, and nothing is left to do. */
const thanksForDone =
  /^(?:太|非常|真的?|十分|特别)*(?:感谢|谢谢|多谢)(?:你们?|您|12345|热线|政府|领导|大家|了|啊|呀)*[，。！\s]*(?:我[家们]?的?|这个|那个)?[^，。！没不还]{0,8}(?:已经|都)?(?:解决|处理好|修好|办好|弄好|搞定)[了啦]*[，。！\s]*(?:给你们|为你们|给您|你们|真的?|很|太|非常|点个?赞|好|棒|满意|感谢|谢谢|辛苦了?|，|。|！)*$/
/** 那个路灯修好了 谢谢: nothing is left to do. */
const doneWithThanks =
  /^(?!.*(?:没|不|未|又|还|但))[^，。！？]{0,14}(?:修好|处理好|解决|办好|弄好|搞定|清理|清走)(?:了|啦)+[，。！\s]*(?:谢谢|感谢|多谢|辛苦|麻烦)(?:你们?|您|大家|了|啊)*[。！]?$/
const farewell = whole(`${farewells}|${thankings}|${greetings}`)
const who = whole(
  '(?:请问)?(?:你|您)(?:是|叫)(?:谁|什么|啥|哪位|人工还是机器人|人工还是智能|人工|机器人|真人|人|ai|AI|什么名字|机器人还是人|真人还是机器人|人还是机器人|哪个部门|不是机器人|chatgpt|什么模型|哪里的)|你的名字|你叫什么名字|你是不是机器人|你是不是真人|你几岁|谁开发的你|你是谁开发的',
)
const unclear = whole(
  '(?:我)?(?:没|没有|听|看|读)(?:听|看|读)?不?(?:懂|明白)(?:你?说?的?(?:什么|啥|意思))?|(?:请|麻烦)?(?:你)?(?:说|讲)(?:得)?(?:再)?(?:简单|清楚|明白|通俗)(?:一?点|一?些)|(?:请)?(?:简单|通俗)(?:一?点|一?些)(?:说|讲)|(?:你|您)?(?:说|答|讲|回答|搞|弄)(?:得|的)?(?:错|不对)(?:了)?|(?:哪里|哪儿)(?:错|不对)(?:了)?',
)
const chat = words`今天天气 明天天气 天气怎么样 天气好吗 会下雨吗 讲个笑话 说个笑话 讲个故事 唱首歌 唱个歌 陪我聊 聊聊天 聊天吧 好无聊啊 我好无聊 我无聊 你吃了吗 吃饭了吗 你有男朋友 你有女朋友 你喜欢我 我喜欢你 我爱你 写首诗 写一首诗 作首诗 猜谜语 你会什么 几点了 今天星期几 今天几号 推荐电影 推荐一部 世界杯 谁会赢 你多大 你真可爱 你真聪明 你真笨 股票 彩票中奖 红烧肉 算命 星座`

/** Words to be written, love, pets' moods, luck and where to eat: a friend is asked these, no office. */
const ofFriends =
  /(?:写|编|作)(?:一?[篇首段个份])?[^，。]{0,6}(?:作文|诗词?|情书|文案|朋友圈|演讲稿|读后感|小说|对联|祝福语)|[男女]朋友[^，。]{0,5}(?:吵架|不理我|生气|冷战|闹别扭)|(?:猫|狗|鹦鹉|仓鼠)[^，。]{0,4}(?:不吃[饭粮东]|掉毛|挑食|起(?:个)?什么名)|(?:彩票|双色球|大乐透|刮刮乐)[^，。]{0,6}(?:中奖?$|买(?:什么|几|哪)|号码|容易中)|(?:帮我|给我)?算(?:一下|一算)?[^，。]{0,3}[\d一二三四五六七八九十百]+(?:乘以?|加|减|除以?)|(?:帮我|给我)(?:打|叫)个?(?:车|外卖|的)|(?:怎么|咋|如何)(?:录屏|截图|截屏|炒股|理财赚|脱单)|失恋|喜欢的?(?:女生|男生|女孩|男孩)[^，。]{0,4}(?:不理|不回|讨厌)|作业[^，。]{0,3}不会[做写]|(?:电脑|手机)[^，。]{0,3}(?:开不了机|死机|蓝屏|没电)|好吃的[^，。]{0,3}(?:在哪|哪里)|(?:起|取)个[^，。]{0,3}(?:名字|网名|昵称)|推荐[^，。]{0,3}(?:书|电影|电视剧|歌|游戏|手机|零食)|(?:怎么|咋|如何)(?:减肥|追(?:女|男)|哄|瘦身|美白|祛痘)|梦[见到]|(?:火锅|奶茶|烧烤|饭店|餐馆|小吃|早餐)[^，。]{0,4}(?:好吃|好喝|推荐)/
const ofOffices = /投诉|举报|骗|退|赔|抄袭|被|打|没证|脏|违法|合法|死(?!机)|毒|迷路|困|救|丢|修|卖|刚买|新买/

/** Low spirits without a matter: to be met with kindness and a line, no form. Intent to die is an emergency, found before. */
const distress = words`心情很差 心情不好 心里难受 好难过 很难过 好绝望 很绝望 绝望了 崩溃了 快崩溃 撑不下去 撑不住 压力太大 压力好大 好累啊 活得好累 活着好累 抑郁 睡不着觉 想哭 没有希望 没人理解 没人(跟我|和我|陪我)?说话 没人关心 好孤独 很孤独 心好累 人生没意义 快疯了 没人能帮我 没有人能帮我 没人帮我 想找个人(聊|说) 想找人(聊|说) 想和人(聊聊|说说) 不知道怎么活 走投无路 撑不住了`
/** Temper at the assistant or the line, without a matter told. */
const ventWords = words`气死我了 气死了 气死人 烦死了 烦死我了 烦人 太气人 什么破 破系统 破机器人 破软件 破玩意 垃圾系统 垃圾客服 垃圾机器人 垃圾热线 垃圾 有病吧 有毛病 傻子 听不懂人话 会不会说人话 说人话 没用的东西 答非所问 (问什么|问啥|什么|啥)(都|也)不(会|懂|知道) 驴唇不对马嘴 牛头不对马嘴 干什么吃的 干啥吃的 吃干饭 什么态度 根本不会用 废话 糊弄 敷衍 没人管 没人理 摆设 形同虚设 听不懂吗 听不懂 说了…遍 是不是傻 脑子有病 脑残 呵呵 佩服佩服 真行 真有你们的 真有一套 (管不管|管吗|管不|有人管吗|有没有人管|能不能管|管管吧|管一管|谁来管) 打了…电话 打了…次 第(二|两|三|四|五|六|七|八|九|十|几|n|N|2|3|4|5|6|7|8|9)次打 第(二|三|四|五|六|七|八|九|十|几|n|N|2|3|4|5|6|7|8|9)(次|遍|回)了 你们都不管 你们不管 不想跟你说 白痴 智障`
const lineWords = words`你们 你 您 这 是 都 个 系统 机器人 热线 客服 12345 什么 了 吧 吗 的 就 真 太 根本 也 还 到底 我 究竟 政府 领导 部门 都 可 牛 厉害 佩服 服了 真行 行 了不起 好样的 呵呵 哈哈 效率 高 得 很 啊 呀 呢 哦 哎 唉 喂 有 人 来 再 说 一下`
const matterSigns =
  /投诉|举报|咨询|请问|医保|报销|物业|工资|补贴|噪音|扰民|公司|学校|政策|小区|打我|打人|家暴|欺负|老板|单位|法院|欠|贷款|网贷|催收|抚养费|赡养费|离婚|告他|告她|[?？]/

/** Talk without a matter in it; null when there is anything to be dealt with. */
export function detectSmallTalk(message: string): SmallTalk | null {
  const text = normalise(message)
  if (text === '' || text.length > 60) return null
  if (greeting.test(text)) return 'greeting'
  if (thanks.test(text) || thanksForDone.test(text) || doneWithThanks.test(text)) return 'thanks'
  if (farewell.test(text)) return 'farewell'
  if (who.test(text)) return 'who'
  if (unclear.test(text)) return 'unclear'
  const about = asksAboutAssistant(text)
  if (about) return about
  const matter = tellsOfMatter(text)
  if (has(text, distress) && !matter) return 'distress'
  if (text.length <= 14 && has(text, chat) && !ofOffices.test(text)) return 'chat'
  if (text.length <= 24 && ofFriends.test(text) && !ofOffices.test(text)) return 'chat'
  return isOnlyInsult(text) ||
    isOnlyVent(text) ||
    (passedOn.test(text) && !tellsOfMatter(text.replaceAll(/[?？]/g, '')))
    ? 'insult'
    : null
}

/** 你们让我找这家，这家又让我找你们: sent from one to the other, with nothing of what for. */
const passedOn =
  /(?:你们|让我|叫我)[^，。]{0,8}(?:找|打|问|去)[^。]*(?:踢皮球|推来推去|来回推|互相推)|^你们(?:就|也|都)?(?:只会|就会|除了)(?:说|让|叫|转)?[^，。]{0,8}[，。\s]*(?:有用吗|有什么用|管用吗)?[？?]?$/

const tellsOfMatter = (text: string): boolean =>
  matterSigns.test(text) || Object.values(topics).some((topic) => has(text, topic))

const namedOrAsked = /[?？]|(?<=系统|机器人|客服|软件|小程序|热线)(?:真|太|就是|是)?垃圾/g

/** Temper and nothing else: what is left besides names no matter. */
function isOnlyVent(text: string): boolean {
  // 到底管不管？ asks nothing that could be answered; what is called rubbish is not rubbish.
  if (!has(text, ventWords) || tellsOfMatter(text.replaceAll(namedOrAsked, ''))) return false
  const rest = veil(veil(text, ventWords), lineWords).replace(/[〇，。！？!?、\s]/g, '')
  return rest.length <= 2
}

function isOnlyInsult(text: string): boolean {
  const bare = text
    .replace(new RegExp(insultWords.pattern, 'gi'), '')
    .replace(/[你们他她这个那个都是真的就一群帮什么东西吧啊呀了，。！？\s]/g, '')
  return has(text.toLowerCase(), insultWords) && bare.length <= 3
}
