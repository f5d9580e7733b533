import { z } from 'zod'
import type { InboundMessage } from '../../src/domain/conversation.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import { faultIn, type WecomApi } from './api.ts'
import { type Fault, tellFault } from './faults.ts'
import type { WecomSettings } from './types.ts'

/** Of a conversation, as the platform numbers them (path/94669): 0 = new, 1 = with the assistant. */
const state = { queued: 2, person: 3, ended: 4 } as const

/** What we know of a conversation that was given to a person. */
const keptSchema = z.object({
  /** It was with a person when we last looked. */
  person: z.boolean(),
  /** By this the citizen is told once that they wait for a person; used up when empty. */
  code: z.string(),
})
type Kept = z.infer<typeof keptSchema>

/** After it last changed. While a person serves it stays, and the platform says anew who does. */
const keptForMs = 90 * 24 * 3_600_000

const nothing: Kept = { person: false, code: '' }

export type HandedOver =
  /** `code` allows one message in the conversation's new state; empty when there is none to give. */
  { readonly kind: 'over'; readonly code: string } | { readonly kind: 'fault'; readonly fault: Fault }

/** Who serves a conversation: the assistant, or the hotline's own people in their client. */
export type ServedBy = {
  /** For a message that arrived now. Throws while the platform does not answer. */
  now(customer: string): Promise<InboundMessage['servedBy']>
  /** Gives the conversation to the place's servicer, or to the queue of all. The same when done twice. */
  handOver(customer: string): Promise<HandedOver>
  /** The code has been used. */
  told(customer: string): Promise<void>
}

export const servedBy = (
  place: PlaceId,
  settings: WecomSettings,
  deps: Pick<ChannelDeps, 'values' | 'door' | 'say' | 'clock'>,
  api: WecomApi,
): ServedBy => {
  const { values, door, say, clock } = deps
  const whose = (customer: string) => ({ open_kfid: settings.openKfId, external_userid: customer })
  const nameOf = async (customer: string) =>
    `wecom-served:${await door.conversationOf(place, 'wecom', customer)}`
  const change = async (customer: string, next: (kept: Kept) => Kept): Promise<void> => {
    const name = await nameOf(customer)
    for (;;) {
      const before = await values.get(place, name)
      const kept = read(before)
      const after = next(kept)
      if (after.person === kept.person && after.code === kept.code) return
      const until = new Date(clock.now().getTime() + keptForMs)
      if (await values.set(place, name, before, JSON.stringify(after), until)) return
    }
  }
  const keptOf = async (customer: string) => read(await values.get(place, await nameOf(customer)))

  const transfer = async (customer: string, servicer: string | undefined): Promise<HandedOver> => {
    const to =
      servicer === undefined
        ? { service_state: state.queued }
        : { service_state: state.person, servicer_userid: servicer }
    const answer = await api.post('kf/service_state/trans', { ...whose(customer), ...to })
    const fault = faultIn(answer)
    if (fault === null) return { kind: 'over', code: codeIn(answer) }
    if (fault.code !== servicerAway || servicer === undefined) return { kind: 'fault', fault }
    say(`wecom ${place}: ${tellFault(fault)}`)
    return transfer(customer, undefined)
  }

  return {
    now: async (customer) => {
      const answer = await api.post('kf/service_state/get', whose(customer))
      const fault = faultIn(answer)
      if (fault?.act === 'again') throw new Error(tellFault(fault))
      if (fault) say(`wecom ${place}: ${tellFault(fault)}`)
      const is = answer.kind === 'ok' ? answer.json['service_state'] : null
      if (is === null) return undefined
      const { person } = await keptOf(customer)
      if (is === state.queued || is === state.person || (is === state.ended && person)) {
        await change(customer, (kept) => ({ ...kept, person: true }))
        return 'person'
      }
      if (!person) return undefined
      await change(customer, () => nothing)
      return 'assistant'
    },
    handOver: async (customer) => {
      const { code } = await keptOf(customer)
      if (code !== '') return { kind: 'over', code }
      const over = await transfer(customer, settings.servicer)
      if (over.kind === 'over') await change(customer, () => ({ person: true, code: over.code }))
      return over
    },
    told: (customer) => change(customer, (kept) => ({ ...kept, code: '' })),
  }
}

const servicerAway = 95014

const read = (text: string | null): Kept => (text === null ? nothing : keptSchema.parse(JSON.parse(text)))

const codeIn = (answer: {
  readonly kind: string
  readonly json?: Readonly<Record<string, unknown>>
}): string => {
  const code = answer.json?.['msg_code']
  return typeof code === 'string' ? code : ''
}
