import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endAll, freePort, startNode, untilReady } from '../support/processes.ts'
import { stories } from './index.ts'
import { type Line, tell } from './tell.ts'

/**
 * Tells the stories of the places over HTTP against a demonstration server that this starts, and prints what happened
 * with the articles: `npm run stories`, or `npm run stories -- weifang`.
 */
const print = ({ at, who, what, article }: Line) =>
  console.log(`  ${at}  ${who.padEnd(26)} ${what}${article === '' ? '' : `  《${article}》`}`)

const main = async (): Promise<boolean> => {
  const wanted = process.argv.slice(2)
  const directory = await mkdtemp(join(tmpdir(), 'jiban-stories-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = startNode(['--import', 'tsx', 'src/node.ts'], {
    PORT: String(port),
    HOST: '127.0.0.1',
    JIBAN_MODE: 'demo',
    JIBAN_DATA_DIR: directory,
    DATABASE_URL: '',
  })
  let good = true
  try {
    await untilReady(url, server)
    for (const story of stories) {
      if (wanted.length > 0 && !wanted.includes(story.place)) continue
      console.log(`\n# ${story.place}: ${story.title}`)
      try {
        const told = await tell(url, story)
        for (const line of told.steps) print(line)
        console.log(`\n  history of ${told.no} (${told.finalState})`)
        for (const line of told.timeline) print(line)
      } catch (fault) {
        good = false
        console.error(`  !! ${story.place}: ${fault instanceof Error ? fault.message : fault}`)
      }
    }
  } finally {
    await endAll()
    await rm(directory, { recursive: true, force: true })
  }
  return good
}

process.exitCode = (await main()) ? 0 : 1
