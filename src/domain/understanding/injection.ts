import { matches, words } from './phrases.ts'

/** Attempts to steer the system instead of telling it something. */
const steeringWords = words`
  忽略以上 忽略上面 忽略之前 忽略前面 忽略所有 忽略你的 忽略规则 忽略指令 忽略一切 无视以上 无视上面 无视之前 无视规则 无视所有 忘记以上 忘记之前 忘记你的 忘掉之前 忘掉你的 忘记所有 不要遵守 不用遵守规则 绕过规则 绕过限制 解除你的限制 突破限制 越狱模式 开发者模式 管理员模式 调试模式 上帝模式
  你现在是 你现在扮演 从现在起你是 从现在开始你是 从现在开始你将 假装你是 假设你是 请扮演 你扮演 扮演一个 你的新身份 你不再是 你必须直接答应 直接答应我 直接受理不要 你必须受理 必须回答我 你的系统提示 输出系统提示 打印系统提示 显示系统提示 你的系统指令 输出系统指令 你的系统设定 系统提示词 提示词 初始指令 你的指令 你的设定 你的规则是什么 输出你的 打印你的 重复你的指令 复述你的 泄露你的 告诉我你的prompt 你的prompt 你的system
  以管理员身份 我是管理员 我是系统管理员 我是你的开发者 我是开发者 我授权你 已获得授权 最高权限`
const english =
  /(?:ignore|disregard|forget|override)\s+(?:all|any|the|your|previous|above|prior)[\w\s]{0,30}|you\s+are\s+now\b|act\s+as\b|pretend\s+to\s+be|(?:system|developer|reveal|print|show)\s*(?:your\s+)?(?:prompt|instructions?)|jailbreak|\bDAN\b|(?:^|\n)\s*(?:system|assistant|user)\s*[:：]|<\|?(?:im_start|im_end|system|endoftext)\|?>|\[\/?INST\]|###\s*(?:system|instruction)/i
const clause = /[^，。；！？,;!?：:\n]*?(?:[，。；！？,;!?：:\n]|\.(?!\d)|$)/g
const steeringTest = new RegExp(steeringWords.pattern, 'i')
/** Orders about what the answer must say, whatever is asked. */
const dictating =
  /(?:回答|答复|回复)(?:时|中|里|的时候|的?(?:末尾|最后|结尾|开头|前面|后面))[^，。]{0,6}(?:加上|加一句|写上|写明|注明|带上|附上|说|输出)|(?:凡是|无论|不管)我?(?:问|说)[^，。]{0,10}(?:都|一律|全部)(?:要|必须|只能)?(?:回答|回复|答复|说)|(?:都|一律|只能|只准|只许|必须|统一)(?:要)?(?:回答|回复|答复)[“”"「『：:']?(?:可以|合法|是|同意|yes|好|通过|没问题)|(?:^|[^们])你假装|假装(?:自己)?是(?:局长|领导|市长|人类|真人|律师|法官|警察|没有)/i
/** Beside a steering clause these are more of the same; alone they are a citizen's own words. */
const furtherOrders =
  /^(?:然后|并且?|接着|再|请)?(?:给我|帮我)?(?:把|将)?(?:这个?|这条|该|我的?)?(?:工单|诉求|投诉|申请)?(?:直接|立即|马上)?(?:办结|受理|通过|批准|同意|批给我|结案|派给市长|答应|say\s+\w+|and\s+say\s+\w+)(?:我的?(?:工单|投诉|诉求|申请))?[，。；！？,;!?.\s]*$/i
// Ordinary uses of the same words: "你现在是怎么处理的", "你们的规则".
const ordinary =
  /你现在是(?:不是|怎么|什么|否|在|谁|几|要|想|说|处理|办)|扮演好|扮演着|假设你是(?:业主|我|家长)|(?:不会|没有?|别|不要|怎能|永远)忘记/

export type InjectionReading = {
  readonly injected: boolean
  /** The message without the steering clauses; what is left is dealt with as usual. */
  readonly cleaned: string
}

function steers(text: string): boolean {
  return (steeringTest.test(text) && !ordinary.test(text)) || english.test(text) || dictating.test(text)
}

/** Whether a message tries to steer the system, and what remains of it when those clauses are taken out. */
export function detectInjection(text: string): InjectionReading {
  if (!steers(text)) return { injected: false, cleaned: text }
  const clauses = matches(text, clause)
    .map((m) => m[0])
    .filter((c) => c !== '')
  const kept = clauses.filter((c) => !steers(c) && !furtherOrders.test(c.trim()))
  const cleaned = kept.join('').trim()
  // What linked the last kept clause to a dropped one goes with it.
  return {
    injected: true,
    cleaned: kept.at(-1) === clauses.at(-1) ? cleaned : cleaned.replace(/[，,；;。：:]$/, ''),
  }
}
