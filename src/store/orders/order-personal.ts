import type { Cipher } from '../../ports/cipher.ts'
import type { OrderPersonal } from '../../ports/conversation-store.ts'
import type { DatabaseTransaction } from '../database.ts'

/** Adds to what is known: a supplement without a telephone does not lose the one given first, nor the first words. */
export const writePersonal = async (
  trx: DatabaseTransaction,
  cipher: Cipher,
  place: string,
  no: string,
  told: OrderPersonal,
  mayBeKnown: boolean,
): Promise<void> => {
  const known = mayBeKnown ? await readPersonal(trx, cipher, place, no) : undefined
  const verbatim = known === undefined ? told.verbatim : `${known.verbatim}\n${told.verbatim}`
  const sealed = await cipher.seal(JSON.stringify({ ...known, ...told, verbatim }))
  await trx
    .insertInto('order_personal')
    .values({ place, order_no: no, sealed })
    .onConflict((conflict) =>
      conflict.columns(['place', 'order_no']).doUpdateSet({ sealed, erased_at: null }),
    )
    .execute()
}

const readPersonal = async (
  trx: DatabaseTransaction,
  cipher: Cipher,
  place: string,
  no: string,
): Promise<OrderPersonal | undefined> => {
  const row = await trx
    .selectFrom('order_personal')
    .select('sealed')
    .where('place', '=', place)
    .where('order_no', '=', no)
    .executeTakeFirst()
  return row?.sealed ? (JSON.parse(await cipher.open(row.sealed)) as OrderPersonal) : undefined
}

/** A child order has its parent's contact data, and is found as an order of the same person. */
export const copyPersonal = async (
  trx: DatabaseTransaction,
  place: string,
  from: string,
  to: string,
): Promise<void> => {
  await trx
    .insertInto('order_personal')
    .columns(['place', 'order_no', 'sealed', 'erased_at'])
    .expression((build) =>
      build
        .selectFrom('order_personal')
        .select(['place', build.val(to).as('order_no'), 'sealed', 'erased_at'])
        .where('place', '=', place)
        .where('order_no', '=', from),
    )
    .onConflict((conflict) => conflict.columns(['place', 'order_no']).doNothing())
    .execute()
  await trx
    .updateTable('work_order as child')
    .from('work_order as parent')
    .set(({ ref }) => ({
      phone_digest: ref('parent.phone_digest'),
      citizen_digest: ref('parent.citizen_digest'),
    }))
    .where('child.place', '=', place)
    .where('child.no', '=', to)
    .where('parent.place', '=', place)
    .where('parent.no', '=', from)
    .execute()
}

export type Person = { readonly phone?: string; readonly citizenKey?: string }
export type PersonDigests = { readonly phone_digest?: string; readonly citizen_digest?: string }

/** What orders of one person have in common, without saying who it is. */
export const digestsOf = async (cipher: Cipher, place: string, person: Person): Promise<PersonDigests> => {
  const phone = plainPhone(person.phone ?? '')
  return {
    ...(phone === '' ? {} : { phone_digest: await cipher.digest(`telephone ${place}/${phone}`) }),
    ...(person.citizenKey === undefined
      ? {}
      : { citizen_digest: await cipher.digest(`citizen of orders ${place}/${person.citizenKey}`) }),
  }
}

/** The digits that make the number, however it was typed: full width, with spaces, with the country's code. */
const plainPhone = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')
