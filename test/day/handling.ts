import { act, fillAct, listed, offered, revealed } from './acts.ts'
import { type Known, noted, type Town, times, unitsAbove } from './town.ts'
import { linksOn, type Page, type Visitor } from './visitor.ts'

const elsewhere = ['urban-management', 'market', 'housing'] as const

/** Reads in the list where each order lies: much is dispatched by the catalogue without anybody. */
export const findUnits = async (town: Town): Promise<void> => {
  const dispatcher = await town.people.as('dispatcher')
  for (const { no, unit } of await listed(dispatcher, town.people, 'all')) {
    const known = town.orders.get(no)
    if (known) known.unit = town.units.get(unit)?.id ?? known.unit
  }
}

/** Gives what waits to the unit that is suggested, the next one after it came back. */
export const dispatchAll = async (town: Town): Promise<void> => {
  const dispatcher = await town.people.as('dispatcher')
  for (const row of await listed(dispatcher, town.people, 'to-dispatch')) {
    const known = town.orders.get(row.no)
    if (known) await dispatch(town, dispatcher, await dispatcher.open(row.to), known)
  }
}

const dispatch = async (town: Town, dispatcher: Visitor, page: Page, known: Known): Promise<void> => {
  const to = offered(page).get('派单')
  if (to === undefined) return
  const form = await dispatcher.open(to)
  const suggested = linksOn(form.root)
    .filter(({ to: address }) => address.includes('/do/dispatch?'))
    .map((link) => ({ ...link, unit: new URLSearchParams(link.to.split('?')[1]).get('lead') ?? '' }))
  const chosen = suggested.find(({ unit }) => unit !== known.unit)
  const unit = chosen?.unit ?? elsewhere.find((each) => each !== known.unit) ?? 'urban-management'
  const typed = {
    requirement: '请核实情况，依法办理并答复。',
    ...(chosen ? {} : { lead: unit, why: '按职责判断' }),
  }
  const ready = chosen ? await dispatcher.open(chosen.to) : form
  if (noted(town, known, '派单', await fillAct(dispatcher, ready, '派单', typed))) {
    known.unit = unit
    known.signedOn = null
  }
}

/** Answers what units ask for: most returns and all first extensions are granted. */
export const decideRequests = async (town: Town): Promise<void> => {
  await decidesAs(town, 'dispatcher')
  for (const unit of unitsAbove(town)) await decidesAs(town, `manager.${unit}`)
}

const decidesAs = async (town: Town, account: string): Promise<void> => {
  const person = await town.people.as(account)
  for (const list of ['returns', 'extensions'])
    for (const row of await listed(person, town.people, list)) {
      const known = town.orders.get(row.no)
      if (!known) continue
      const returned = known.one.id % 3 === 0 ? '不同意退单' : '同意退单'
      const name = list === 'returns' ? returned : '同意延期'
      const page = await person.open(row.to)
      if (offered(page).has(name))
        noted(town, known, name, await act(person, page, name, { reason: '已经核对职责清单。' }))
    }
}

/** Where a unit stands with an order: the day from which on it answers. */
const answersFrom: Readonly<Record<string, number>> = { prompt: 1, slow: 3, extension: 5, late: 8 }

const reply = {
  'reply.result': '已到现场核实，问题已经处理完毕，并安排专人复查。',
  'reply.informedVia': 'face',
  'reply.responsible.name': '周建国',
  'reply.responsible.title': '分管副局长',
  'reply.responsible.phone': '0000-7654321',
  'reply.attachments.leader_signoff': '领导签发单.pdf',
  'reply.attachments.process_photos': '现场照片.pdf',
  'reply.attachments.written_material': '办理情况书面材料.pdf',
  'reply.process': '接到工单后到现场核实，约谈责任方，督促整改。',
}

/** A unit's day: what is signed, given back, put off, answered, explained. */
export const unitWorks = async (town: Town, unit: string): Promise<void> => {
  const clerk = await town.people.as(`clerk.${unit}`)
  for (const row of await listed(clerk, town.people, 'my-unit')) {
    const known = town.orders.get(row.no)
    if (!known || !isDue(town, known, row.step)) continue
    await handle(town, clerk, await clerk.open(row.to), known)
  }
  for (const row of await listed(clerk, town.people, 'explanations')) {
    const known = town.orders.get(row.no)
    const typed = { explanation: '因责任方更换，需要重新核实。', plan: '两日内办结。' }
    if (known) noted(town, known, '作出说明', await act(clerk, await clerk.open(row.to), '作出说明', typed))
  }
}

