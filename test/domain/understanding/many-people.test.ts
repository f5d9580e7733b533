import { describe, expect, it } from 'vitest'
import { tellsOfMany } from '../../../src/domain/understanding/index.ts'

describe('many people who bring one matter', () => {
  it.each([
    '我们二十个人一起被拖欠工资',
    '我们30多户业主一直没拿到房产证',
    '我们全村的水都不能喝了',
    '我们整栋楼的业主都反对物业涨价',
    '全村人都反映过这条路',
    '整个小区的居民联名反对建基站',
    '十几个工友的工钱都没发',
    '我和厂里二十多个同事的社保都没交',
    '我们班四十多位家长要求换食堂',
    '业主们集体投诉开发商延期交房',
    '几百户居民拿不到证，我们一起来反映',
    '代表全体业主反映物业乱收费',
    '我们这批学员一共五十人被驾校骗了',
    '俺们村一百多口人都没自来水',
    '80名农民工工资被拖欠',
  ])('are read in %s', (text) => {
    expect(tellsOfMany(text)).not.toBeNull()
  })

  it.each([
    '楼下有二十个人在跳广场舞',
    '吵得整栋楼的人睡不着',
    '小区有500户，门口路灯坏了',
    '他们十几个人围着我',
    '来了三十个人拆我家房子',
    '我们三个人被欠了工资',
    '我们两户漏水',
    '村委会不公开账目',
    '我家五口人挤一间房',
    '公司有一百人，我被辞退了',
    '物业组织几十个业主去旅游',
    '我们小区门口晚上路灯不亮',
    '',
  ])('are not read in %s', (text) => {
    expect(tellsOfMany(text)).toBeNull()
  })

  it('are told in words short enough for a mark', () => {
    expect(tellsOfMany('我们整栋楼的业主都反对物业涨价')).toBe('我们整栋楼')
  })
})
