import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openServer } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded.ts'

/** What the machine gives at most: one HTTP request, one insert in a transaction, and nothing else. */
const url = process.env['DATABASE_URL']
const directory = process.env['JIBAN_DATA_DIR'] ?? ''
const { db, pool } = url ? openServer(url) : await openEmbedded({ directory })
await pool.query('create table if not exists bare (id bigint generated always as identity, body jsonb)')
const bare = db.withTables<{ bare: { body: string } }>()

const app = new Hono()
app.get('/readyz', (context) => context.text('ready'))
app.post('/bare', async (context) => {
  const body = JSON.stringify(await context.req.json())
  await bare.transaction().execute((trx) => trx.insertInto('bare').values({ body }).execute())
  return context.json({ stored: true })
})
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT']) })
