import { normalise } from './normalise.ts'

/** What a citizen can order the assistant to do with a word. */
export type Command =
  | 'human'
  | 'progress'
  | 'rate'
  | 'supplement'
  | 'withdraw'
  | 'cancel'
  | 'menu'
  | 'help'
  | 'skip'
  | 'confirm'
  | 'deny'
  | { readonly choice: number }

// Politeness around a command.
const before =
  '(?:(?:你好|您好|喂|请问?|麻烦(?:你|您)?|帮我|给我|我想要?|我要|我需要|我还是|还是|那就?|那么|好的?|嗯|哦|能不能|能否|可以|可不可以|现在|直接|快|赶紧|快点|别废话了?|不说了|想|要|就)[，。\\s]*)*'
const after =
  '(?:[，。\\s]*(?:吧|啊|呀|了|呢|哦|哈|嘛|吗|一下|下|好吗|可以吗|行吗|谢谢(?:你|您)?|可以了|就行|就好|就可以|得了|拜托))*'

function whole(forms: string): RegExp {
  return new RegExp(`^${before}(?:${forms})${after}$`)
}

const forms: readonly (readonly [Exclude<Command, object>, RegExp])[] = [
  [
    'human',
    whole(
      '(?:转|接|换|找|要|叫|连线?)?(?:到|个|一个|一下)?(?:人工|真人|活人|人工客服|人工服务|人工坐席|人工座席|客服|坐席|接线员|话务员|工作人员)(?:客服|服务|坐席|接听)?|(?:跟|和|找|换|来)(?:个|一个)?(?:真?人|客服|人工|接线员|工作人员|你们领导)(?:说|聊|谈|讲|沟通|对话|接)?(?:话)?|(?:跟|和)人说(?:话)?|不(?:想|要)?(?:跟|和)机器人?(?:说|聊|讲)(?:话)?|我要打电话|打电话给人工',
    ),
  ],
  [
    'progress',
    whole(
      '(?:查|查询|查看|看|问)(?:一下|下|看|一查)?(?:我的?)?(?:办理)?(?:进度|进展|工单|单子|订单|办到哪了?|到哪一?步了?|处理情况|办理情况|结果|处理结果|办理结果)(?:进度|进展|状态|办得?怎么样了?|怎么样了?|到哪一?步?了?|办到哪了?|处理到哪了?)?|(?:我的?)?(?:工单|单子|投诉|诉求|事情?|问题)?(?:的)?(?:办理|处理)?(?:进度|进展|处理情况|办理情况)(?:查询|怎么样了?|如何了?|到哪了?)?|(?:我的?|我上次的?|上次的?|我那个|之前的?)(?:工单|单子|投诉|诉求|举报|事情?|问题|件)(?:现在)?(?:怎么样了?|到哪一?步?了?|办到哪了?|处理到哪了?|办得?怎么样了?|处理得?怎么样了?|处理好了?没有?|办好了?没有?|有结果了?没有?|有(?:没有)?(?:结果|进展)了?)|进度查询|查进度|查单|工单查询',
    ),
  ],
  [
    'rate',
    whole(
      '(?:我要?)?(?:评价|评分|打分|评一下|打个分|去评价|满意度评价|好差评|给个?(?:好评|差评)|评价(?:一下)?(?:服务|工单|结果|办理结果|这次服务))',
    ),
  ],
  [
    'supplement',
    whole(
      '(?:我要?)?(?:补充|再补充|追加|补充(?:一点|一些|点|几点|个)?(?:材料|情况|信息|说明|内容|照片|证据)?|加点内容|补几张照片|补材料|还有(?:情况|材料)要补充|补充工单)',
    ),
  ],
  [
    'withdraw',
    whole(
      '(?:我要?)?(?:撤回|撤销|撤诉|撤单|撤掉|取消)(?:我的?|这个|这条|那个|上一?个?|刚才的?|之前的?)*(?:工单|投诉|诉求|举报|单子|求助|建议|件)|撤回|撤单|(?:我的?)?(?:工单|投诉|单子|诉求)(?:我)?(?:要)?(?:撤回|撤销|撤了|不投诉了?)|把(?:我的?|那个|这个|刚才的?)*(?:工单|投诉|单子|诉求|举报)(?:撤回|撤销|撤了|取消|撤掉)',
    ),
  ],
  [
    'cancel',
    whole(
      '取消|算了|不(?:报|弄|办|填|投诉|举报|反映|问|说|提交|登记|搞|写)了|不用了|退出|停|停止|结束|先这样|(?:算了|不用)[，。\\s]*(?:不(?:报|弄|办|填|投诉|举报|反映|问|说|提交|登记|搞)了|先这样)?|放弃|不想(?:报|弄|填|说|投诉|反映|举报)了?|取消(?:登记|提交|填写|本次|这次)|重新来|重来|从头来',
    ),
  ],
  [
    'menu',
    whole(
      '菜单|主菜单|功能|功能菜单|返回|返回菜单|回到?菜单|首页|返回首页|返回主菜单|你(?:都)?(?:能|会|可以)(?:做|干|帮我?做)?(?:什么|啥)|有(?:什么|哪些)(?:功能|服务)|能办什么|目录',
    ),
  ],
  ['help', whole('帮助|使用帮助|使用说明|怎么用|怎么使用|如何使用|这个?怎么用|help|说明')],
  [
    'skip',
    whole(
      '跳过|略过?|不(?:想|愿意?|方便|便)(?:说|提供|填|透露|告诉你?|留)|不(?:填|提供|留|告诉你|说)|没有|无|暂无|没|不知道|不清楚|不记得|记不清|忘了|下一[个步题项]|先不(?:说|填)|不(?:太)?方便|保留|这个?(?:不知道|不清楚|没有|不方便说)|pass|过',
    ),
  ],
  [
    'confirm',
    whole(
      '是|是的|是啊|对|对的|对对|没错|对没错|没问题|正确|准确|确认|确定|确认提交|提交|提交(?:工单|上去|登记)|同意|可以|行|行的|好|好的|好吧|ok|okay|嗯|嗯嗯|没有错|无误|确认无误|都对|就这样|就是这样|就这么办|报上去|报吧|上报|下单|办吧|登记|登记吧|继续|yes|y|需要|要|要的|当然|中|得行|要得|1?没有?要?(?:修改|补充)的?(?:了)?',
    ),
  ],
  [
    'deny',
    whole(
      '不|不是|不是的|不对|不正确|错|错了|有误|不行|不可以|不同意|不要|不需要|否|no|n|都不是|都不对|以上都不是|没有我要的|不是这个|不是这些|别提交|先别提交|不提交|不确认|不要提交|搞错了?|弄错了?|要改|修改|改一下',
    ),
  ],
]

