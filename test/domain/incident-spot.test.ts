import { expect, it } from 'vitest'
import { incidentSpot } from '../../src/domain/incident-spot.ts'

const told: readonly (readonly [string | null, string | null, string | null])[] = [
  ['奎文区幸福路12号和平小区东门', '奎文区', '和平小区'],
  ['山东省潍坊市奎文区和平小区', '奎文区', '和平小区'],
  ['幸福路12号和平小区', null, '和平小区'],
  ['潍坊市寿光市胜利街', '寿光市', '胜利街'],
  ['幸福路12号院门口', null, '幸福路'],
  ['鼓楼区东街街道津泰路', '鼓楼区', '津泰路'],
  ['闽侯县上街镇大学城', '闽侯县', null],
  ['上街镇新洲村', '上街镇', '新洲村'],
  ['高新区健康东街与金马路路口', '高新区', '健康东街'],
  ['市民中心广场', null, '市民中心广场'],
  ['我家楼下', null, null],
  ['', null, null],
  [null, null, null],
  ['<script>alert(1)</script>', null, null],
]

it.each(told)('reads %s as area %s and spot %s', (where, area, spot) => {
  expect(incidentSpot(where)).toEqual({ area, spot })
})

it('reads what is typed with spaces and full-width figures as the same spot', () => {
  expect(incidentSpot('奎文区 幸福路 １２号，和平小区')).toEqual(incidentSpot('奎文区幸福路12号和平小区'))
})

it('is done with a very long address at once', () => {
  expect(incidentSpot('路'.repeat(5000)).area).toBeNull()
})
