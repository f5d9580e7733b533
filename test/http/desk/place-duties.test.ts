import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dailyLook } from '../../../src/rules/daily-look.ts'
import { packOf } from '../../../src/rules/index.ts'
import { unnamedPeople } from '../../../src/rules/named-people.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { type Desk, deskOf } from '../api/desk.ts'
import { visitorOf } from '../pages/visitor.ts'

const sunday = '2026-10-11T10:00:00+08:00'
const saturdayWorked = '2026-10-10T10:00:00+08:00'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban(saturdayWorked)
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())

const read = async ({ cookie }: Desk, path: string) =>
  (await (await visitor.open(path, { cookie })).text()).replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, '')

describe('what the rules of a place ask of those who work', () => {
  it('to look in every working day, make-up Saturdays included, or every day [F-03] [D-19]', () => {
    const on = (place: string, at: string) => dailyLook(packOf(place), new Date(at))
    expect(on('fuzhou', saturdayWorked)?.article).toBe('第四条、第八条第（一）项')
    expect(on('fuzhou', sunday)).toBeNull()
    expect(on('district-supervision', sunday)).toEqual({ says: '每天都要登录查看', article: '第十四条' })
    expect(on('weifang', saturdayWorked)).toBeNull()
  })

  it('is said above the orders that wait', async () => {
    const clerk = await deskOf(jiban, 'clerk.housing', 'fuzhou')
    expect(await read(clerk, '/fuzhou/desk/orders')).toContain(
      '今天是工作日，要登录查阅（第四条、第八条第（一）项）。',
    )
    const weifang = await deskOf(jiban, 'clerk.housing', 'weifang')
    expect(await read(weifang, '/weifang/desk/orders')).not.toContain('要登录查阅')
  })

  it('to name the people the text lists, and no others [W-05] [F-22] [D-04]', () => {
    const lacking = (place: string, ...roles: ('unit-leader' | 'unit-clerk' | 'unit-admin')[]) =>
      unnamedPeople(packOf(place), new Date(saturdayWorked), roles).names
    expect(lacking('district-supervision', 'unit-clerk')).toEqual(['分管领导', '管理员'])
    expect(lacking('fuzhou', 'unit-leader')).toEqual(['经办人员'])
    expect(lacking('weifang', 'unit-clerk')).toEqual(['主要负责人'])
    expect(lacking('generic-city')).toEqual([])
  })

  it('shows the administration which unit has not named whom, by which article', async () => {
    const admin = await deskOf(jiban, 'admin', 'district-supervision')
    const page = '/district-supervision/desk/admin/units'
    expect(await read(admin, page)).not.toContain('还没有确定')
    expect(await read(admin, page)).toContain('区级部门和有关单位')
    const lead = await deskOf(jiban, 'lead', 'district-supervision')
    const gone = { unit: 'chengguan', role: 'unit-admin', leaves: 'manager.chengguan.district-supervision' }
    const { body } = await lead.post('/people/changes', { ...gone, changedOn: '2026-10-10' })
    expect(body.told).toContain('系统里还没有接任的管理员，请当天更新（第二十条）。')
    expect(await read(admin, page)).toContain('还没有确定管理员（第六条第（一）项）')
  })

  it('tells a report what its figures count for [W-25] [W-27] [D-24]', async () => {
    const weifang = await read(await deskOf(jiban, 'supervisor', 'weifang'), '/weifang/desk/reports')
    expect(weifang).toContain('解决率取自回访结果，是考核评价的依据第二十五条')
    expect(weifang).toContain('只考核法定职责范围内的事项')
    const generic = await read(
      await deskOf(jiban, 'supervisor', 'generic-city'),
      '/generic-city/desk/reports',
    )
    expect(generic).not.toContain('怎样用于考核')
  })

  it('tells who is turned away that it is on record [D-08]', async () => {
    const turn = await citizenOf(jiban, 'district-supervision').say(
      '法院已经立案了，开发商延期交房，我要投诉',
    )
    expect(turn.outcome.kind).toBe('rejected')
    expect(textOf(turn)).toContain('您反映的情况和这次答复已如实记录。')
  })
})
