import { readEnv } from './env.ts'
import { openDatabase } from './open-database.ts'
import type { OpenDatabase } from './store/database.ts'
import { stalePlaces } from './store/orders/order-projection.ts'
import { verifyOrders } from './store/orders/verify-orders.ts'

/** `npm run orders:verify`: every order's history is whole, and what is shown of it is what it adds up to. */
const verify = async ({ db }: OpenDatabase): Promise<boolean> => {
  if ((await stalePlaces(db)).length > 0) {
    console.log('The lists were made by another release: start the service once, then verify.')
    return false
  }
  const places = await verifyOrders(db)
  if (places.length === 0) console.log('There are no orders yet.')
  else
    console.table(
      places.map(({ place, orders, events, faults }) => ({ place, orders, events, faults: faults.length })),
    )
  for (const { place, no, event, what } of places.flatMap(({ faults }) => faults))
    console.log(`FAULT ${place} ${no}${event === null ? '' : ` event ${event}`}: ${what}`)
  return places.every(({ faults }) => faults.length === 0)
}

const database = await openDatabase(readEnv(process.env))
const good = await verify(database).finally(() => database.close())
process.exit(good ? 0 : 1)
