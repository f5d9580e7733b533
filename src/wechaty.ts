import { composeDeps } from './app.ts'
import { channelText } from './channel-file.ts'
import { composeChannels } from './compose-channels.ts'
import { type Env, readEnv } from './env.ts'
import { repeating } from './jobs/repeating.ts'
import { sendingLoop } from './jobs/send-deliveries.ts'
import { hasOwnWechaty, readChannels } from './open-channels.ts'
import { keyFrom, openCipher } from './open-cipher.ts'
import { openDatabase } from './open-database.ts'
import { openModels } from './open-models.ts'
import { shelfIndexes } from './store/shelf-index/shelf-indexes.ts'

/** Entry of the process that holds the accounts of wechaty, beside the service and over its database. */
const say = (text: string) => console.log(`[wechaty] ${text}`)
const tell = (fault: unknown) => say(fault instanceof Error ? fault.message : String(fault))
const fetchEveryMs = 10_000

const checked = (env: Env, settings: ReturnType<typeof readChannels>) => {
  if (env.DATABASE_URL === '')
    throw new Error(
      'DATABASE_URL is not set: the embedded database belongs to one process. Use a Postgres server.',
    )
  if (Object.keys(settings.wechaty).length === 0)
    throw new Error('JIBAN_CHANNELS sets wechaty for no place: there is nothing to hold.')
  if (!hasOwnWechaty(settings))
    throw new Error(
      'JIBAN_CHANNELS leaves wechaty to the service: set `process: own` there, and start both anew.',
    )
}

const main = async () => {
  const env = readEnv(process.env)
  const settings = readChannels(await channelText(env.JIBAN_CHANNELS))
  checked(env, settings)
  const database = await openDatabase(env, tell)
  const clock = { now: () => new Date() }
  const cipher = await openCipher(env)
  const signing = {
    secret: await keyFrom(env, env.JIBAN_SECRET, 'signing-key'),
    production: env.JIBAN_MODE === 'production',
  }
  const models = await openModels(env, database.db, clock, (text) => say(`model: ${text}`))
  const { deps } = composeDeps(database.db, cipher, clock, signing, {
    ...models,
    shelves: shelfIndexes(database),
  })
  const channels = composeChannels({
    db: database.db,
    cipher,
    deps,
    settings,
    process: 'wechaty',
    say,
    wakeSender: () => sending.kick(),
  })
  const sending = sendingLoop(channels.sending, channels.senders, tell)
  const fetching = repeating({ everyMs: fetchEveryMs, run: channels.fetch, onFault: tell })
  for (const loop of [sending, fetching]) loop.start()
  for (const { start } of channels.opened) await start?.()
  const stop = async () => {
    for (const { stop: end } of channels.opened) await end?.().catch(tell)
    for (const loop of [sending, fetching]) await loop.stop()
    await database.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  say('ready: what the accounts hear is answered (Ctrl-C stops)')
}

await main().catch((fault) => {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exit(1)
})
