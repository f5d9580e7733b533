import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { clientOf } from './client.ts'
import { deskOf } from './desk.ts'

const place = 'weifang'
let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const asked = { text: '昨晚幸福路的工地一直施工' }

it('suggestions say that there are none where no model is configured', async () => {
  const agent = await deskOf(jiban, 'agent', place)
  const { status, body } = await agent.post('/suggestions', asked)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body).toEqual({ note: '没有配置智能模型，不提供建议；登记和派单不受影响。', generated: [] })
})

it('suggestions are for people at the hotline', async () => {
  const clerk = await deskOf(jiban, 'clerk.chengguan', 'district-supervision')
  const elsewhere = await clerk.post('/suggestions', asked)
  expect(elsewhere.status).toBe(403)
  const citizen = await clientOf(jiban).post(`/api/v1/${place}/suggestions`, asked)
  expect(citizen.status).toBe(401)
})

it('suggestions refuse a text that is empty', async () => {
  const agent = await deskOf(jiban, 'agent', place)
  expect((await agent.post('/suggestions', { text: ' ' })).status).toBe(400)
})
