import { describe, expect, it } from 'vitest'
import { DocumentPage } from '../../../src/http/documents/document-page.tsx'
import { given } from '../../rules/order/scene.ts'
import { lettered, paper, papersOf, supervised, terminated, wordsOf } from './papers.ts'

describe('the work sheet', () => {
  it('holds every part of the order under the name of the place [P-11]', () => {
    const sheet = paper('pingdingshan', supervised(), 'work-sheet')
    expect(sheet.title).toBe('平顶山市12345工作单')
    const words = wordsOf(sheet)
    for (const expected of [
      '楼道里堆满杂物',
      '清理楼道',
      '湛河区幸福小区3号楼',
      '请核实清理并答复。',
      '书面督办',
      '逾期',
      '受理时间 2026年9月28日',
    ])
      expect(words).toContain(expected)
  })

  it('names who signed first; an account that is gone keeps its id', () => {
    const signedBy = (person: string, place = 'generic-city') =>
      given(place)
        .filed()
        .happens(
          { type: 'dispatched', lead: 'urban-management', co: [], why: '职责' },
          { type: 'signed', unit: 'urban-management', person, first: true },
        )
    const line = (person: string, place = 'generic-city') =>
      wordsOf(paper(place, signedBy(person, place), 'work-sheet'))
    expect(line('gone.generic-city')).toMatch(/首接责任人 .*城市管理.*局 gone\.generic-city$/m)
    expect(line('clerk.urban-management.weifang', 'weifang')).toMatch(/首次签收 .*城市管理局 钱明$/m)
  })

  it('says of each clock what was left of it, or had passed since, when it was printed', () => {
    const story = supervised()
    const [clock] = story.order.deadlines
    const printed = (at: string) => {
      const sheet = papersOf('pingdingshan', story, at).find(({ id }) => id === 'work-sheet')
      return sheet ? wordsOf(sheet) : ''
    }
    expect(clock?.clock).toBe('workday')
    expect(printed('2026-09-28T10:00:00+08:00')).toMatch(/，打印时还剩\d+个工作日。/)
    expect(printed('2026-12-28T10:00:00+08:00')).toMatch(/，打印时已逾期\d+个工作日。/)
  })

  it('leaves a line for the leader who reads it where the place has leaders read it [P-23]', () => {
    expect(paper('pingdingshan', supervised(), 'work-sheet').blanks).toEqual(['领导阅批', '经办人', '审签人'])
    expect(paper('weifang', given('weifang').filed(), 'work-sheet').blanks).toEqual(['经办人', '审签人'])
  })

  it('has no name and no telephone of the citizen', () => {
    expect(wordsOf(paper('pingdingshan', supervised(), 'work-sheet'))).toMatch(/联系方式 已封存/)
  })
})

describe('papers of supervision', () => {
  it('ask the unit for a responsible leader and person, and for an answer in writing [P-18]', () => {
    const notice = paper('pingdingshan', supervised(), 'supervision-1')
    expect(notice).toMatchObject({
      kind: 'supervision-notice',
      title: '市长热线督办通知',
      number: 'N-1-督1',
      basis: expect.stringMatching(/六（一）$/),
      blanks: ['领导阅批', '责任领导', '责任人', '签收时间'],
    })
    const words = wordsOf(notice)
    for (const expected of [
      '明确责任领导和责任人',
      '按时办结',
      '书面回复',
      '到期未办结',
      '责任领导：赵副局长',
      '责任人：钱科长',
    ])
      expect(words).toContain(expected)
    expect(notice.to).toMatch(/城市管理/)
  })

  it('take the matter with its course to those who instruct [P-20]', () => {
    const report = paper('pingdingshan', supervised(), 'supervision-2')
    expect(report).toMatchObject({
      kind: 'special-report',
      title: '市长热线专报',
      to: '分管领导',
      blanks: ['领导批示'],
    })
    expect(wordsOf(report)).toMatch(/办理经过[\s\S]*交.*办理[\s\S]*书面督办/)
  })

  it('name the day by which the plan of an on-site supervision is due [P-19]', () => {
    const onsite = supervised().happens(
      {
        type: 'supervised',
        n: 3,
        level: 'onsite',
        label: '现场督办',
        trigger: 'cluster',
        by: '市长热线办公室',
        requires: ['3个工作日内报送办理工作方案'],
        reason: '集中反映。',
        article: '六（二）',
      },
      {
        type: 'clocks-started',
        deadlines: [
          {
            type: 'site_supervision_plan',
            dueAt: '2026-10-23T16:00:00.000Z',
            clock: 'workday',
            article: '六（二）',
            source: { article: '六（二）', strength: 'must', origin: 'regulation' },
            explanation: '三个工作日。',
            provisional: false,
            soft: false,
            warnAt: null,
          },
        ],
      },
    )
    const notice = paper('pingdingshan', onsite, 'supervision-3')
    expect(notice.title).toBe('现场督办通知')
    expect(wordsOf(notice)).toContain('工作方案报送时限 2026年10月23日（周五）24时')
  })
})

describe('letters', () => {
  it('tell the reviewing level what was done and why no more can be done [D-17]', () => {
    const letter = paper('district-supervision', lettered(), 'letter')
    expect(letter).toMatchObject({ kind: 'formal-letter', to: '区级平台' })
    const words = wordsOf(letter)
    for (const expected of ['现场清理两次。', '要求每天巡查', '每天巡查超出现有力量', '期望过高', '第十三条'])
      expect(words).toContain(expected)
  })

  it('explain to the citizen why the handling ends [W-18]', () => {
    const words = wordsOf(paper('weifang', terminated(), 'termination'))
    for (const expected of ['终止办理通知书', '拒不配合致无法办理', '三次上门未能入户', '第二十一条'])
      expect(words).toContain(expected)
  })

  it('give the reply as it went out, and none before', () => {
    expect(wordsOf(paper('district-supervision', lettered(), 'reply'))).toContain('已组织清理。')
    const open = given('district-supervision').filed()
    expect(papersOf('district-supervision', open).map(({ id }) => id)).toEqual(['work-sheet'])
  })
})

describe('the page of a paper', () => {
  it('escapes whatever a citizen wrote', async () => {
    const story = given('weifang').filed({ text: '<script>alert(1)</script>' })
    const page = String(await DocumentPage({ paper: paper('weifang', story, 'work-sheet') }))
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('<script>')
  })
})
