import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandType, commandTypes } from '../../../src/domain/work-order/command.ts'
import { rights, type Standing } from '../../../src/domain/work-order/rights.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { clientOf } from './client.ts'
import { type Desk, deskOf, takenDown } from './desk.ts'

const place = 'weifang'
const unit = 'urban-management'
const why = '测试理由'

/** The least that each command has to say. */
const bodies: Readonly<Record<CommandType, object>> = {
  supplement: { text: why },
  withdraw: {},
  'demand-explanation': {},
  rate: { score: 1 },
  object: { text: why },
  classify: { why },
  flag: { flag: 'sudden', why },
  instruct: { by: '某领导', text: why },
  'report-incident': { to: '值班室', text: why },
  dispatch: { lead: 'fire', why, requirement: why },
  forward: { to: 'fire' },
  sign: {},
  'request-return': { ground: 'out_of_duty', reason: why },
  'approve-return': { reason: why },
  'refuse-return': { reason: why },
  'set-co-units': { co: ['fire'], why },
  'co-answer': { text: why },
  split: {
    matters: [
      { title: '第一件', text: why },
      { title: '第二件', text: why },
    ],
  },
  merge: { into: 'WEIF0', why },
  'stop-dispatch': { answer: why, reason: why },
  'request-extension': { workdays: 3, reason: why },
  'approve-extension': {},
  'refuse-extension': { reason: why },
  'grant-extension': { workdays: 3, override: why },
  'report-interim': { progress: why, plan: why },
  explain: { explanation: why },
  'record-contact': { via: 'phone', note: why },
  'submit-reply': { reply: { result: why } },
  'approve-reply': {},
  'send-back-reply': { reason: why },
  'pass-audit': {},
  'refuse-audit': { reason: why },
  'file-result': { opinion: why },
  'accept-filing': {},
  'refuse-filing': { reason: why },
  'record-callback': { level: 'center' },
  'appeal-rating': { reason: why },
  'review-rating': { verdict: 'valid', reason: why },
  'send-letter': { text: why },
  'review-letter': { accepted: true, reason: why },
  'request-termination': { ground: why, text: why },
  'approve-termination': { explanation: why },
  'refuse-termination': { reason: why },
  archive: {},
  reopen: { newFacts: why },
  escalate: { reason: why },
  'answer-escalation': { by: '某领导', text: why },
  supervise: { level: 'written', trigger: 'overdue', reason: why },
  'answer-supervision': { n: 1, text: why },
  'lift-supervision': { n: 1, why },
  'note-accountability': { cause: 'overdue', reason: why },
}

/** Who stands how to an order that the hotline gave to one unit, which leads and holds it alone. */
const standings: Readonly<Record<'hotline' | 'unit', readonly Standing[]>> = {
  hotline: ['citizen', 'hotline', 'superior', 'above', 'involved'],
  unit: ['holder', 'lead', 'involved'],
}

const accounts = [
  ['agent', 'agent', 'hotline'],
  ['dispatcher', 'dispatcher', 'hotline'],
  ['auditor', 'auditor', 'hotline'],
  ['supervisor', 'supervisor', 'hotline'],
  ['lead', 'hotline-lead', 'hotline'],
  ['editor', 'knowledge-editor', 'hotline'],
  ['admin', 'system-admin', 'hotline'],
  [`clerk.${unit}`, 'unit-clerk', 'unit'],
  [`leader.${unit}`, 'unit-leader', 'unit'],
  [`manager.${unit}`, 'unit-admin', 'unit'],
] as const

let jiban: Jiban
let agent: Desk
let dispatcher: Desk
beforeAll(async () => {
  jiban = await openJiban()
  agent = await deskOf(jiban, 'agent', place)
  dispatcher = await deskOf(jiban, 'dispatcher', place)
})
afterAll(() => jiban.close())

const handedOut = async (): Promise<string> => {
  const { no } = await takenDown(agent)
  const sent = await dispatcher.does(no, { type: 'dispatch', lead: unit, why, requirement: why })
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body))
  return no
}

const allowed = (role: string, where: 'hotline' | 'unit', type: CommandType): boolean =>
  rights[type].roles.some((each) => each === role) && standings[where].includes(rights[type].standing)

describe('the table of rights over HTTP', () => {
  it.each(accounts)(
    'lets %s give what the table gives a %s, and nothing else',
    async (account, role, where) => {
      const desk = await deskOf(jiban, account, place)
      const no = await handedOut()
      const version = async () => (await dispatcher.get(`/orders/${no}`)).body.version
      const before = await version()
      for (const type of commandTypes.filter((each) => !allowed(role, where, each))) {
        const { status, body } = await desk.does(no, { type, ...bodies[type] })
        expect(status, `${role} ${type} ${JSON.stringify(body)}`).toBe(403)
        expect(body.facts.roles ?? [body.facts.role], type).not.toHaveLength(0)
      }
      expect(await version()).toBe(before)
      for (const type of commandTypes.filter((each) => allowed(role, where, each))) {
        const order = where === 'hotline' ? no : await handedOut()
        const { status, body } = await desk.does(order, { type, ...bodies[type] })
        expect([200, 400, 409], `${role} ${type} ${JSON.stringify(body)}`).toContain(status)
        expect(body.facts?.faults, `${type} ${JSON.stringify(body)}`).toBeUndefined()
      }
    },
  )

  it('shows another unit nothing, whatever it tries', async () => {
    const other = await deskOf(jiban, 'manager.fire', place)
    const no = await handedOut()
    for (const type of commandTypes)
      expect((await other.does(no, { type, ...bodies[type] })).status, type).toBe(404)
  })

  it('gives nobody a command without a session, and a stranger from another place none', async () => {
    const no = await handedOut()
    const stranger = await deskOf(jiban, 'dispatcher', 'fuzhou')
    const path = `/api/v1/${place}/orders/${no}/commands`
    for (const type of commandTypes) {
      const command = { type, ...bodies[type] }
      expect((await clientOf(jiban).post(path, command)).status, type).toBe(401)
      expect((await clientOf(jiban).post(path, command, { cookie: stranger.cookie })).status, type).toBe(403)
    }
  })
})
