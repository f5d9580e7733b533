import { describe, expect, it } from 'vitest'
import { decisionSchema } from '../../src/domain/decision.ts'
import type { Facts } from '../../src/domain/matter.ts'
import { allPlaces, decideIntake, packOf } from '../../src/rules/index.ts'
import { goldenCases, order } from './golden/five-places.ts'

const at = new Date('2026-11-20T02:00:00Z')
const decide = (place: string, facts: Facts, day = at) =>
  decideIntake(packOf(place), { facts, nature: '投诉', text: '一件事' }, day)

describe('one sentence, five places', () => {
  for (const { says, nature, facts, outcomes, human = [] } of goldenCases) {
    it(says, () => {
      const decisions = order.map((place) => decideIntake(packOf(place), { facts, nature, text: says }, at))
      expect(decisions.map(({ outcome }) => outcome)).toEqual(outcomes)
      const confirmed = decisions.flatMap(({ needsHuman }, i) => (needsHuman ? [i] : []))
      expect(confirmed).toEqual(human)
      for (const decision of decisions) decisionSchema.parse(decision)
    })
  }
})

describe('what a citizen chose at intake', () => {
  const choosing = (publicity: 'citizen_opt_in' | 'citizen_opt_out', facts: Facts = {}) =>
    decideIntake(
      packOf('fuzhou'),
      { facts, extracted: { publicity }, nature: '投诉', text: '楼下烧烤油烟大' },
      at,
    )

  it('is handled internally in fuzhou where they want nothing published, and told so [F-05]', () => {
    const decision = choosing('citizen_opt_out')
    expect(decision.outcome).toBe('internal')
    expect(decision.notice.text).toContain('内部办理')
    expect(choosing('citizen_opt_in').outcome).toBe('accept')
  })

  it('gives way to the fact that is given [F-05]', () => {
    expect(choosing('citizen_opt_out', { publicity: 'citizen_opt_in' }).outcome).toBe('accept')
  })
})

describe('the notice', () => {
  it('names reason, article and road for a matter of another procedure in weifang (art. 19)', () => {
    const { notice, article } = decide('weifang', { litigation: 'filed' })
    expect(article).toBe('第十九条第一款第（一）项')
    expect(notice.text).toContain(notice.reason)
    expect(notice.road).toContain('12368')
    expect(notice.basis).toBe('《潍坊市12345政务服务便民热线条例》第十九条第一款第（一）项')
  })

  it('gives the reason alone for a secret and does not repeat it', () => {
    const decision = decideIntake(
      packOf('weifang'),
      { facts: { secret: 'commercial' }, nature: '举报', text: '配方是三分糖七分酸' },
      at,
    )
    expect(decision.notice.road).toBeUndefined()
    expect(decision.notice.text).not.toContain('三分糖')
  })

  it('always names the basis in a district refusal, and the body that is competent (art. 9)', () => {
    const facts: readonly Facts[] = [
      { litigation: 'filed' },
      { discipline: 'violation' },
      { petition: 'accepted' },
      { secret: 'state' },
      { public_order: true },
    ]
    for (const fact of facts) {
      const { notice } = decide('district-supervision', fact)
      expect(notice.basis, JSON.stringify(fact)).toContain('第九条')
      expect(notice.text).toContain(notice.basis)
    }
    expect(decide('district-supervision', { litigation: 'filed' }).notice.unit).toBe('人民法院')
  })

  it('says the words of article 6 for internal handling in fuzhou', () => {
    const text = (facts: Facts) => decide('fuzhou', facts).notice.text
    expect(text({ discipline: 'violation' })).toBe('您所反映的问题已转由市纪委（监察局）内部办理。')
    expect(text({ discipline: 'style' })).toBe('您所反映的问题已转由市效能办内部办理。')
  })

  it('guides to the body in whose duty it lies in pingdingshan', () => {
    const { notice } = decide('pingdingshan', { organ: 'mass_org' })
    expect(notice.unit).toBe('群团组织')
    expect(notice.road).toContain('12351')
  })

  it('puts the emergency numbers first, everywhere', () => {
    for (const place of allPlaces) {
      const { notice } = decide(place, { emergency: true })
      expect(notice.text).toMatch(/^请立即拨打110（报警）、119/)
      expect(notice.text).toContain('120')
    }
  })

  it('tells that an order goes out too only where the place acts itself', () => {
    const also = allPlaces.filter((place) => decide(place, { emergency: true }).notice.text.includes('同时'))
    expect(also).toEqual(['pingdingshan'])
  })

  it('is polite, without exclamation marks, and ends its sentence', () => {
    for (const place of allPlaces) {
      for (const { facts } of goldenCases) {
        const { notice, outcome } = decide(place, facts)
        if (notice.text === '') expect(outcome).toBe('accept')
        else expect(notice.text).toMatch(/^[^!！]+[。？]$/)
      }
    }
  })
})

describe('asking instead of refusing', () => {
  it('asks the one question that decides', () => {
    const { outcome, missing } = decide('fuzhou', { litigation: 'unknown' })
    expect(outcome).toBe('ask')
    expect(missing).toEqual([{ fact: 'litigation', question: expect.stringContaining('立案') }])
  })

  it('asks only one thing at a time', () => {
    expect(decide('weifang', { litigation: 'unknown', discipline: 'unknown' }).missing).toHaveLength(1)
  })

  it('does not ask what changes nothing', () => {
    expect(decide('weifang', { litigation: 'unknown', petition: 'filed' }).outcome).toBe('reject')
  })
})

describe('the day of the decision', () => {
  it('refuses work secrets only since the national opinion of 2025', () => {
    const on = (day: string) => decide('weifang', { secret: 'work' }, new Date(`${day}T04:00:00Z`)).outcome
    expect([on('2025-06-30'), on('2025-07-01')]).toEqual(['accept', 'reject'])
  })

  it('says that the list of the place whose text is cut off is a platform default', () => {
    const { notice } = decide('generic-city', { litigation: 'filed' })
    expect(notice.basis).toBe('国办发〔2020〕53号')
  })
})