const isDue = (town: Town, known: Known, step: string): boolean => {
  if (step.includes('待签收')) return known.one.plan !== 'late' || town.day >= 3
  if (!step.includes('办理中')) return false
  if (step.includes('重新')) return true
  const wait = answersFrom[known.one.plan] ?? 1
  const asks = known.one.plan === 'extension' && times(known, '申请延期') === 0
  return asks || town.day - (known.signedOn ?? 0) >= wait
}

const handle = async (town: Town, clerk: Visitor, page: Page, known: Known): Promise<void> => {
  const can = offered(page)
  const { plan } = known.one
  if (plan === 'return' && times(known, '申请退单') === 0 && can.has('申请退单')) {
    const typed = {
      reason: '经核对，不属于本单位职责。',
      basis: '本单位职责清单',
      suggestedUnit: known.unit === 'urban-management' ? 'housing' : 'urban-management',
    }
    if (noted(town, known, '申请退单', await act(clerk, page, '申请退单', typed))) return
  }
  if (can.has('签收')) {
    if (noted(town, known, '签收', await act(clerk, page, '签收', { leader: '副局长 周某' })))
      known.signedOn = town.day
    return
  }
  if (can.has('回复督办') && times(known, '督办') > times(known, '回复督办')) {
    const typed = { text: '已经明确责任人，限期办结。', plan: '两日内办结', leader: '周建国', person: '赵明' }
    noted(town, known, '回复督办', await act(clerk, page, '回复督办', typed))
  }
  if (plan === 'extension' && times(known, '申请延期') === 0 && can.has('申请延期')) {
    const typed = { workdays: '2', reason: '需要调配设备', progress: '已经现场勘察' }
    known.acts.push('试申请延期')
    if (noted(town, known, '申请延期', await act(clerk, page, '申请延期', typed))) return
  }
  if (can.has('提交答复')) noted(town, known, '提交答复', await act(clerk, page, '提交答复', reply))
}

/** What was given to a unit by way of the one above it is passed on there. */
export const passOn = async (town: Town): Promise<void> => {
  for (const above of unitsAbove(town)) {
    const manager = await town.people.as(`manager.${above}`)
    for (const row of await listed(manager, town.people, 'my-unit', '&state=dispatched')) {
      const known = town.orders.get(row.no)
      const page = await manager.open(row.to)
      // What was meant for the level itself is not passed on.
      if (!known || known.unit === null || known.unit === above) continue
      if (!offered(page).has('转下级办理')) continue
      const typed = { to: known.unit, requirement: '请按职责办理。' }
      noted(town, known, '转下级办理', await act(manager, page, '转下级办理', typed))
    }
  }
}

/** The leader of a unit reads its answers over; where only its manager may, the manager does. */
export const unitApproves = async (town: Town, unit: string): Promise<void> => {
  for (const account of ['leader', 'manager'] as const) {
    const leader = await town.people.as(`${account}.${unit}`)
    for (const row of await listed(leader, town.people, 'my-unit', '&state=unit_approval')) {
      const page = await leader.open(row.to)
      const known = town.orders.get(row.no)
      if (known && offered(page).has('审签答复'))
        noted(town, known, '审签答复', await act(leader, page, '审签答复'))
    }
  }
}

/** Places where the unit itself asks whether people are content. */
export const unitCallsBack = async (town: Town, unit: string): Promise<void> => {
  const account = town.place === 'district-supervision' ? 'manager' : 'clerk'
  const person = await town.people.as(`${account}.${unit}`)
  for (const row of await listed(person, town.people, 'to-call-back')) {
    const known = town.orders.get(row.no)
    let page = await person.open(row.to)
    if (!known || times(known, '单位回访') > 0 || !offered(page).has('回访')) continue
    if (await revealed(person, page, [known.one.phone, known.one.name])) page = await person.open(row.to)
    const typed = { ...content, level: levelFor(town.place, 'unit'), ...visits(town.place) }
    noted(town, known, '单位回访', await act(person, page, '回访', typed))
  }
}

/** One place asks face to face; elsewhere the telephone stands in the form. */
const visits = (place: string) => (place === 'district-supervision' ? { method: 'visit' } : {})

const levels: Readonly<Record<string, { readonly hotline: string; readonly unit: string }>> = {
  pingdingshan: { hotline: 'level_one', unit: 'level_two' },
  'district-supervision': { hotline: 'district', unit: 'unit' },
}
export const levelFor = (place: string, who: 'hotline' | 'unit'): string => levels[place]?.[who] ?? 'center'

export const content = {
  reached: 'true',
  resolved: 'true',
  process: '2',
  result: '2',
  comments: '已经解决。',
  opinion: '没有意见。',
}
