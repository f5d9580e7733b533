import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Extracted } from '../../domain/matter.ts'
import { siteOf } from './closer-place.ts'

/** What a filed order leaves to a further matter of the same talk. */
export const leftBy = ({ extracted }: IntakeDraft): Extracted => {
  const { place, contactPhone, contactName, complainantKind, contactWish, anonymous } = extracted
  const told: Extracted = { place, contactPhone, contactName, complainantKind, contactWish }
  const kept = Object.entries(told).filter(
    ([field, value]) => value !== undefined && !(anonymous && field !== 'place'),
  )
  return Object.fromEntries(kept)
}

/** Who tells it and how to reach them; nothing of it for a matter told without a name. */
export const contactOf = ({ place: _, ...contact }: Extracted, said: Extracted): Extracted => {
  if (said.anonymous) return {}
  const { contactName: __, ...others } = contact
  // Another telephone is another person's.
  return said.contactPhone === undefined ? contact : others
}

const home = /小区|花园|公寓|家园|社区|[苑寓村]|号楼|单元|[栋幢]/
const atHome =
  /(?:我们?|咱们?|俺们?|本)(?:小区|楼|单元|村|社区|这栋|院)|小区(?:里|内|门口|大门|的)|楼道|楼[上下里](?!面)|隔壁|对门/
const rightThere = /(?:这里|这儿|那里|那儿|这边|同一个?(?:地方|小区|楼)|也(?:是)?在(?:那|这))/
const elsewhere = /别的|另一个(?:小区|地方)|我[爸妈]|父母|老家|单位|公司|上班|学校/
const outdoors = /小区(?:里|内|门口|大门|的)|我们?小区/

/** Whether the words speak of a place told before as the one they mean. */
const isThereToo = (words: string, place: string): boolean =>
  !elsewhere.test(words) && (rightThere.test(words) || (home.test(place) && atHome.test(words)))

/** The place of the matter before, for one that plainly is there too; offered for any other that names none. */
export const whereBefore = (draft: IntakeDraft, place: string | undefined): IntakeDraft => {
  if (place === undefined || draft.extracted.place !== undefined) return draft
  const words = draft.told.join('，')
  if (!isThereToo(words, place)) return { ...draft, offeredPlace: place }
  return { ...draft, extracted: { ...draft.extracted, place: outdoors.test(words) ? siteOf(place) : place } }
}

const agrees =
  /^(?:是的?|对的?|嗯|没错|就是|还是|也是|都是|一样|同上|老地方|还|就|也|在|那里|那儿|那边|这里|这儿|那个|这个|刚才|刚刚|说的|的|同一个?|地方|小区|地址|地点|位置|[，,。！\s])+$/
/** 就是小区门口: a part of the place that was offered. */
const nearBefore =
  /^(?:就|也|还|是|在|我们?|咱们?|那个|这个)*(?:小区|楼下|楼道|单元|村|院)?(?:门口|大门口?|门前|旁边|对面|后面|前面|里面?|外面?|口)?(?:那里|那儿|那边)?$/
const nearTo = (place: string, words: string): string => {
  const site = siteOf(place)
  const near = words.replace(/^(?:就|也|还|是|在|我们?|咱们?|那个|这个)+|(?:那里|那儿|那边)$/g, '')
  return `${site}${site.endsWith('小区') ? near.replace(/^小区/, '') : near}`
}
const longestYes = 16

/** 是, 还是那里, 同一个地方: the place that was offered. What is said besides follows it; null when it is not agreed to. */
export const agreedPlace = (
  draft: IntakeDraft,
  message: string,
): { readonly place: string; readonly rest: string } | null => {
  const place = draft.offeredPlace
  if (place === undefined || !draft.asked.includes('place')) return null
  const [head = '', ...tail] = message.trim().split(/[，,。；\s]+/)
  if (head === '' || head.length > longestYes) return null
  if (agrees.test(head)) return { place, rest: besides(tail) }
  return tail.length === 0 && nearBefore.test(head) ? { place: nearTo(place, head), rest: '' } : null
}

const besides = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '' && (part.length > longestYes || !agrees.test(part))).join('，')

/** Asked in place of "where": whether it is where the matter before was. */
export const placeQuestion = (place: string): string =>
  `是不是还在刚才说的“${place}”？是的话回复“还是那里”，不是请写明地点。`
