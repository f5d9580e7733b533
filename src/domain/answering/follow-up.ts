import type { Guide } from '../knowledge-entry.ts'

/** Words that ask for one part of the matter being talked of. */
const partWords: readonly { readonly part: keyof Guide; readonly words: RegExp }[] = [
  {
    part: 'materials',
    words: /材料|证件|手续|带(?:什么|啥|哪些|身份证|户口本)|准备(?:什么|啥|哪些)|要交什么/g,
  },
  {
    part: 'where',
    words:
      /去?哪里?(?:儿|个)?(?:办|交|申请|去|找|地方|窗口)?|什么地方|在哪(?:儿|里)?|地址|窗口|找谁|找哪个部门/g,
  },
  { part: 'fee', words: /费用|收费|多少钱|要钱吗|要不要钱|花钱|免费/g },
  { part: 'timeLimit', words: /多久|多长时间|几天|时限|什么时候(?:能)?(?:好|拿到|办好|下来)|要等/g },
  { part: 'telephone', words: /电话|联系方式|打哪个/g },
  { part: 'who', words: /哪些人|什么人|谁(?:可以|能)/g },
  { part: 'conditions', words: /条件|要求|资格|符合什么/g },
]

/** Words that carry no topic of their own: particles, pronouns, politeness. */
const filler =
  /那么?|这个|那个|这|它|他|她|请问|我想问|问一下|还|又|再|都|也|要|需要|得|应该|的话|一般|大概|办理?|申请|可以|能|吗|呢|啊|呀|吧|了|的|是|有|我|您|你|去|拿|交|什么|啥|哪些|多|个|下|些|怎么|如何|[\s\p{P}]/gu

/**
 * The part of the entry under discussion that a short message asks for; null when the message has a topic of its own
 * ("身份证要带什么材料" is a new question, "要带什么材料" is not).
 */
export const followUpPart = (text: string): keyof Guide | null => {
  if (text.length > 24) return null
  for (const { part, words } of partWords) {
    if (text.search(words) < 0) continue
    const rest = text.replace(words, '').replace(filler, '')
    if (rest.length <= 1) return part
  }
  return null
}

/** How a line of an answer looks that tells of a part. */
const toldBy: Readonly<Partial<Record<keyof Guide, RegExp>>> = {
  materials: /带上|携带|出示|提交|凭(?!什么)|材料|证明|身份证|户口簿/,
  where: /(?:到|向|在)[^，。；]{2,20}(?:窗口|派出所|大厅|机关|部门|机构|网点|中心|平台|办理|申请|提出)/,
  fee: /免费|不收|工本费|收费|[\d%][^，。；]{0,4}元/,
  timeLimit: /[\d一二三四五六七八九十]\s*(?:个)?(?:工作日|日|天|个月)[^，。；]{0,4}(?:内|以内)|当场|当天/,
  telephone: /\d{5,}/,
}

/** The lines of an answer that tell of a part which the guide leaves out; empty when none does. */
export const linesTelling = (answer: string, part: keyof Guide): string => {
  const told = toldBy[part]
  return told
    ? answer
        .split('\n')
        .filter((line) => told.test(line))
        .join('\n')
    : ''
}
