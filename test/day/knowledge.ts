import { all, textOf } from './html.ts'
import type { Town } from './town.ts'
import { alertsOn, formOf, linksOn } from './visitor.ts'

const mostGaps = 3

/** Questions nobody could answer are given to a unit; what was called wrong and is right is explained. */
export const keepKnowledge = async (town: Town): Promise<void> => {
  await assignGaps(town)
  await answerCorrections(town)
}

const assignGaps = async ({ people }: Town): Promise<void> => {
  const editor = await people.as('editor')
  const gaps = await editor.open(`${people.desk}/knowledge/gaps`)
  if (gaps.status !== 200) return editor.fault(`gaps: ${gaps.status}`)
  const open = linksOn(gaps.root).filter(({ words, to }) => words === '分派或销号' && /\/gaps\//.test(to))
  for (const { to } of open.slice(0, mostGaps)) {
    const form = formOf(await editor.open(to), /\/assign$/)
    if (!form) return editor.fault(`${to} cannot be given to a unit`)
    const next = await editor.submit(form, { unit: 'justice' })
    if (next.status >= 400) editor.fault(`${to}: ${alertsOn(next)}`)
  }
}

const answerCorrections = async ({ people }: Town): Promise<void> => {
  const editor = await people.as('editor')
  const page = await editor.open(`${people.desk}/knowledge/corrections`)
  const open = linksOn(page.root).filter(({ to }) => /\/knowledge\/corrections\/[^/?]+$/.test(to))
  for (const { to } of open) {
    const form = formOf(await editor.open(to), to)
    if (!form) return editor.fault(`${to} has no form`)
    const next = await editor.submit(form, { why: '已与承办单位核对，条目与现行规定一致。' })
    if (next.status >= 400) editor.fault(`${to}: ${alertsOn(next)}`)
  }
}

/** How many lines of the ledger stand in a state that is no end. */
export const stuckOnLedger = async ({ people }: Town): Promise<number> => {
  const admin = await people.as('admin')
  let stuck = 0
  for (const state of ['queued', 'sending', 'failed']) {
    const page = await admin.open(`${people.desk}/admin/ledger?state=${state}`)
    // What lies on a desk waits for whoever reads it there.
    const rows = all(page.root, 'tbody')
      .flatMap((body) => all(body, 'tr'))
      .filter((row) => !all(row, 'td').some((cell) => textOf(cell).trim() === '工作台'))
    stuck += rows.length
    for (const row of rows.slice(0, 2))
      admin.fault(`not told: ${textOf(row).replace(/\s+/g, ' ').slice(0, 120)}`)
  }
  return stuck
}
