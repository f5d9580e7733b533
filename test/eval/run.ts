import { drawLines, fitModel, samplesOf, writeLines } from './fit.ts'
import { readLabels } from './labels.ts'
import { printTable } from './table.ts'

/**
 * `npm run eval` prints what the labelled and the practice questions give.
 * `-- --fit` fits the weights and lines first; `-- --errors` prints what went wrong; `-- --only settling|retrieval|routing|understanding|conversation|abuse`.
 */
const flag = (name: string) => process.argv.includes(`--${name}`)
const only = process.argv[process.argv.indexOf('--only') + 1] ?? ''
const wants = (part: string) => !flag('only') || only === part

const defaultPlace = 'weifang'
const start = '2026-11-22T10:00:00+08:00'
const day = '2026-11-22'

const labels = await readLabels()
if (wants('settling') || flag('fit')) {
  const { openJiban } = await import('../support/jiban.ts')
  const { calibrationTable, rankLabels, retrievalTable } = await import('./ranking.ts')
  const { settlingTable } = await import('./settling.ts')
  const jiban = await openJiban(start)
  if (flag('fit')) {
    const fitting = labels.filter(({ half }) => half === 'fit')
    const samples = await samplesOf(jiban.deps.knowledge, fitting, defaultPlace, day)
    const model = fitModel(samples)
    const drawn = drawLines(model, samples)
    await writeLines(model, drawn, `${day}/${fitting.length}/${drawn.settle.toFixed(2)}`)
    console.log('lines.ts written; run again without --fit to measure', model, drawn)
  } else {
    const ranked = await rankLabels(jiban.deps.knowledge, labels, defaultPlace, day)
    printTable(retrievalTable(ranked))
    printTable(calibrationTable(ranked))
    printTable(await settlingTable(jiban, labels, defaultPlace, flag('errors') ? console.log : undefined))
  }
  await jiban.close()
}
if (wants('retrieval') && !flag('fit')) {
  const { paraphraseTable } = await import('./paraphrase.ts')
  printTable(await paraphraseTable())
}
if (wants('routing') && !flag('fit')) {
  const { evaluateRouting } = await import('./routing.ts')
  for (const table of await evaluateRouting()) printTable(table)
}
if (wants('understanding') && !flag('fit')) {
  const { evaluateUnderstanding } = await import('./understanding.ts')
  for (const table of await evaluateUnderstanding(flag('errors') ? console.log : undefined)) printTable(table)
}
if ((wants('conversation') || wants('abuse')) && !flag('fit')) {
  const { openJiban } = await import('../support/jiban.ts')
  const { conversationTable, steeringTable } = await import('./conversation.ts')
  const { abuseTable } = await import('./conversation-abuse.ts')
  const jiban = await openJiban(start)
  const onWrong = flag('errors') ? console.log : undefined
  if (wants('conversation')) printTable(await conversationTable(jiban, onWrong))
  if (wants('conversation') || wants('abuse')) printTable(await steeringTable(jiban, onWrong))
  if (wants('abuse')) printTable(await abuseTable(jiban))
  await jiban.close()
}
