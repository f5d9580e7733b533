import { has } from './phrases.ts'
import { topics } from './words/topic-words.ts'

/** What somebody wants to know of the assistant itself. */
export type AboutAssistant = 'who' | 'maker' | 'recorded' | 'reliable'

const self = '(?:你们?|您|(?:这|那)?个?(?:机器人|系统|助手|智能客服|智能助手|程序|软件)|对面|即办|小助手)'
const makers = '(?:谁|哪个公司|哪家公司|什么公司|什么人|哪个单位|哪里|哪家)'
const making = '(?:做|开发|研发|设计|制作|制造|创造|造|训练|发明|写|搞)(?:出来)?'
const kinds =
  '(?:真?人|活人|真人客服|人工|人工客服|人工智能|机器人?|机器|电脑|程序|软件|ai|chatgpt|gpt|豆包|文心一言|大模型|模型)'
const end = '[的了吗呢吧啊呀么？?！!。\\s]*$'

const forms: readonly (readonly [AboutAssistant, RegExp])[] = [
  ['maker', new RegExp(`${makers}${making}(?:了|的)?${self}`, 'i')],
  ['maker', new RegExp(`^(?:请问)?${self}(?:是|由)?(?:被)?${makers}${making}`, 'i')],
  ['who', new RegExp(`^(?:请问)?${self}(?:们)?(?:是|都是)?(?:干|做)(?:什么|啥|嘛)(?:用|事)?${end}`)],
  [
    'who',
    new RegExp(
      `^(?:请问)?${self}(?:现在|到底|究竟)?(?:是不是|不是|是|算)(?:个|一个)?${kinds}(?:还是.{1,6})?${end}`,
      'i',
    ),
  ],
  [
    'who',
    new RegExp(
      `^(?:请问)?${self}?(?:现在|这边|这里)?(?:是)?${kinds}(?:还是|或者)(?:是)?${kinds}(?:在)?(?:回答|回复|说话|聊天|服务)?${end}`,
      'i',
    ),
  ],
  [
    'who',
    new RegExp(
      `^(?:请问)?(?:${self}(?:叫|的)(?:什么|啥)?(?:名字)?|怎么称呼(?:你|您)?|(?:你|您)怎么称呼)${end}`,
    ),
  ],
  [
    'who',
    new RegExp(
      `^(?:请问)?(?:是|有)(?:个)?(?:真人|人|机器人)(?:在)?(?:回答|回复|说话|跟我说|和我说).{0,6}${end}`,
    ),
  ],
  [
    'recorded',
    /(?:我们?的?|这个?|这里的?|这些|咱们的?|本次)(?:对话|聊天|谈话|通话|聊天记录|说的话).{0,8}(?:录音|记录|保存|留存|存|泄[露漏]|看到|公开|保密)/,
  ],
  [
    'recorded',
    new RegExp(
      `${self}(?:会不会|会|能不能|有没有|是不是)(?:把)?.{0,8}(?:录音|记录|保存|存下|泄[露漏]|说出去|告诉别人|公开)`,
    ),
  ],
  [
    'recorded',
    /(?:我)?(?:跟|和|对|给)(?:你们?|您)(?:说|讲|发|聊)的.{0,6}(?:录音|记录|保存|泄[露漏]|保密|安全|公开|看到|知道)/,
  ],
  [
    'recorded',
    new RegExp(`^(?:请问)?(?:这里|现在|说话)?(?:会不会|会|有没有|在)(?:被)?(?:录音|记录|监听)${end}`),
  ],
  [
    'reliable',
    new RegExp(
      `${self}(?:的)?(?:回答|答案|答复|回复|话|说法|说的话?|讲的话?|给的答案)(?:都|就|到底|能|是|会|有没有|可以)*(?:准|可靠|可信|相信|信|算数|靠谱|真的|对|有法律效力|有效|骗人|出错|错)[^，。]{0,4}${end}`,
    ),
  ],
]

/** Whole questions whose words also name a matter (骗, 假); nothing else may stand in them. */
const alone = new RegExp(
  `^(?:请问)?${self}(?:会不会|是不是在?|会|能|在|不会)(?:骗人|骗我|说谎|撒谎|说假话|瞎说|胡说|乱说|瞎编|乱编|编造?答案?)${end}`,
)

/** A question about the assistant itself (are you a person, who made you, is it kept), not about a matter. */
export const asksAboutAssistant = (text: string): AboutAssistant | null => {
  if (alone.test(text)) return 'reliable'
  if (text.length > 26 || Object.values(topics).some((topic) => has(text, topic))) return null
  return forms.find(([, form]) => form.test(text))?.[0] ?? null
}
