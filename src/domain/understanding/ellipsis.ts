import { isQuestion } from './nature.ts'

/** Words that ask: what is left of a question without them is what it is about. */
const asking =
  /(?:需要|还要|得|要)?(?:带|准备|提供|提交)(?:什么|啥|哪些|身份证|户口本)?(?:材料|证件|手续)?|什么(?:材料|证件|手续|条件)|哪些(?:材料|证件|手续|条件)|材料|手续|流程|去?(?:哪里|哪儿|哪个(?:部门|单位|窗口)|什么地方)(?:去)?(?:办理?|申请|交|找)?|在哪(?:里|儿)?(?:办理?|申请|交)?|找谁|谁管|向谁|归谁管?|多少钱|收费吗|(?:还)?要(?:交|花)?钱吗|多长时间|多久|(?:多少|几)(?:个月|天|年)|什么时候|能?(?:出结果|拿到|办好|下来)|怎么办?|怎样|如何|咋办?|什么|多少|是不是|能不能|可不可以|可以|投诉|举报|申请|办理|合法/g
const particles =
  /我?想?(?:请问|问问|问一下|咨询)(?:一下)?|你好|您好|[吗呢吧啊呀么的]+(?=$|[，。？?！!\s])|[\s，。？?！!、；;]+|^(?:我|有|去|在)+|(?:有|要|会|能|去)+$/g
const verbsBefore = /^(?:想|要|第一次)?(?:办(?!公)|领(?!导)|交|开(?!发)|申领)/

/** What a question is about, without what it asks of it: 办居住证要带什么材料 is about 居住证. */
export const topicOf = (question: string): string =>
  question.replace(asking, ' ').replaceAll(particles, '').replace(verbsBefore, '').slice(0, 24)

/** What a question asks of its topic: 要带什么材料. */
export const askedOf = (question: string): string => (question.match(asking) ?? []).join('')

const longest = 18
const opening = /^(?:那么|那(?![个边里天家条些种位时儿])|它们?|要是|如果|换成|要?说到)[，,]?/
const closing = /呢[？?。!！]*$/

/** How a message leans on what was said before: by its form, or by being a short question; null when it stands alone. */
export const leaning = (text: string): 'form' | 'short' | null => {
  if (text.length > longest) return null
  if (opening.test(text) || closing.test(text)) return 'form'
  return text.length <= 12 && isQuestion(text) ? 'short' : null
}

/** The new words of a message that leans on an earlier one: 外地的 of 那外地的呢. */
export const addedWords = (text: string): string =>
  text
    .replace(/^那(?:个|么)?(?:要是|如果)?/, '')
    .replace(/^(?:它们?|他们?|她们?|要是|如果|换成|这个|这)/, '')
    .replace(/[的]?[呢吗吧啊？?。！!，,\s]+$/, '')
    .trim()

const back =
  /^(?:好的?[，,])?(?:我们?)?(?:还是)?(?:再(?:说说?|讲讲?|问问?)?)?(?:回到|说回|回过头|回头|接着|继续|还是|刚才|刚刚|之前|前面|上面)(?:来)?(?:再)?(?:说|问|讲)?(?:刚才|刚刚|之前|前面|上面|最开始|第一个|上一个)*(?:说|问|讲|提)?(?:到|过)?(?:的|那个|那件|这个)*[，,]?/

/** The rest of a message that goes back to something earlier (回到刚才身份证的事，要带什么); null when it does not. */
export const goingBack = (text: string): string | null => {
  if (text.length > 30 || !back.test(text)) return null
  return text.replace(back, '').trim()
}

/** The longest run of two or more characters two texts share; empty when there is none. */
export const sharedWords = (a: string, b: string): string => {
  for (let length = Math.min(a.length, b.length); length >= 2; length--)
    for (let at = 0; at + length <= a.length; at++) {
      const run = a.slice(at, at + length)
      if (b.includes(run)) return run
    }
  return ''
}
