import { setTimeout as pause } from 'node:timers/promises'
import { messageXml, newMessageId, type Push, pushXml, shownBy } from './wechat-push.ts'
import type { WechatServer } from './wechat-server.ts'

/** Who writes to a service that is slow and dies in between, and what they saw. */
export type Citizen = {
  readonly openid: string
  /** Files an order; the others ask. */
  readonly files: boolean
  /** Unfollows in the middle of it: nothing but an answer in the response reaches them. */
  readonly unfollows: boolean
  /** What was shown in the response, in order. */
  readonly passive: { readonly text: string; readonly at: number }[]
  /** Ids of the messages the platform got an answer for. */
  readonly acknowledged: string[]
  /** Messages written once more, since the platform gave the first one up. */
  rewritten: number
}

export const newCitizen = (index: number): Citizen => ({
  openid: `oFlood${String(index).padStart(22, '0')}`,
  files: index % 4 === 0,
  unfollows: index % 40 === 7,
  passive: [],
  acknowledged: [],
  rewritten: 0,
})

export type Flood = {
  readonly push: Push
  readonly server: WechatServer
  /** Called when a message was acknowledged. */
  readonly counted: () => void
}

/** The platform waits that long, and delivers a message that often. */
const platformWaitsMs = 5_000
const platformTries = 3
const betweenTriesMs = 5_000

export const messagesEach = 5
/** Longest that a citizen waits for the question whether to submit. */
const promptedWithinMs = 120_000

const questions = [
  '身份证丢了怎么补办',
  '居住证怎么办理',
  '公积金怎么提取',
  '医保断缴了怎么办',
  '退休金从几月开始发',
  '新生儿怎么上户口',
  '护照到期了怎么换',
] as const

/** One message as the platform delivers it; false when it gave up. */
const deliver = async ({ push, server, counted }: Flood, citizen: Citizen, xml: string, id: string) => {
  for (let round = 0; round < platformTries; round += 1) {
    if (!citizen.unfollows || citizen.acknowledged.length < 2) server.wrote(citizen.openid)
    else server.unfollows(citizen.openid)
    try {
      const shown = await shownBy(await pushXml(push, xml))
      if (shown !== null) citizen.passive.push({ text: shown, at: performance.now() })
      citizen.acknowledged.push(id)
      counted()
      return true
    } catch {
      await pause(betweenTriesMs)
    }
  }
  return false
}

/** Writes until the platform takes it; what it gave up is written again as a message of its own. */
const write = async (flood: Flood, citizen: Citizen, text: string): Promise<void> => {
  for (;;) {
    const id = newMessageId()
    const fields = { MsgType: 'text', Content: text, MsgId: id }
    if (await deliver(flood, citizen, messageXml(citizen.openid, fields, new Date()), id)) return
    citizen.rewritten += 1
    await pause(betweenTriesMs)
  }
}

/** Everything this citizen's telephone shows. */
export const seenBy = (server: WechatServer, { openid, passive }: Citizen): readonly string[] => [
  ...passive.map(({ text }) => text),
  ...server.shown.filter(({ to }) => to === openid).map(({ text }) => text),
]

/** Until something like it is shown; false when it never is. */
const sees = async (flood: Flood, citizen: Citizen, what: RegExp): Promise<boolean> => {
  const end = performance.now() + promptedWithinMs
  while (performance.now() < end) {
    if (seenBy(flood.server, citizen).some((text) => what.test(text))) return true
    await pause(200)
  }
  return false
}

export const receipt = /编号 ([A-Z]{2,8}\d{8,16})/

/** Five messages: an order told, confirmed and thanked for, or questions, some of them two at once. */
export const runCitizen = async (flood: Flood, citizen: Citizen, index: number): Promise<void> => {
  const ask = (n: number) => write(flood, citizen, questions[(index + n) % questions.length] ?? '')
  if (citizen.files) {
    const told = `幸福路${index + 1}号门口的路灯坏了半个月没人修，要投诉，我的电话1380013${String(8000 + index)}`
    await write(flood, citizen, told)
    await sees(flood, citizen, /提交/)
    await write(flood, citizen, '提交')
    await sees(flood, citizen, receipt)
    for (const n of [1, 2, 3]) await ask(n)
    return
  }
  await ask(0)
  await Promise.all([ask(1), ask(2)])
  await ask(3)
  await ask(4)
}

/** How the platform's request reaches the service. */
export const overSocket =
  (url: string): Push['send'] =>
  (path, init) =>
    fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(platformWaitsMs) })
