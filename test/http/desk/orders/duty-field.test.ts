import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
})
afterAll(() => jiban.close())

it('an item of the catalogue that is called like a unit stands in the form as the item, not as the unit', async () => {
  const text = '我要投诉，公交车不按时发车，等了一个小时，公交站没有人管。'
  const { no } = await takenDown(await deskOf(jiban, 'agent', 'weifang'), { text, target: '公交公司' })
  const { cookie } = await deskOf(jiban, 'dispatcher', 'weifang')
  const page = await visitorOf(jiban).open(`/weifang/desk/orders/${no}/do/dispatch`, { cookie })
  expect(/<input[^>]*name="duty"[^>]*>/.exec(await page.text())?.[0]).toContain('value="bus"')
})
