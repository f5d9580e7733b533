import { z } from 'zod'
import { deIdentify } from '../src/domain/de-identify.ts'
import { maskPersonal } from '../src/domain/masking.ts'

/** As much of a message as a model is shown. */
const shown = 2000

/** A citizen's words as they may leave the house: numbers, names, doors and accounts are gone. */
export const withoutIdentity = (text: string): string => deIdentify(maskPersonal(text)).slice(0, shown)

/** The input of a prompt that comes from a citizen; parsing it takes the personal data out. */
export const citizenText = z.string().min(1).transform(withoutIdentity)
