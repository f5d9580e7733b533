import { webhookClientSchema } from '../../domain/client-settings.ts'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { ChannelClient, ChannelClients } from '../../ports/channel-clients.ts'
import type { Clock } from '../../ports/clock.ts'
import type { UnitStore } from '../../ports/unit-store.ts'
import type { WebhookStore } from '../../ports/webhook-store.ts'

export type SubscribeDeps = {
  readonly clients: Pick<ChannelClients, 'add'>
  readonly webhooks: Pick<WebhookStore, 'open'>
  readonly units: Pick<UnitStore, 'units'>
  readonly clock: Clock
}

/** A new subscription from now on; its key signs and is shown this once. Throws invalid_input. */
export const subscribe = async (
  { clients, webhooks, units, clock }: SubscribeDeps,
  place: PlaceId,
  { name, settings }: Pick<ChannelClient, 'name' | 'settings'>,
): Promise<{ readonly client: ChannelClient; readonly key: string }> => {
  const read = webhookClientSchema.safeParse(settings)
  if (!read.success) {
    const [fault] = read.error.issues
    throw new DomainError(
      'invalid_input',
      `订阅的设置“${fault?.path.join('.') ?? 'settings'}”不能用：url 是 http 或 https 地址，unit 是单位编号，types 是事件类型。`,
      { faults: read.error.issues.map(({ path, message }) => ({ field: path.join('.'), problem: message })) },
    )
  }
  const { unit } = read.data.filter
  if (unit !== null && !(await units.units(place)).some(({ id }) => id === unit))
    throw new DomainError('invalid_input', `本地区没有编号为“${unit}”的单位，请核对。`, { unit })
  const added = await clients.add(place, { scope: 'webhook', name, settings }, clock.now())
  await webhooks.open({ place, clientId: added.client.id })
  return added
}
