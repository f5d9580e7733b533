import { z } from 'zod'

/** Where somebody is reached: within one login, and in which room if not directly. */
export type Address = { readonly login: string; readonly contact: string; readonly room: string | null }

const addressSchema = z.tuple([z.string(), z.string(), z.string().nullable()])

/** As the key of a citizen. Ids of contacts change between logins, so the login belongs to it. */
export const addressText = ({ login, contact, room }: Address): string =>
  JSON.stringify([login, contact, room])

/** Null for what is no address of ours. */
export const addressIn = (text: string): Address | null => {
  try {
    const [login, contact, room] = addressSchema.parse(JSON.parse(text))
    return { login, contact, room }
  } catch {
    return null
  }
}
