import { describe, expect, it } from 'vitest'
import { decideIntake, packOf, type RouteInput, route } from '../../src/rules/index.ts'
import { contentOf } from './content-of.ts'

const at = new Date('2026-11-20T02:00:00Z')
const places = new Map<string, ReturnType<typeof contentOf>>()
const content = (place: string) => {
  const known = places.get(place) ?? contentOf(place)
  places.set(place, known)
  return known
}
const send = (place: string, input: Partial<RouteInput> & { readonly text: string }) => {
  const { units, duties } = content(place)
  return route(packOf(place), units, duties, { nature: '投诉', ...input }, at)
}
const lead = (place: string, input: Parameters<typeof send>[1]) => {
  const { decided, candidates } = send(place, input)
  return decided ? candidates[0]?.unit : null
}

describe('the duty catalogue', () => {
  it.each([
    ['楼下烧烤店油烟太大', 'urban-management'],
    ['广场舞每天吵到十点', 'police'],
    ['老板拖欠三个月工资', 'hrss'],
    ['家里停水两天了', 'water-supply'],
    ['暖气不热才十五度', 'heating'],
    ['小区电梯老是坏', 'market'],
    ['消防通道被车堵了', 'fire'],
    ['出租车司机拒载绕路', 'transport'],
    ['房产证一直办不下来', 'natural-resources'],
    ['医保异地报销不给报', 'medical-insurance'],
    ['住房公积金提取不了', 'housing-fund'],
    ['快递丢了不赔', 'postal'],
    ['宽带老断网', 'telecom'],
    ['红绿灯时间太短', 'traffic-police'],
    ['养猪场臭气熏天', 'agriculture'],
    ['偷排污水进河里', 'environment'],
    ['残疾证怎么换', 'disabled-federation'],
    ['开发商延期交房', 'housing'],
    ['药店卖过期药', 'market'],
    ['低保停发了', 'civil-affairs'],
  ])('%s goes to %s', (text, unit) => {
    expect(lead('weifang', { text })).toBe(unit)
  })

  it('leaves to a person what it does not know, with nothing invented', () => {
    expect(send('weifang', { text: '有件事想反映一下' })).toMatchObject({ decided: false, candidates: [] })
  })

  it('leaves to a person what speaks for two leads, and names both', () => {
    const { decided, candidates } = send('weifang', { text: '物业和医院的事' })
    expect(decided).toBe(false)
    expect(candidates.map(({ unit }) => unit).sort()).toEqual(['health', 'housing'])
  })

  it('says why, with the words that were found', () => {
    expect(send('weifang', { text: '楼下烧烤店油烟太大' }).why).toMatch(/餐饮油烟.*油烟.*第二十二条第三款/)
  })
})

describe('who leads where a department and an area are both competent', () => {
  it('is the municipal department in weifang, the county helps (art. 24)', () => {
    const { candidates } = send('weifang', { text: '路边占道经营没人管', place: '奎文区东风街' })
    expect(candidates.map(({ unit, role }) => `${role}:${unit}`)).toEqual([
      'lead:urban-management',
      'co:kuiwen',
    ])
  })

  it.each([
    ['generic-city', '河口县人民路', 'hekou'],
    ['pingdingshan', '叶县昆阳大道', 'yexian'],
    ['fuzhou', '鼓楼区五四路', 'gulou'],
    ['district-supervision', '石桥镇街上', 'shiqiao'],
  ])('is the area in %s', (place, where, unit) => {
    expect(lead(place, { text: '路边占道经营没人管', place: where })).toBe(unit)
  })

  it('begins at the bottom in the district: the village before the town [D-02]', () => {
    expect(lead('district-supervision', { text: '垃圾堆了半个月', place: '石桥镇张家庄村' })).toBe(
      'zhangjiazhuang',
    )
  })

  it('is the department when no area was named', () => {
    expect(lead('pingdingshan', { text: '路边占道经营没人管' })).toBe('urban-management')
  })
})

describe('what must not be pushed down (weifang art. 24)', () => {
  it('stays with the county although a town is named', () => {
    const { candidates } = send('weifang', { text: '路边占道经营没人管', place: '青州市王坟镇' })
    expect(candidates.map(({ unit }) => unit)).toContain('qingzhou')
    expect(candidates.map(({ unit }) => unit)).not.toContain('wangfen-town')
  })

  it('may go to the town when the duty is on its list', () => {
    const { candidates } = send('weifang', { text: '村里垃圾和旱厕没人清', place: '青州市王坟镇' })
    expect(candidates.map(({ unit }) => unit)).toContain('wangfen-town')
  })
})

describe('a unit complained of', () => {
  it('does not get the report against itself', () => {
    const report = { nature: '举报', text: '食品过期没人管，他们收好处', target: '市场监管局' } as const
    const { decided, candidates } = send('weifang', report)
    expect(decided).toBe(false)
    expect(candidates.map(({ unit }) => unit)).not.toContain('market')
  })

  it('does not get it by its id, nor does anything below it', () => {
    const { candidates } = send('weifang', { nature: '举报', text: '交警乱罚款', target: 'police' })
    expect(candidates.map(({ unit }) => unit)).not.toContain('police')
    expect(candidates.map(({ unit }) => unit)).not.toContain('traffic-police')
  })

  it('hands over to the next unit up', () => {
    expect(lead('weifang', { text: '交警队的工作人员态度差，驾照办不了' })).toBe('police')
  })

  it('does not get a complaint about its own people', () => {
    expect(lead('weifang', { text: '投诉城管局的执法人员态度恶劣，占道经营也不管' })).not.toBe(
      'urban-management',
    )
  })

  it('still gets what it is asked to look into', () => {
    expect(lead('weifang', { nature: '举报', text: '请市场监管局查一下这家卖过期食品的超市' })).toBe('market')
  })

  it('is not the hotline that judges the hotline [W-11]', () => {
    expect(send('weifang', { text: '接线员态度差', target: 'hotline' })).toMatchObject({
      decided: false,
      candidates: [],
    })
    expect(send('weifang', { text: '我要投诉12345的接线员，停水电话没人管' }).decided).toBe(false)
  })
})

describe('internal handling', () => {
  it('goes to the unit the decision names', () => {
    const facts = { discipline: 'violation' } as const
    const text = '举报城管局领导收钱，占道经营不管'
    const internal = decideIntake(packOf('fuzhou'), { facts, nature: '举报', text }, at)
    expect(lead('fuzhou', { nature: '举报', text, facts, internal })).toBe('discipline')
  })

  it('goes the ordinary way when only the citizen wants it private', () => {
    const facts = { publicity: 'citizen_opt_out' } as const
    const internal = decideIntake(packOf('fuzhou'), { facts, nature: '求助', text: '路灯不亮' }, at)
    expect(lead('fuzhou', { nature: '求助', text: '路灯不亮', facts, internal })).toBe('urban-management')
  })
})

describe('a unit that has not joined', () => {
  it('is proposed, but a person sends it by other means', () => {
    const { units, duties } = content('weifang')
    const outside = units.map((unit) => (unit.id === 'bus' ? { ...unit, onboarded: false } : unit))
    const routed = route(packOf('weifang'), outside, duties, { nature: '投诉', text: '公交车班次太少' }, at)
    expect(routed).toMatchObject({ decided: false, candidates: [{ unit: 'bus' }, { unit: 'transport' }] })
  })
})
