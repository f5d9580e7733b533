import { z } from 'zod'
import type { PlaceId } from '../../src/domain/place.ts'
import { bytesOf } from '../plain-text/split-text.ts'
import { saysMark } from './arriving.ts'

/** Limits of the platform's menu, in bytes of UTF-8 where texts are meant. */
const limits = { buttons: 3, items: 5, name: 16, itemName: 60, key: 128 } as const

const named = (longest: number) =>
  z
    .string()
    .min(1)
    .refine((name) => bytesOf(name) <= longest, { error: `longer than ${longest} bytes` })

const act = {
  say: z
    .string()
    .min(1)
    .refine((text) => bytesOf(saysMark + text) <= limits.key, { error: `longer than ${limits.key} bytes` }),
  open: z.string().regex(/^\/[\w/?=&%.-]*$/, 'must be a path that begins with /'),
}
const leaf = (longest: number) =>
  z.union([
    z.strictObject({ name: named(longest), say: act.say }),
    z.strictObject({ name: named(longest), open: act.open }),
  ])
type Leaf = z.infer<ReturnType<typeof leaf>>

/** A menu as its file tells it. */
export const menuSchema = z.strictObject({
  buttons: z
    .array(
      z.union([
        leaf(limits.name),
        z.strictObject({
          name: named(limits.name),
          items: z.array(leaf(limits.itemName)).min(1).max(limits.items),
        }),
      ]),
    )
    .min(1)
    .max(limits.buttons),
})
export type Menu = z.infer<typeof menuSchema>

/** The menu in the platform's form (menu/create). Pages need the address this service is seen at. */
export const platformMenu = ({ buttons }: Menu, place: PlaceId, publicUrl: string | undefined) => {
  const button = (item: Leaf) =>
    'say' in item
      ? { type: 'click', name: item.name, key: saysMark + item.say }
      : { type: 'view', name: item.name, url: pageAddress(item.open, place, publicUrl) }
  return {
    button: buttons.map((one) =>
      'items' in one ? { name: one.name, sub_button: one.items.map(button) } : button(one),
    ),
  }
}

const pageAddress = (path: string, place: PlaceId, publicUrl: string | undefined): string => {
  if (publicUrl === undefined) throw new Error(`the menu opens ${path}, but publicUrl is not set`)
  return new URL(`/${place}${path}`, publicUrl).href
}
