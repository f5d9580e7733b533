import { normalise } from './normalise.ts'

/** Said in the middle of a form, and neither an answer nor a question of policy. */
export type Aside = 'handling' | 'urging' | 'repeated' | 'nameless' | 'count'

const lead =
  '(?:好的?|嗯|哦|行|可以|谢谢|那么?|请问|想问|大概|大约|一般|要|还要|得|需要|你们?|您|咱们|政府|这个?|那个?|这事儿?|这件事|这种事|我的?|后面|接下来|之后|到底|究竟|提交(?:以?后|了)|登记(?:以?后|了)|[，,\\s])*'
const ending = '(?:[吗呢啊呀吧的了嘛哦啦？?！!。，,\\s]|谢谢|一下|我)*'
/** The forms as a whole message, with what is said before and after them. */
export const whole = (forms: string): RegExp => new RegExp(`^${lead}(?:${forms})${ending}$`)

const when =
  '(?:等)?(?:多久|多长时间|多少时间|多少天|多少日子|几天|几个工作日|什么时候|啥时候|啥时间|什么时间|几时|啥辰光|何时|哪天)(?:才|就|能|会|可以|要|得|给|有|出|来|个|到)*'
const done =
  '(?:修|管|弄|来修|来管|来弄|办好|办完|办成|办理|处理|处理好|处理完|解决|修好|弄好|搞定|答复|回复|回音|回信|结果|消息|人来|有人来|上门|要回来|要到|追回来|拿到|拿回来|退钱|退款|赔|停|通水|来水|来电|好|完|答覆|回话|反馈|下来)?'
const how = '(?:会|准备|打算|要)?(?:怎么|怎样|咋|如何)(?:个)?(?:处理|办理|跟进|解决|弄|办)'
const works =
  '(?:打|找|问)?(?:12345|热线|你们?|投诉|反映|登记|提交)?(?:真的?)?(?:有(?:什么)?用|管用|有(?:没有)?结果|会有结果|会(?:不会)?(?:处理|管|有人管|有人来)|有(?:没有)?人(?:管|来|处理)|(?:能|可以|能不能|会|管得了|管)(?:不)?管(?:得了|这个|这事)?|管不管)'
const handling = [
  whole(`${when}${done}`),
  whole(how),
  whole(works),
  whole('(?:怎么|咋|如何)(?:知道|通知|告诉|回复)(?:我)?(?:结果|处理结果)?'),
]

const urging = [
  whole(
    '(?:赶紧|赶快|快点|快些|快一点|抓紧|尽快|麻烦快点|急|很急|特别急|着急|等不[了及]|等不下去|催一?(?:下|催)|催办|加急|今天就?来|马上来|现在就?来|派人来|派个人来|叫人来)(?:处理|解决|来|办|弄|的)?(?:人)?',
  ),
  whole(
    '(?:能不能|能否|能|可以|可不可以)(?:快(?:一)?点|尽快|今天就?来|马上|早点|赶紧)(?:来|处理|解决|办|弄)?',
  ),
]

const repeated =
  /^(?:怎么|咋|为什么|干嘛|干吗)?(?:又|还|老是?|一直|总)(?:要)?(?:再)?(?:问|说|填)(?:我)?(?:一?[遍次]|[这同]一?个?(?:问题)?|这些)?[了啊呀吗呢？?！!]*$|^(?:我)?(?:都|已经|刚才?|不是|前面)+(?:都)?(?:说|告诉|讲|发)(?:过|你们?|给你们?|了)*(?:多少|好几|几|两|三|无数)?(?:遍|次|回)?了?[吗嘛啊呀？?！!]*$|^(?:我)?(?:都)?说了?(?:多少|好几|几|两|三|无数)[遍次回](?:了|啊)*[！!？?]*$/

const nameless =
  /^(?:我)?(?:能不能|可不可以|可以|能)?不(?:说|留|填|提|写|透露|让(?:他们?|她|别人|人家|对方)知道)(?:出)?(?:我|我的|是我|我是)*(?:谁|真?名字?|姓名)?(?:可以|行不行|行|可不可以)?[吗吧啊呀？?。]*$|^(?:我|俺|咱)?(?:不(?:想|愿意?|方便|便|敢)?(?:说|提供|填|透露|告诉你们?|留|给)|能不能不(?:说|留|填))(?:我的?)?(?:真?名字?|姓名|称呼|姓啥|姓什么)[了吧吗啊呀？?。]*$/

const count = whole('(?:一共|总共)?(?:几|多少)(?:个|张|件)?(?:单子|工单|单|事)')

/** What of these a message is; null for any other. How long it takes and what becomes of it is asked of the matter itself. */
export const asideOf = (message: string): Aside | null => {
  const text = normalise(message).trim()
  if (text.length === 0 || text.length > 24) return null
  if (repeated.test(text)) return 'repeated'
  if (nameless.test(text)) return 'nameless'
  if (count.test(text)) return 'count'
  if (urging.some((form) => form.test(text))) return 'urging'
  return handling.some((form) => form.test(text)) ? 'handling' : null
}
