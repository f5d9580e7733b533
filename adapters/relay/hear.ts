import { detectEmergency, normalise } from '../../src/domain/understanding/index.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import type { Arriving } from '../../src/ports/front-door.ts'
import type { Receipt } from './types.ts'
import { giveToPerson, mostAsked, type Unclear, unclearShelf, withoutNothing } from './unclear.ts'

export type HearDeps = Pick<ChannelDeps, 'door' | 'values' | 'clock'>

export type Heard = {
  readonly arriving: Arriving & { readonly channel: Unclear['arriving']['channel'] }
  readonly conversation: string
  /** The transcript is too doubtful to be taken as said. */
  readonly doubtful: boolean
}

/** How long fragments of one thought may follow one another, in ms. */
const mergeMs = { sms: 3000, phone: 1500, fax: 0, weibo: 1500 } as const

const received: Receipt = { state: 'received', say: null }

/**
 * What is clear goes through the door. What was hardly understood is said back first, and goes in when it is confirmed;
 * said anew it is forgotten, and after two times in vain, or ten minutes of silence, a person has it. A danger goes in at
 * once, however badly it was understood.
 */
export const hear = async (deps: HearDeps, heard: Heard): Promise<Receipt> => {
  const { arriving, conversation } = heard
  const shelf = unclearShelf(deps.values, arriving.place)
  const found = await shelf.of(conversation)
  if (found?.ids.includes(arriving.messageId))
    return found.over ? received : { state: 'confirm', say: sayBack(found) }
  const waiting = found === null || found.over ? null : found
  const over = (entry: Unclear) =>
    shelf.put(conversation, { ...entry, over: true, ids: [...entry.ids, arriving.messageId] })
  if (detectEmergency(normalise(arriving.text)) !== null) {
    const receipt = await pass(deps, arriving)
    if (waiting) await over(waiting)
    return receipt
  }
  const answer = waiting === null ? null : answerIn(arriving.text)
  if (waiting !== null && answer === 'yes') {
    const receipt = await pass(deps, withoutNothing(waiting.arriving))
    await over(waiting)
    return receipt
  }
  if (heard.doubtful || (waiting !== null && answer === 'no'))
    return askAgain(deps, heard, waiting, answer === 'no')
  const receipt = await pass(deps, arriving)
  if (waiting) await over(waiting)
  return receipt
}

const yes = /^(?:是|是的|对|对的|没错|正确|嗯|嗯嗯|对对|确认|可以|就是|1|一)[。，！!.]?$/
const no = /^(?:不|不是|不对|错|错了|没有|不是的|不对的|2|二)[。，！!.]?$/

const answerIn = (text: string): 'yes' | 'no' | null => {
  const line = text.trim()
  return yes.test(line) ? 'yes' : no.test(line) ? 'no' : null
}

const askAgain = async (
  deps: HearDeps,
  { arriving, conversation }: Heard,
  waiting: Unclear | null,
  denied: boolean,
): Promise<Receipt> => {
  const shelf = unclearShelf(deps.values, arriving.place)
  const entry: Unclear = {
    arriving:
      denied && waiting ? waiting.arriving : { ...arriving, attachments: [...(arriving.attachments ?? [])] },
    asked: (waiting?.asked ?? 0) + 1,
    at: deps.clock.now().getTime(),
    ids: [...(waiting?.ids ?? []), arriving.messageId],
    over: false,
  }
  if (entry.asked <= mostAsked && (await shelf.put(conversation, entry)))
    return { state: 'confirm', say: denied ? anew : sayBack(entry) }
  await giveToPerson(deps, withoutNothing(entry.arriving))
  await shelf.put(conversation, { ...entry, over: true })
  return { state: 'received', say: toPerson }
}

const longestSaidBack = 80

const sayBack = ({ arriving: { text } }: Unclear): string => {
  const short = text.trim().slice(0, longestSaidBack)
  return short === '' ? anew : `我听到的是：“${short}”。对的话请说“对”；不对请再说一遍，也可以说“转人工”。`
}
const anew = '没有听清，请慢一点再说一遍，也可以说“转人工”。'
const toPerson = '没有听清，已转给值班人员，会有人听录音并与您联系。'

const pass = async ({ door }: HearDeps, arriving: Arriving): Promise<Receipt> => {
  const merge = mergeMs[arriving.channel as keyof typeof mergeMs]
  const taken = await door.receive(arriving, { answerWithinMs: 0, mergeMs: merge })
  return taken.kind === 'refused' ? { state: 'refused', say: taken.notice } : received
}
