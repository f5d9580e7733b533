import { maskPersonal } from '../../domain/masking.ts'
import type { Extracted } from '../../domain/matter.ts'

const free = ['place', 'when', 'target', 'demand'] as const

/** The fields a citizen fills in free words, without the numbers they may hold. */
export const maskedFields = (extracted: Extracted): Pick<Extracted, (typeof free)[number]> =>
  Object.fromEntries(
    free.flatMap((field) => {
      const words = extracted[field]
      return words === undefined ? [] : [[field, maskPersonal(words)]]
    }),
  )
