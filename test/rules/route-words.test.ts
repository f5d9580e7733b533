import { describe, expect, it } from 'vitest'
import { unitIdSchema } from '../../src/domain/place.ts'
import type { Duty } from '../../src/domain/unit.ts'
import { confidenceOf, rankDuties } from '../../src/rules/rank-duties.ts'

const duty = (id: string, words: readonly string[], lead = id): Duty => ({
  id,
  title: id,
  lead: unitIdSchema.parse(lead),
  co: [],
  words: [...words],
  basis: '示例',
})

const first = (duties: readonly Duty[], text: string) => rankDuties(duties, text)[0]
const wordsFor = (duties: readonly Duty[], text: string, id: string) =>
  rankDuties(duties, text).find((line) => line.duty.id === id)?.words ?? []

describe('words of a catalogue line', () => {
  it('with a gap are found near each other, in either order, and by synonyms', () => {
    const duties = [duty('noise', ['夜间…施工'])]
    for (const text of ['半夜还在施工', '施工到凌晨三点', '夜里又开始施工了'])
      expect(wordsFor(duties, text, 'noise')).toEqual(['夜间…施工'])
  })

  it('with a gap are not found in two sentences, nor far apart', () => {
    const duties = [duty('noise', ['夜间…施工'])]
    expect(wordsFor(duties, '半夜回家。那里在施工', 'noise')).toEqual([])
    expect(wordsFor(duties, '半夜三更我从外地出差坐了很久很久的火车才到家施工', 'noise')).toEqual([])
  })

  it('that stand alone have no synonyms: a class is for gapped words only', () => {
    expect(wordsFor([duty('noise', ['夜间'])], '半夜', 'noise')).toEqual([])
  })

  it('give way to the longest match of any line', () => {
    const duties = [duty('parking', ['停车']), duty('lot', ['停车场'])]
    expect(wordsFor(duties, '停车场乱收费', 'parking')).toEqual([])
    expect(wordsFor(duties, '停车场里有人乱停车', 'parking')).toEqual(['停车'])
  })

  it('that speak against a line lower it, and hide what they contain', () => {
    const duties = [duty('social', ['吵闹', '-装修']), duty('renovation', ['装修'])]
    expect(first(duties, '装修吵闹')?.duty.id).toBe('renovation')
    expect(wordsFor([duty('food', ['面包', '-面包车'])], '面包车挡路', 'food')).toEqual([])
    expect(wordsFor([duty('food', ['面包', '-面包车'])], '面包发霉', 'food')).toEqual(['面包'])
  })

  it('that only hint do not decide alone, those that name the subject do', () => {
    const hint = [duty('property', ['~物业'])]
    const subject = [duty('property', ['物业费'])]
    const sure = (duties: readonly Duty[], text: string) => {
      const [best, ...others] = rankDuties(duties, text)
      return best ? confidenceOf(best, others) : 0
    }
    expect(sure(hint, '物业')).toBeLessThan(0.6)
    expect(sure(subject, '物业费')).toBeGreaterThan(0.6)
  })

  it('that only say where it happens count little', () => {
    const duties = [duty('school', ['学校']), duty('vending', ['摆摊'])]
    expect(first(duties, '学校门口摆摊')?.duty.id).toBe('vending')
    expect(first([duty('park', ['公园']), duty('light', ['~路灯'])], '公园路路灯')?.score).toBeLessThan(1)
  })

  it('of a subject are taken in by its name', () => {
    expect(wordsFor([duty('bikes', ['=shared-bikes'])], '共享单车堆在路口', 'bikes')).toContain('共享单车')
    expect(wordsFor([duty('bikes', ['=no-such-subject'])], '共享单车', 'bikes')).toEqual([])
  })
})

describe('confidence', () => {
  it('falls when another lead is spoken for, not when another line of the same lead is', () => {
    const same = [duty('a', ['井盖'], 'one'), duty('b', ['路灯'], 'one')]
    const other = [duty('a', ['井盖'], 'one'), duty('b', ['路灯'], 'two')]
    const of = (duties: readonly Duty[]) => {
      const [best, ...others] = rankDuties(duties, '井盖和路灯')
      return best ? confidenceOf(best, others) : 0
    }
    expect(of(same)).toBeGreaterThan(0.6)
    expect(of(other)).toBeLessThan(0.6)
  })
})

describe('a text without any word of the catalogue', () => {
  it('gets proposals by resemblance, too weak to decide', () => {
    const duties = [duty('dust', ['工地扬尘', '尘土飞扬']), duty('dogs', ['遛狗'])]
    const [best, ...others] = rankDuties(duties, '工地上的尘土')
    expect(best).toMatchObject({ duty: { id: 'dust' }, words: [] })
    expect(best && confidenceOf(best, others)).toBeLessThan(0.6)
  })
})
