import { act, listed, offered, revealed } from './acts.ts'
import { content, levelFor } from './handling.ts'
import { type Known, noted, type Town, times } from './town.ts'
import type { Page, Visitor } from './visitor.ts'

/** Every order of a list that is known, with its page open before this person. */
const eachOf = async (
  town: Town,
  account: string,
  list: string,
  work: (person: Visitor, page: Page, known: Known) => Promise<unknown>,
  more = '',
): Promise<void> => {
  const person = await town.people.as(account)
  for (const { no, to } of await listed(person, town.people, list, more)) {
    const known = town.orders.get(no)
    if (known) await work(person, await person.open(to), known)
  }
}

/** Answers are passed or sent back, ratings looked into, letters and filings read. */
export const auditAll = async (town: Town): Promise<void> => {
  const give =
    (name: string, typed: Record<string, string> = {}) =>
    async (person: Visitor, page: Page, known: Known) => {
      if (offered(page).has(name)) noted(town, known, name, await act(person, page, name, typed))
    }
  await eachOf(town, 'auditor', 'to-audit', (person, page, known) =>
    known.one.plan === 'audit-refused' && times(known, '审核不通过') === 0
      ? give('审核不通过', { reason: '只写了安排，没有写办理结果。' })(person, page, known)
      : give('审核通过')(person, page, known),
  )
  const review = { verdict: 'valid', reason: '已向诉求人核实，办理到位。' }
  await eachOf(town, 'auditor', 'ratings', give('核实评价', review))
  await eachOf(town, 'auditor', 'letters', give('审核函告', { accepted: 'true', reason: '办理到位。' }))
  await eachOf(town, 'auditor', 'to-file', give('备案'))
}

/** Asks those who were answered; once for some of them the answer proves untrue. */
export const callBackAll = (town: Town): Promise<void> =>
  eachOf(town, 'agent', 'to-call-back', async (agent, page, known) => {
    if (!offered(page).has('回访')) return
    const untrue = known.one.plan === 'untrue' && times(known, '回访不属实') === 0
    const again = times(known, '回访') > 0 && town.place !== 'weifang'
    if (again && !untrue && levelFor(town.place, 'unit') !== 'center' && times(known, '单位回访') === 0)
      return
    await revealed(agent, page, [known.one.phone, known.one.name])
    const typed = {
      ...content,
      level: levelFor(town.place, 'hotline'),
      ...(untrue ? { resolved: 'false', result: '5', untrue: 'on', comments: '现场没有变化。' } : {}),
    }
    noted(town, known, untrue ? '回访不属实' : '回访', await act(agent, page, '回访', typed))
  })

/** What shows on the board is looked at; what may be supervised is, once. */
export const superviseAll = async (town: Town): Promise<void> => {
  const supervisor = await town.people.as('supervisor')
  const board = await supervisor.open(`${town.people.desk}/board`)
  if (board.status !== 200) supervisor.fault(`the board: ${board.status}`)
  for (const list of ['to-supervise', 'overdue'])
    await eachOf(town, 'supervisor', list, async (person, page, known) => {
      if (times(known, '督办') > 0 || !offered(page).has('督办')) return
      known.acts.push('看督办')
      if (times(known, '看督办') > 2) return
      noted(town, known, '督办', await act(person, page, '督办', { reason: '到期没有办结。' }))
    })
  await eachOf(town, 'supervisor', 'supervised', async (person, page, known) => {
    if (times(known, '提交答复') === 0 || !offered(page).has('解除督办')) return
    noted(town, known, '解除督办', await act(person, page, '解除督办', { why: '已经答复。' }))
  })
}

/** What is over goes into the files. */
export const archiveAll = async (town: Town): Promise<void> => {
  for (const state of ['closed', 'withdrawn', 'terminated', 'merged'])
    await eachOf(
      town,
      'auditor',
      'all',
      async (auditor, page, known) => {
        if (offered(page).has('归档')) noted(town, known, '归档', await act(auditor, page, '归档'))
      },
      `&state=${state}`,
    )
}
