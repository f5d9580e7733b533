import { isQuestion } from './nature.ts'
import { normalise } from './normalise.ts'

const before =
  '(?:上次|上回|上周|上个?月|前天|昨天|前几天|那天|之前|以前|刚才|早上|上午|下午|前面|前段时间|\\d+[号日]|你们)'
const told = '(?:反映|投诉|举报|报修|登记|提交|说|报|提|求助)'
const state =
  '(?:怎么样|咋样|如何|修好|处理|办好|办理|办完|解决|结果|进展|进度|到哪|答复|回复|回音|消息|下文|受理|有人管)'
const forms: readonly RegExp[] = [
  new RegExp(
    `(?:^|[，\\s]|[我你]们?|问)${before}[^，。]{0,6}${told}(?:过|给你们|上去)?的[^，。]{0,16}${state}`,
  ),
  new RegExp(
    `${before}[^，。]{0,4}(?:给我|你们)?(?:的)?(?:答复|回复|处理|办理)[^，。]{0,8}(?:单子?|工单|件|那个)`,
  ),
  /(?:那|这|我)(?:个|张|件|条)?的?(?:工单|单子)[^，。]{0,10}(?:不满意|怎么|没|还|到哪|办|处理|结果)/,
  /(?:你们?|热线|12345|接线员|客服)(?:上次|上回|之前|那天|前几天)(?:明明)?(?:都)?(?:说|答应|承诺|讲)(?:好|过|是)?[^，。]{0,10}(?:回复|答复|处理|解决|回话|办好)/,
  /(?:上次|上回|之前|以前|前几天|前段时间)[^，。]{0,4}(?:反映|投诉|举报|报修)(?:过)?的?(?:那个|这个|那件|这件)?(?:事|问题)?[^。]{0,10}(?:办结|没办|没解决|没处理|没人管|没动静|没结果|假的|糊弄)/,
  /^(?:你们?|您)?(?:不是)?说好(?:的|了)?[^，。]{0,8}[天日周时月]内?[^，。]{0,6}(?:解决|处理|回复|答复|办好|修好|来人|上门)/,
  /^(?:我)?(?:对)?(?:你们?|您)?的?(?:这个|上次的?|这次的?)?(?:答复|回复|处理|结果|办理结果|办理)*(?:很|非常|太|都|十分)?不满意[了啊]?[。！]?$/,
  /查(?:一下|下|查)?[^。]{0,24}(?:工单|单子|投诉的?(?:单子|进度|结果))/,
  new RegExp(
    `^(?:我|俺)?(?:想|要)?(?:问(?:一?下)?)?(?:${before})?(?:我|俺|我们)?(?:${before})?(?:跟你们|给你们|打电话|打12345)?${told}(?:过|了)?的[^，。]{1,10}(?:呢|没人来|没人管|还没[^，。]{0,6}|(?:怎么|咋)还[^，。]{0,8}|没动静|没消息|没下文|没结果|怎么样|咋样|修好没有?|(?:处理|解决|修好)了?[吗没])[？?。！了啊]*$`,
  ),
  /^(?:麻烦|请|帮我?|能不能|给我|我(?:要|想|来)?|你们|再|赶紧|[，\s])*催(?:办|促|一催)?(?:一?下|下)?(?:我|一下我|刚才|上次|之前|那个|那张|那件|这个|的)*(?:单子?|工单|件|投诉|诉求|事儿?|事情|问题|进度)(?:的?(?:进度|办理))?[吧吗啊了呗？?。！]*$/,
  /^(?:算了)?[，\s]*我?(?:要|想)(?:再)?补充(?:(?:一下|一点|几句|情况)|[，：:\s]|$)/,
]
const noNumber =
  /(?:没有?|不记得|不知道|忘了?|忘记|找不到|记不得|想不起来|没记|丢了)[^，。]{0,3}(?:工?单号|编号|查询码|工单编号|单子号)|(?:工?单号|编号|查询码)[^，。]{0,4}(?:没|忘|丢|不记得|找不到|不知道|删)/

/** An order told of without its number: its state is asked, or something is to be added to it. Questions of rule are none. */
export const speaksOfOwnOrder = (message: string): boolean => {
  const text = normalise(message)
  return (
    text.length <= 40 && !/^(?:怎么|如何|能不能|可以)/.test(text) && forms.some((form) => form.test(text))
  )
}

