import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { entry } from '../../store/entries.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { type Desk, deskOf } from './desk.ts'

const places = ['weifang', 'fuzhou', 'generic-city'] as const
const unit = 'urban-management'
const question = '花坛养护由谁负责？'
const answer = '由区园林中心负责日常养护。'
let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

type Desks = Readonly<Record<'clerk' | 'leader' | 'editor' | 'other', Desk>>
const desksOf = async (place: string): Promise<Desks> => ({
  clerk: await deskOf(jiban, `clerk.${unit}`, place),
  leader: await deskOf(jiban, `leader.${unit}`, place),
  editor: await deskOf(jiban, 'editor', place),
  other: await deskOf(jiban, 'leader.housing', place),
})
const changes = { unit, topic: 'city-appearance', question, similar: [], negative: [], answer }
const step = (desk: Desk, id: string, command: object) => desk.post(`/knowledge/work/${id}/commands`, command)
const openOf = async (desk: Desk, id: string) =>
  (await desk.get('/knowledge/corrections?state=open')).body.corrections.find(
    (each: { entryId: string }) => each.entryId === id,
  )

describe.each(places)('in %s', (place) => {
  const id = 'city.beds'

  it('an answer called wrong runs its clock once, and is closed by its own unit, once', async () => {
    jiban.clock.set('2026-12-01T09:00:00+08:00')
    const { clerk, leader, editor, other } = await desksOf(place)
    await jiban.loader.load(
      placeIdSchema.parse(place),
      [entry(id, { ...changes, reviewBy: '2027-05-01' })],
      jiban.clock.now(),
    )
    const citizen = citizenOf(jiban, place)
    expect(textOf(await citizen.say(question))).toContain(answer)
    for (const word of ['你答错了', '有误']) {
      await citizen.say(word)
      await citizen.say(question)
    }
    const correction = await openOf(clerk, id)
    expect(correction).toMatchObject({ unit, state: 'open' })
    expect(new Date(correction.dueAt).getTime()).toBeGreaterThan(jiban.clock.now().getTime())
    const path = `/knowledge/corrections/${correction.id}/refuse`
    const why = '与现行规定一致'
    expect((await other.post(path, { why })).status).toBe(404)
    expect((await clerk.post(path, { why })).status).toBe(403)
    expect((await leader.post(path, {})).status).toBe(400)
    expect((await editor.post('/knowledge/corrections/not-an-id/refuse', { why })).status).toBe(400)
    expect((await leader.post(path, { why })).body.state).toBe('refused')
    expect((await editor.post(path, { why })).status).toBe(409)
    expect(await openOf(editor, id)).toBeUndefined()
  })

  it('steps out of order, twice or by the wrong person change nothing', async () => {
    const { clerk, leader, editor, other } = await desksOf(place)
    const status = async (desk: Desk, command: object) => (await step(desk, id, command)).status
    expect(await status(leader, { type: 'approve', expectedRevision: 0 })).toBe(409)
    expect(await status(editor, { type: 'publish', expectedRevision: 0 })).toBe(409)
    const draft = entry(id, { ...changes, answer: '由街道办事处负责日常养护。', reviewBy: '2027-05-01' })
    expect(await status(other, { type: 'write', draft, expectedRevision: 0 })).toBe(403)
    expect(await status(clerk, { type: 'write', draft, expectedRevision: 0 })).toBe(200)
    expect(await status(editor, { type: 'publish', expectedRevision: 1 })).toBe(409)
    expect(await status(clerk, { type: 'submit', expectedRevision: 1 })).toBe(200)
    expect(await status(clerk, { type: 'submit', expectedRevision: 2 })).toBe(409)
    expect(await status(other, { type: 'approve', expectedRevision: 2 })).toBe(403)
    expect(await status(leader, { type: 'approve', expectedRevision: 2 })).toBe(200)
    const told = (await step(editor, id, { type: 'publish', expectedRevision: 3 })).body
    expect(told).toMatchObject({ version: 2, toldBefore: 1 })
    expect(await status(editor, { type: 'publish', expectedRevision: 4 })).toBe(409)
  })
})
