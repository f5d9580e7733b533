import { describe, expect, it } from 'vitest'
import type { Extracted, Facts, Nature } from '../../src/domain/matter.ts'
import { anonymousWarning, missingFields, packOf } from '../../src/rules/index.ts'

const at = new Date('2026-11-20T02:00:00Z')
type Asked = {
  readonly nature?: Nature
  readonly text?: string
  readonly extracted?: Extracted
  readonly facts?: Facts
  readonly skipped?: readonly string[]
}
const input = ({
  nature = '投诉',
  text = '楼下烧烤店油烟太大',
  extracted = {},
  facts = {},
  skipped = [],
}: Asked) => ({
  nature,
  text,
  extracted,
  facts,
  skipped,
})
const fields = (place: string, asked: Asked = {}) =>
  missingFields(packOf(place), input(asked), at).map(({ field }) => field)

describe('fields asked for', () => {
  it.each([
    ['generic-city', ['place', 'complainantKind', 'contactPhone']],
    ['weifang', ['place', 'contactPhone']],
    ['pingdingshan', ['place', 'contactPhone']],
    ['fuzhou', ['place', 'contactPhone', 'publicity']],
    ['district-supervision', ['place', 'contactPhone']],
  ])('%s asks of a complaint: %j', (place, expected) => {
    expect(fields(place)).toEqual(expected)
  })

  it('asks nothing that was said', () => {
    const extracted: Extracted = {
      place: '奎文区东风街100号',
      contactPhone: '13800138000',
      complainantKind: 'citizen',
      publicity: 'citizen_opt_in',
    }
    for (const place of ['generic-city', 'weifang', 'fuzhou'])
      expect(fields(place, { extracted })).toEqual([])
  })

  it('takes a fact for an answer', () => {
    const facts: Facts = { complainant: 'enterprise', publicity: 'citizen_opt_out' }
    expect(fields('generic-city', { facts })).not.toContain('complainantKind')
    expect(fields('fuzhou', { facts })).not.toContain('publicity')
  })

  it('wants a place that can be found', () => {
    expect(fields('weifang', { extracted: { place: '我们小区' } })).toContain('place')
    expect(fields('weifang', { extracted: { place: '奎文区樱前街' } })).not.toContain('place')
  })

  it('wants no place for a matter that happens nowhere', () => {
    expect(fields('weifang', { text: '社保断缴了怎么补', nature: '求助' })).not.toContain('place')
    expect(fields('weifang', { text: '路灯坏了', nature: '咨询' })).not.toContain('place')
  })

  it('asks a reporter about confidentiality, once', () => {
    expect(fields('weifang', { nature: '举报' })).toContain('confidential')
    expect(fields('weifang', { nature: '举报', skipped: ['confidential'] })).not.toContain('confidential')
    expect(fields('weifang', { nature: '投诉' })).not.toContain('confidential')
  })

  it('gives question, reason and article', () => {
    const [place] = missingFields(packOf('weifang'), input({}), at)
    expect(place).toMatchObject({ required: true, why: expect.stringContaining('第十一条第二款') })
    expect(place?.question).toMatch(/^请告诉我.+。$/)
  })
})

describe('anonymity', () => {
  it('lets a reporter keep back the telephone, with a warning', () => {
    const reporter = { nature: '举报', skipped: ['contactPhone'] } as const
    expect(fields('weifang', reporter)).not.toContain('contactPhone')
    expect(anonymousWarning(packOf('weifang'), input(reporter), at)).toContain('无法告诉您')
    const contact = missingFields(packOf('weifang'), input({ nature: '举报' }), at).find(
      ({ field }) => field === 'contactPhone',
    )
    expect(contact?.question).toContain('不留联系方式也可以')
  })

  it('keeps asking anybody else', () => {
    expect(fields('weifang', { nature: '投诉', skipped: ['contactPhone'] })).toContain('contactPhone')
    expect(fields('weifang', { nature: '投诉', extracted: { anonymous: true } })).toContain('contactPhone')
    expect(
      anonymousWarning(packOf('weifang'), input({ nature: '投诉', skipped: ['contactPhone'] }), at),
    ).toBeNull()
  })

  it('has nothing to warn of once a telephone is given', () => {
    const given = input({ nature: '举报', extracted: { anonymous: true, contactPhone: '13800138000' } })
    expect(anonymousWarning(packOf('weifang'), given, at)).toBeNull()
  })
})
