import { relayClientSchema } from '../../domain/client-settings.ts'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff, StaffRole } from '../../domain/staff.ts'
import type { OpenedChannel } from '../../ports/channel.ts'
import type { ChannelClient } from '../../ports/channel-clients.ts'
import type { Resent } from '../../ports/ledger-desk.ts'
import type { Deps } from '../deps.ts'
import { subscribe } from '../order-feed/subscribe.ts'

/** Who looks after what goes in and out; keys are the administrator's alone. */
export const looksAfterChannels = ['hotline-lead', 'system-admin'] as const satisfies readonly StaffRole[]
export const administersChannels = ['system-admin'] as const satisfies readonly StaffRole[]

type NewClient = Pick<ChannelClient, 'scope' | 'name' | 'settings'>

/** Sends a line of the ledger once more. Throws not_found, version_conflict where it did not fail. */
export const resendDelivery = async (deps: Deps, by: Staff, id: number): Promise<void> => {
  const resent = await deps.ledgerDesk.resend(by.place, id, by.id, deps.clock.now())
  if (resent !== 'queued') throw notResent(resent, id)
  await deps.audit.record({ place: by.place, who: by.id, kind: 'delivery-resent', subject: String(id) })
}

const notResent = (why: Exclude<Resent, 'queued'>, id: number): DomainError => {
  if (why === 'unknown') return new DomainError('not_found', `台账里没有第${id}条，请核对编号。`, { id })
  return new DomainError(
    'version_conflict',
    why === 'gone-on'
      ? `第${id}条已经改由另一渠道发出，没有重发，以免重复。请看台账里接着它的那一条。`
      : `第${id}条没有失败，没有重发。只有发送失败、无法送达或已交人工的可以重发。`,
    { id },
  )
}

/** A key for a programme, shown once. Throws invalid_input. */
export const addClient = async (deps: Deps, by: Staff, given: NewClient) => {
  checkClient(given)
  const added = await deps.clients.add(by.place, given, deps.clock.now())
  const { id, name, scope } = added.client
  await deps.audit.record({
    place: by.place,
    who: by.id,
    kind: 'client-added',
    subject: id,
    detail: `${name}（${scope}）`,
  })
  return added
}

/** Clients that are written to need to say where; subscriptions have an address of their own. Throws invalid_input. */
const checkClient = ({ scope, settings }: Pick<ChannelClient, 'scope' | 'settings'>): void => {
  if (scope === 'webhook')
    throw new DomainError('invalid_input', '订阅工单事件请用 POST /api/v1/{place}/webhooks。', { scope })
  if (scope === 'relay' && !relayClientSchema.safeParse(settings).success)
    throw new DomainError(
      'invalid_input',
      'relay 的 settings 要有 channels（sms、fax、phone、weibo，用逗号分开）和 url（答复发往的 http 或 https 地址）。',
      { scope },
    )
}

/** Ends a programme's key; ending it twice is as once. Throws not_found. */
export const endClient = async (deps: Deps, by: Staff, id: string): Promise<void> => {
  const ended = (await deps.clients.list(by.place)).some((each) => each.id === id && each.revokedAt !== null)
  if (ended) return
  if (!(await deps.clients.revoke(by.place, id, deps.clock.now())))
    throw new DomainError('not_found', `没有编号为“${id}”的接入程序，请核对编号。`, { id })
  await deps.audit.record({ place: by.place, who: by.id, kind: 'client-ended', subject: id })
}

/** Sends a dead event of a subscription once more. Throws not_found, version_conflict. */
export const resendEvent = async (deps: Deps, by: Staff, id: string, position: number): Promise<void> => {
  await refuseUnknown(deps, by.place, id)
  if (!(await deps.webhooks.resend({ place: by.place, clientId: id }, position, deps.clock.now())))
    throw new DomainError(
      'version_conflict',
      `第${position}条没有重发：没有这一条，或它没有失败到底。只有状态为 dead 的可以重发。`,
      { position },
    )
  const detail = `第${position}条`
  await deps.audit.record({ place: by.place, who: by.id, kind: 'webhook-resent', subject: id, detail })
}

/** Tries the address of a paused subscription again. Throws not_found. */
export const resumeWebhook = async (deps: Deps, by: Staff, id: string): Promise<void> => {
  await refuseUnknown(deps, by.place, id)
  await deps.webhooks.resume({ place: by.place, clientId: id }, deps.clock.now())
  await deps.audit.record({ place: by.place, who: by.id, kind: 'webhook-resumed', subject: id })
}

const refuseUnknown = async ({ webhooks }: Deps, place: PlaceId, id: string): Promise<void> => {
  if ((await webhooks.list(place)).some(({ clientId }) => clientId === id)) return
  throw new DomainError('not_found', `没有编号为“${id}”的订阅，或它已停用，请核对编号。`, { id })
}

export type ChannelHealth = { readonly name: string; readonly ok: boolean; readonly text: string }

/** How each channel of a place stands; one that cannot say is not well. */
export const channelHealth = (
  channels: readonly OpenedChannel[],
  place: PlaceId,
): Promise<readonly ChannelHealth[]> =>
  Promise.all(
    channels
      .filter(({ places }) => places.includes(place))
      .map(async ({ name, health }) => ({
        name,
        ...(await (health?.(place) ?? { ok: true, text: '已开通' })),
      })),
  )

/** A subscription to order events from now on; its key is shown once. Throws invalid_input. */
export const addSubscription = async (deps: Deps, by: Staff, given: Pick<NewClient, 'name' | 'settings'>) => {
  const added = await subscribe(deps, by.place, given)
  await deps.audit.record({
    place: by.place,
    who: by.id,
    kind: 'client-added',
    subject: added.client.id,
    detail: `${given.name}（webhook）`,
  })
  return added
}
