import { z } from 'zod'
import { placeIdSchema } from './domain/place.ts'

/** Every variable the programme reads, with its default. `.env.example` says the same to operators. */
const envSchema = z
  .object({
    /** Address to listen on. */
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(8787),
    /** demo: seeds the five places and their content, loopback only. production: seeds nothing. */
    JIBAN_MODE: z.enum(['demo', 'production']).default('demo'),
    /** The place served at `/`. */
    JIBAN_PLACE: placeIdSchema.default(placeIdSchema.parse('weifang')),
    /** Where the embedded database and the demonstration key live. */
    JIBAN_DATA_DIR: z.string().min(1).default('.data'),
    /** A Postgres server with pgvector; empty means the embedded database. */
    DATABASE_URL: z.union([z.literal(''), z.url({ protocol: /^postgres(ql)?$/ })]).default(''),
    /** Signs what leaves the server; at least 32 characters. */
    JIBAN_SECRET: z.string().default(''),
    /** Seals personal data at rest: 32 bytes in base64. */
    JIBAN_DATA_KEY: z.string().default(''),
  })
  .superRefine((env, context) => {
    const loopback = /^(127\.|localhost$|::1$)/.test(env.HOST)
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (env.JIBAN_DATA_KEY !== '' && !isKey(env.JIBAN_DATA_KEY))
      fault('JIBAN_DATA_KEY', 'must be 32 bytes in base64')
    if (env.JIBAN_MODE === 'demo') {
      if (!loopback) fault('HOST', 'demo mode listens on loopback only; set JIBAN_MODE=production')
      return
    }
    if (env.DATABASE_URL === '') fault('DATABASE_URL', 'production needs a Postgres server')
    if (env.JIBAN_SECRET.length < 32) fault('JIBAN_SECRET', 'production needs at least 32 characters')
    if (env.JIBAN_DATA_KEY === '') fault('JIBAN_DATA_KEY', 'production needs a key: 32 bytes in base64')
  })

export type Env = z.infer<typeof envSchema>

const isKey = (text: string) => {
  try {
    return atob(text).length === 32
  } catch {
    return false
  }
}

/** Reads the environment once. Throws one error that lists every fault. */
export const readEnv = (source: Readonly<Record<string, string | undefined>>): Env => {
  const parsed = envSchema.safeParse(source)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The configuration cannot be used:\n${faults.join('\n')}`)
}