/** Nobody came, nothing is mended yet: what is left besides such words names no matter of its own. */
const chasing =
  /没(?:有)?(?:什么)?(?:人|动静|消息|回音|下文|进展|结果|来|修|处理|解决|管|弄)|还不|还没|不满意|什么时候|啥时候|多会儿|几时|怎么(?:还|这么慢)|太慢|拖到|收到(?:了?没|了?吗)|(?:修|弄|办|处理|解决)?好了?没有?|^催(?!收|缴|费|款|债)/
const wordsOfChasing =
  /^催一?(?:下|催)?(?![收缴费款债])|反映|投诉|[一二三四五六七八九十两几\d]次|不满意|根本|到现在|到底|究竟|怎么|为什么|为啥|咋|什么时候|啥时候|多会儿|几时|能不能|没有?|回复|答复|消息|动静|回音|下文|进展|结果|处理|解决|联系|我们?|你们?|他们|工作人员|维修|师傅|上门|都|已经|还|不|人|来|管|理|修|弄|给|好|完|打电话|电话|[半一二三四五六七八九十两几\d]+个?(?:多)?(?:天|周|礼拜|星期|月|小时|钟头|年)|过去|多|这么|太|慢|久|就|这|那|事儿?|件|是|的|快点?|点|今天|昨天|现在|刚才|收到|收|清|拉|运|一直|也|拖到|要|等|有|能|会|吗|啊|呢|了|呀|吧|什么|[\s\p{P}]/gu

const since = /还没|还不|(?:怎么|咋)还|到现在|[天周月年次]了?|礼拜|联系|回[复电]|答复|催/

/** Such words at the very start of a talk, with a sign that something was brought before: 怎么还没人来修, and not 没人管. */
export const chasesFromBefore = (message: string): boolean =>
  since.test(normalise(message)) && chasesOrder(message)

/** Said after an order was filed, without a matter of its own: 怎么还没人来修, 都一个礼拜了没人管. */
export const chasesOrder = (message: string): boolean => {
  const text = normalise(message)
  return text.length <= 24 && chasing.test(text) && text.replaceAll(wordsOfChasing, '').length <= 1
}

const correcting =
  /^(?:不好意思|对不起|抱歉|哎呀?|[，\s])*我?(?:刚才|刚刚|前面|上面|之前)?(?:我)?(?:的|把)?(?:地址|地点|电话|号码|手机号|名字|姓名|楼号|门牌号?|时间|位置)?都?(?:说|写|填|报|讲|弄|搞|打)错(?:了|成)[，。\s]*(?:应该|其实)?[是为].{2,}/

/** Something told before was wrong, and this is right: 我刚才说错了是14号. */
export const correctsOrder = (message: string): boolean => {
  const text = normalise(message)
  return text.length <= 40 && correcting.test(text)
}

const now =
  '(?:对了|哦|嗯|那个|现在|刚才|刚刚|今天|今晚|今早|昨晚|昨天|早上|晚上|下午|他们?|她|那家|旁边|[，,。\\s])*'
const goesOn = new RegExp(
  `^${now}(?:又|还有|而且|同时|再加上)|^[^，。]{0,8}(?<!就|而|也)又(?![要想不]|是你)|^[^，。]{1,10}也(?=[^，。]{0,6}(?:坏|灭|不亮|堵|漏|停|开始|响|吵|掉|塌|裂|冒|臭|来闹|没[水电气]|不[行热通转]))`,
)
const ofItsOwn =
  /(?:一|[这那]|两|几)?[件个](?:事|问题)|再(?:帮|给)?我?(?:报|登记|反映|投诉|举报)|(?:要|想)(?:再)?(?:投诉|举报|反映|登记|咨询|问)|^另外|另一[件个]|评价|谢/

/** Said after an order was filed, of the same thing or of another: 现在又有两盏也灭了, 还有楼道也没灯. */
export const mayAddToOrder = (message: string): boolean => {
  const text = normalise(message).trim()
  return (
    text.length >= 5 && text.length <= 40 && goesOn.test(text) && !ofItsOwn.test(text) && !isQuestion(text)
  )
}

const adding =
  /^(?:我|再|还|想|要|需要|给你们|[，,\s])*补充(?:一?下|一点|一句|几句|点|个情况|情况|说明|内容)?[，,：:。\s]*(?=.{3})/

/** What is to be added to the order, said outright; null for words that add nothing: 补充一下晚上更黑. */
export const addition = (message: string): string | null => {
  const text = message.trim()
  const rest = text.replace(adding, '')
  return rest === text || isQuestion(normalise(rest)) ? null : rest
}

/** The number of an order is gone or never known. */
export const lacksNumber = (message: string): boolean => {
  const text = normalise(message)
  return text.length <= 20 && noNumber.test(text)
}
