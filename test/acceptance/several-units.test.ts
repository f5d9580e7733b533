import { describe, expect, it } from 'vitest'
import { packOf, route } from '../../src/rules/index.ts'
import { contentOf } from '../rules/content-of.ts'
import { given } from '../rules/order/scene.ts'
import { answeredBy, dispatch, end, fullReply, happened, sign } from './steps.ts'

describe('several units', () => {
  it('[case 21] the first to receive leads in the nameless city, and only the hotline changes that [G-05]', () => {
    const order = given('generic-city')
      .filed()
      .does('dispatcher', dispatch('urban-management', { co: ['market'] }))
      .does('unit-clerk of urban-management', sign)
    expect(order.order).toMatchObject({
      lead: 'urban-management',
      firstHandler: { unit: 'urban-management' },
    })
    for (const who of ['unit-clerk of urban-management', 'unit-admin of market', 'agent'])
      expect(order.mayDo(who, 'dispatch')).toBe(false)
    expect(order.mayDo('unit-clerk of market', 'forward')).toBe(false)
    const aside = order.refuses('unit-clerk of urban-management', { type: 'forward', to: 'market' })
    expect(aside.fault).toBe('forbidden')
    const moved = order.does('dispatcher', dispatch('market')).does('unit-clerk of market', sign)
    expect(moved.order.lead).toBe('market')
    expect(moved.order.firstHandler).toMatchObject({ unit: 'urban-management' })
  })

  it('[case 22] the department of the city is proposed before the county in weifang [W-23]', () => {
    const { units } = contentOf('weifang')
    const shared = {
      id: 'estate-handover',
      title: '小区交付纠纷',
      lead: 'counties',
      co: ['housing'],
      words: ['交房延期', '小区交付'],
      basis: '职责交叉',
    } as never
    const told = { text: '奎文区金都花园小区交付，交房延期一年', nature: '投诉' } as const
    const { candidates } = route(packOf('weifang'), units, [shared], told, new Date('2026-09-28T02:00:00Z'))
    expect(candidates.map(({ unit, role }) => [unit, role])).toEqual([
      ['housing', 'lead'],
      ['kuiwen', 'co'],
    ])
    const against = given('weifang')
      .filed()
      .does('dispatcher', dispatch('kuiwen', { co: ['housing'] }))
    expect(against.warnings.join()).toContain('第二十四条第一款')
    const along = given('weifang')
      .filed()
      .does('dispatcher', dispatch('housing', { co: ['kuiwen'] }))
    expect(along.warnings.join()).not.toContain('第二十四条第一款')
  })

  it('[case 22] a duty of county departments is kept from the town in weifang, unless it is on the list [W-24]', () => {
    const filed = given('weifang').filed()
    const barred = filed.refuses('dispatcher', dispatch('dongguan-street'))
    expect(barred).toMatchObject({
      fault: 'forbidden',
      article: expect.stringContaining('第二十四条第二款'),
    })
    const listed = filed.does('dispatcher', dispatch('mihe-town', { duty: 'homestead' }))
    expect(listed.order).toMatchObject({ holder: 'qingzhou', lead: 'mihe-town' })
    const atCounty = filed.does('dispatcher', dispatch('kuiwen'))
    const down = atCounty.refuses('unit-clerk of kuiwen', { type: 'forward', to: 'nianlipu-street' })
    expect(down.article).toContain('第二十四条第二款')
    const department = atCounty.does('unit-clerk of kuiwen', { type: 'forward', to: 'kuiwen-housing' })
    expect(department.order.lead).toBe('kuiwen-housing')
  })

  it('[case 23] one problem stays one order with a lead and its helpers in fuzhou [F-17]', () => {
    const one = given('fuzhou')
      .filed()
      .does('dispatcher', dispatch('housing', { co: ['urban-management'] }))
    expect(one.order).toMatchObject({ lead: 'housing', co: ['urban-management'], children: [] })
    expect(one.mayDo('unit-clerk of urban-management', 'submit-reply')).toBe(false)
  })

  const matters = [
    { title: '路灯不亮', text: '五四路路灯坏了一个月', lead: 'urban-management', requirement: '请修复。' },
    { title: '公交改线', text: '公交改线没有通知', lead: 'transport', requirement: '请答复。' },
  ]

  it('[case 23] two problems become two orders side by side in fuzhou, and nowhere else [F-18]', () => {
    const split = given('fuzhou').filed().does('dispatcher', { type: 'split', matters })
    expect(split.order.state).toBe('split')
    expect(split.order.children.map(({ title, finished }) => [title, finished])).toEqual([
      ['路灯不亮', false],
      ['公交改线', false],
    ])
    expect(split.order.deadlines).toEqual([])
    const elsewhere = given('generic-city').filed().refuses('dispatcher', { type: 'split', matters })
    expect(elsewhere).toMatchObject({ fault: 'forbidden' })
  })

  it('[case 24] only the lead answers the citizen in the district, and is told who has not said anything [D-13]', () => {
    const order = given('district-supervision')
      .filed()
      .does('dispatcher', dispatch('urban-management', { co: ['market', 'environment'] }))
      .does('unit-clerk of urban-management', sign)
    expect(order.mayDo('unit-clerk of market', 'submit-reply')).toBe(false)
    const early = order
      .does('unit-clerk of environment', { type: 'co-answer', text: '油烟达标' })
      .does('unit-clerk of urban-management', fullReply())
    expect(early.warnings.join()).toContain('区市场监督管理局')
    expect(early.warnings.join()).not.toContain('区生态环境分局')
    const complete = order
      .does('unit-clerk of market', { type: 'co-answer', text: '证照齐全' })
      .does('unit-clerk of environment', { type: 'co-answer', text: '油烟达标' })
    const replied = answeredBy(complete, 'urban-management')
    expect(replied.order.state).toBe('replied')
    expect(happened(replied, 'replied')).toHaveLength(1)
    expect(order.clock('handle')?.dueAt).toBe(end('2026-10-13'))
  })
})
