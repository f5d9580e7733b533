import type { EmergencyKind } from '../matter.ts'

/** Clear words that a danger is over, and how far behind it they are looked for. */
const reach = 36
const since = '(?:已经|已|都已|早就|早已|后来|最后|当时就|当天就|现在都?)'
const overAsked = '(?!吗|没有|没|么|[？?])'
const ended = new RegExp(
  `${since}[^，。；！？\\s]{0,4}(?:没事了|没事儿了|找到了|找着了|找回来了|回家了|回来了|救出来了?|救下来了?|放出来了?|扑灭了?|灭了|熄灭了?|散了|平息了?|脱险了?)${overAsked}`,
)
const healed = new RegExp(
  `(?:${since}|都|也)[^，。；！？\\s]{0,4}(?:好了|痊愈了?|康复了?|出院了?|能走了|养好了|恢复了|送(?:到|去|往)?医院了?|(?:120|救护车)(?:拉|接|送)走了?)${overAsked}`,
)
/** It began again, or goes on for somebody. */
const goesOn =
  /又(?:着|烧|打|开始|来|晕|犯|昏|倒)|复燃|还在|还有(?:一个)?人|还没(?:出来|醒|找到)|快不行|昏迷|没有?呼吸|没有?反应/
/** What was swallowed or came through a wire may strike later. */
const latent = /误服|误食|误喝|误吞|中毒|触电|吃了|喝了|吞了|蛇|电到|电着/

/** "上周摔倒了已经好了", "走丢了，已经找到了": the words right behind a danger say that it is over. */
export function isSettledSince(kind: EmergencyKind, phrase: string, after: string): boolean {
  const told = after.slice(phrase.length, phrase.length + reach)
  if (kind === 'suicide' || kind === 'gas' || latent.test(phrase) || goesOn.test(told)) return false
  return healed.test(told) || (kind !== 'medical' && ended.test(told))
}

/** Rescued and without breath, put out and burning again: danger still, whatever came between. */
export const goesOnAfter = (text: string): boolean =>
  /(?:扑灭|灭|救|停)[^，。]{0,6}又(?:着|烧|燃|起|冒)|救(?:上来|出来|下来)了?[，\s]{0,2}(?:但|可)?(?:是)?[^，。]{0,3}(?:没有?(?:呼吸|心跳|意识|反应)|昏迷)/.test(
    text,
  )

const denial =
  /^了?(?:倒)?(?:没有|没)(?:过)?[，。！、\s]*(?:就是|只是|不过|倒是|但是|可是|反正|人没事|幸好|还好)/
const timeOfIt =
  /^[^。！？]{0,12}(?:这|那|都)?是(?:上周|上个?星期|上个?月|昨天|前天|去年|前年|前几天|几天前|好久|很久|[一二三四五六七八九十\d]+(?:个)?[天周月年]前?)[^，。]{0,4}的(?:事|时候|了)/

/** "电梯困人了没有，就是老坏" denies it; "摔倒了，是上周的事" puts it into the past. */
export const isTakenBack = (phrase: string, after: string): boolean => {
  const told = after.slice(phrase.length)
  return denial.test(told) || timeOfIt.test(told)
}

/** 现在 of a wish or of others' refusal, after a danger of another time: "去年着火，现在想问补贴". */
const nowOfWish =
  /现在(?:我|我们|就|只|才)*(?:想(?!死|自杀|跳|不开|寻)|要求|要问|来问|咨询|需要(?:什么|哪些|办)|怎么(?:赔|办理|申请|处理|办[^，。]{0,2}手续)|(?:物业|保险公司?|对方|学校|单位|公司|他们|老板|商家|医院|肇事者|房东)[^，。！？]{0,6}(?:不|拒|推|没|说|要))/g

export const withoutNowOfWish = (text: string): string =>
  text.replace(nowOfWish, (said) => '〇'.repeat(said.length))
