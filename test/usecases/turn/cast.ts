import type { z } from 'zod'
import { placeIdSchema, unitIdSchema } from '../../../src/domain/place.ts'
import type { Actor, Staff } from '../../../src/domain/staff.ts'
import { staffRoleSchema } from '../../../src/domain/staff.ts'
import { orderCommandSchema } from '../../../src/domain/work-order/command.ts'
import { replay } from '../../../src/domain/work-order/evolve.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { type GivenCommand, giveCommand } from '../../../src/usecases/commands/give-command.ts'
import { actorOf } from '../../../src/usecases/orders/staff-view.ts'
import { type Jiban, secret } from '../../support/jiban.ts'

/** A role, with the unit for its staff: `dispatcher`, `unit-clerk of housing`. */
export type Who = string

export const person = (place: string, who: Who): Staff => {
  const [role, unit] = who.split(' of ')
  return {
    place: placeIdSchema.parse(place),
    id: `${role}.${unit ?? 'hotline'}.${place}`,
    name: who,
    role: staffRoleSchema.parse(role),
    unit: unit === undefined ? null : unitIdSchema.parse(unit),
    active: true,
  }
}

const actor = (place: string, who: Who): Actor =>
  who === 'citizen' ? { role: 'citizen' } : actorOf(person(place, who))

type Extra = Pick<GivenCommand, 'expectedVersion' | 'idempotencyKey'>

/** The people around one order of a place. */
export const castOf = (jiban: Jiban, place: string, no: string) => {
  const id = placeIdSchema.parse(place)
  const stored = async () => (await jiban.deps.orders.load(id, no))?.events ?? []
  return {
    does: (who: Who, command: z.input<typeof orderCommandSchema>, extra: Extra = {}) =>
      giveCommand(jiban.deps, {
        place: id,
        no,
        actor: actor(place, who),
        command: orderCommandSchema.parse(command),
        ...extra,
      }),
    order: async () => {
      const order = replay(await stored(), no)
      if (!order) throw new Error(`no order ${no}`)
      return order
    },
    types: async () => (await stored()).map(({ event }) => event.type),
    events: stored,
  }
}

/** Lines of the ledger about an order, opened, the oldest first. */
export const ledgerOf = async (jiban: Jiban, no: string) => {
  const cipher = aesCipher(secret)
  const rows = await jiban.database.db
    .selectFrom('delivery')
    .select(['purpose', 'channel', 'address_sealed', 'body_sealed', 'state'])
    .where('order_no', '=', no)
    .orderBy('id')
    .execute()
  return Promise.all(
    rows.map(async ({ purpose, channel, state, address_sealed, body_sealed }) => ({
      purpose,
      channel,
      state,
      to: await cipher.open(address_sealed),
      body: await cipher.open(body_sealed),
    })),
  )
}
