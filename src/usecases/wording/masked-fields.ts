import { maskTeller } from '../../domain/de-identify.ts'
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

const title = /(?:先生|女士|小姐|大爷|大妈|经理|师傅|老师|总)$/

/** The words of a matter without its teller's numbers and name: 李明 becomes 李某, a name found nowhere else ×××. */
export const maskedWords = (text: string, { contactName }: Extracted): string => {
  if (contactName === undefined || contactName.length < 2 || title.test(contactName)) return maskTeller(text)
  return maskTeller(text.replaceAll(contactName, `${contactName.slice(0, 1)}某`))
}
