import type { Source } from '../domain/deadline.ts'

/** No regulation says what a hotspot is: days and number are ours. */
export const hotspotRule: { readonly days: number; readonly least: number; readonly source: Source } = {
  days: 7,
  least: 3,
  source: {
    article: '平台默认',
    strength: 'may',
    origin: 'platform_default',
    note: '法规没有规定，7天内同一地点同一事项3件以上',
  },
}

type At = { readonly area: string | null; readonly filedAt: string }

/** One place and topic: what came in lately, and in the same time before. */
export type Heap<O extends At> = {
  readonly area: string | null
  readonly recent: readonly O[]
  readonly earlier: number
}

/**
 * Takes apart what shares the name of a spot but lies in several areas. An order that names no area belongs to the one
 * area that the others name; where they name several, it stands apart.
 */
export const heapsOf = <O extends At>(orders: readonly O[], mid: Date): readonly Heap<O>[] => {
  const named = [...new Set(orders.flatMap(({ area }) => area ?? []))]
  const only = named.length === 1 ? named[0] : undefined
  const areas: readonly (string | null)[] = only === undefined ? [...named, null] : [only]
  return areas
    .map((area) => {
      const own = orders.filter((order) => (order.area ?? only ?? null) === area)
      const recent = own.filter(({ filedAt }) => new Date(filedAt) >= mid)
      return { area, recent, earlier: own.length - recent.length }
    })
    .filter(({ recent }) => recent.length >= hotspotRule.least)
}
