import { archiveAll, auditAll, callBackAll, superviseAll } from './aftercare.ts'
import { decideUndecided, receiveTalks, takeCallDown } from './agents.ts'
import type { Case } from './cases.ts'
import { actsOnOrder, comesByWeb, comesByWechat, conversationPage } from './citizens.ts'
import {
  decideRequests,
  dispatchAll,
  findUnits,
  passOn,
  unitApproves,
  unitCallsBack,
  unitWorks,
} from './handling.ts'
import { keepKnowledge } from './knowledge.ts'
import { remember, type Town, times, unitsAtWork } from './town.ts'

/** An hour of the day: who comes is served, and the desks do what lies on them. */
export const playHour = async (towns: readonly Town[], hour: number): Promise<void> => {
  const coming = towns.flatMap((town) =>
    town.cases.filter((one) => one.hour === hour).map((one) => ({ town, one })),
  )
  // Messages wait for each other in the account, not in the desks: those citizens write while the others are served.
  const writing = coming.filter(({ one }) => one.channel === 'wechat')
  const written = Promise.all(writing.map(({ town, one }) => comesByWechat(town.world, one)))
  for (const { town, one } of coming) await serve(town, one)
  await written
  for (const { town, one } of coming) remember(town, one)
  for (const town of towns) {
    await receiveTalks(town)
    await decideUndecided(town)
    await dispatchAll(town)
  }
}

const serve = async (town: Town, one: Case): Promise<void> => {
  if (one.channel === 'phone') return takeCallDown(town, one)
  if (one.channel === 'web') town.citizens.push(await comesByWeb(town.world, one))
}

/** Half a working day: units, their leaders, those who read over, ask, supervise and file. */
export const playDesks = async (town: Town): Promise<void> => {
  await findUnits(town)
  await decideRequests(town)
  await dispatchAll(town)
  await passOn(town)
  for (const unit of unitsAtWork(town)) {
    await unitWorks(town, unit)
    await unitApproves(town, unit)
  }
  await auditAll(town)
  await callBackAll(town)
  for (const unit of unitsAtWork(town)) await unitCallsBack(town, unit)
  await superviseAll(town)
}

/** Citizens look their orders up and act on them when it is time. */
const playCitizens = async (town: Town): Promise<void> => {
  for (const known of town.orders.values()) {
    const { later, did } = known.one
    const answered = times(known, '提交答复') > 0
    const early = later === 'supplement' || later === 'withdraw'
    if (later !== 'nothing' && did.length === 0 && (early || answered))
      await actsOnOrder(town.world, known.one)
  }
}

/** Whoever came by the web looks into the conversation once more and reads what was told there. */
export const playLast = async (town: Town): Promise<void> => {
  for (const citizen of town.citizens.filter(({ one }) => one.order !== null)) {
    const page = await conversationPage(citizen)
    if (!page.text.includes(citizen.one.order?.no ?? ''))
      citizen.visitor.fault('their order is not in the conversation')
  }
}

export const playEvening = async (town: Town): Promise<void> => {
  await playCitizens(town)
  await archiveAll(town)
  if (town.day % 3 === 0) await keepKnowledge(town)
}
