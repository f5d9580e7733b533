import { describe, expect, it } from 'vitest'
import type { Story } from '../../acceptance/steps.ts'
import { goldenCases, order as places } from './five-places.ts'
import { filed, toTheEnd } from './to-the-end.ts'

type End = {
  /** Whether a result is audited before the citizen reads it. */
  readonly first: 'unit' | 'audit'
  readonly published: boolean
  /** Clocks that were kept, with the article each rests on. */
  readonly met: Readonly<Record<string, string>>
}

const direct = (met: End['met']): End => ({ first: 'unit', published: false, met })

/** How an order ends: by the place, and where the place sorts, by its sort. */
const ends: Readonly<Record<string, End>> = {
  'generic-city': direct({
    handle: '第七条',
    file_to_center: '第七条',
    center_review: '第七条',
    callback: '第七条',
  }),
  weifang: direct({ handle: '第二十条第一款第（一）项', callback: '第二十五条' }),
  'pingdingshan A': direct({ handle: '四（A类）', callback: '五（五）' }),
  'pingdingshan B': direct({ handle: '四（B类）', callback: '五（五）' }),
  'pingdingshan C': direct({
    handle: '四（C类）',
    interim_report: '四（C类）',
    callback: '五（五）',
  }),
  'pingdingshan D': direct({ handle: '四（D类）', callback: '五（五）' }),
  'fuzhou public': {
    first: 'audit',
    published: true,
    met: {
      dispatch_city: '第七条第二款',
      view: '第八条第（一）项',
      handle: '第八条第（二）项',
      audit: '第八条第（四）项',
      callback: '平台默认',
    },
  },
  'fuzhou internal': {
    first: 'audit',
    published: false,
    met: { handle: '第八条', audit: '第九条第一款', callback: '平台默认' },
  },
  'district-supervision': direct({ handle: '第十二条第（一）项', callback: '第十三条' }),
}

const sortOf = (place: string, { order }: Story): string => {
  if (place === 'pingdingshan') return `${place} ${order.classification.class}`
  return place === 'fuzhou' ? `${place} ${order.classification.publicity}` : place
}

const endOf = ({ order, events }: Story): End => {
  const articles = new Map(
    events.flatMap((event) =>
      event.type === 'clocks-started'
        ? event.deadlines.map(({ type, article }) => [type, article] as const)
        : [],
    ),
  )
  const types = events.map(({ type }) => type)
  const audited = types.indexOf('audit-passed')
  return {
    first: audited !== -1 && audited < types.indexOf('replied') ? 'audit' : 'unit',
    published: order.published !== null,
    met: Object.fromEntries(order.met.map(({ type }) => [type, articles.get(type) ?? ''])),
  }
}

describe('one sentence, five places, to the end', () => {
  for (const golden of goldenCases) {
    const orders = places.flatMap((place) => {
      const story = filed(place, golden)
      return story ? [{ place, story }] : []
    })
    if (orders.length === 0) continue
    it(`${golden.says} (${orders.length} of 5)`, () => {
      for (const { place, story } of orders) {
        const ended = toTheEnd(place, golden, story)
        expect(ended.order, place).toMatchObject({ state: 'archived', deadlines: [], overdue: [] })
        expect(endOf(ended), place).toEqual(ends[sortOf(place, story)])
        expect(ended.order.reply?.text).not.toBe('')
      }
    })
  }

  it('reaches every way an order may end', () => {
    const sorts = goldenCases.flatMap((golden) =>
      places.flatMap((place) => {
        const story = filed(place, golden)
        return story ? [sortOf(place, story)] : []
      }),
    )
    expect(Object.keys(ends).filter((sort) => !sorts.includes(sort))).toEqual([])
  })
})