const ordinal: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}
const choice = new RegExp(
  `^${before}(?:选|选择|回复)?(?:第)?(?:(\\d{1,2})|([一二三四五六七八九十]))(?:个|条|项|号|种|点)?(?:问题)?[.、。]?${after}$`,
)
const circled = /^[①②③④⑤⑥⑦⑧⑨]$/

function choiceOf(text: string): Command | null {
  if (circled.test(text)) return { choice: '①②③④⑤⑥⑦⑧⑨'.indexOf(text) + 1 }
  const m = choice.exec(text)
  if (!m) return null
  const n = m[1] ? Number(m[1]) : (ordinal[m[2] ?? ''] ?? 0)
  return n >= 1 && n <= 20 ? { choice: n } : null
}

// "转人工" said amid grumbling is still a wish for a person; a sentence about a 人工湖 is not.
const humanAmid = /转人工|转接人工|接人工|人工客服|人工坐席|人工座席|找(?:个)?真人|我要人工|要人工服务/
const asksAboutHuman =
  /人工.{0,6}(?:几点|时间|上班|在吗.{4,}|费|多少|为什么|怎么|是什么|湖|岛|智能|草坪|受孕|耳蜗|流产|关节|降雨)/

/** A word of command, when the whole message is one; null for a sentence that merely contains the word. */
export function detectCommand(message: string): Command | null {
  const text = normalise(message)
    .replace(/[。！.!~～…]+$/, '')
    .trim()
  if (text === '' || text.length > 30) return null
  if (/^[?？]$/.test(text)) return 'help'
  const picked = choiceOf(text)
  if (picked) return picked
  const found = forms.find(([, form]) => form.test(text.toLowerCase()))
  if (found) return found[0]
  return text.length <= 24 && humanAmid.test(text) && !asksAboutHuman.test(text) ? 'human' : null
}
