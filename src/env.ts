import { z } from 'zod'
import { placeIdSchema } from './domain/place.ts'
import { staffRoleSchema } from './domain/staff.ts'
import { defaultRetentionDays } from './rules/retention.ts'

const wordsIn = (text: string): string[] =>
  text.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]))

/** Every variable the programme reads, with its default. `.env.example` says the same to operators. */
const envSchema = z
  .object({
    /** Address to listen on. */
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(8787),
    /** Proxies before the service, each adding to X-Forwarded-For; 0 = a caller is whoever opened the connection. */
    JIBAN_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    /** demo: seeds the five places and their content, loopback only. production: seeds nothing. */
    JIBAN_MODE: z.enum(['demo', 'production']).default('demo'),
    /** The place served at `/`. */
    JIBAN_PLACE: placeIdSchema.default(placeIdSchema.parse('weifang')),
    /** Where the embedded database and the demonstration key live. */
    JIBAN_DATA_DIR: z.string().min(1).default('.data'),
    /** A Postgres server with pgvector; empty means the embedded database. */
    DATABASE_URL: z.union([z.literal(''), z.url({ protocol: /^postgres(ql)?$/ })]).default(''),
    /** no: behind a pooler in transaction mode that does not carry prepared statements over. */
    JIBAN_PREPARED_STATEMENTS: z.enum(['yes', 'no']).default('yes'),
    /** Signs the sessions of people at work; at least 32 characters. The demonstration keeps one beside its data. */
    JIBAN_SECRET: z.string().default(''),
    /** Roles with commas between that do not work by a password alone: they set up a second step first. */
    JIBAN_REQUIRE_TWO_FACTOR: z.string().default('').transform(wordsIn).pipe(z.array(staffRoleSchema)),
    /** The city's own identity provider (OpenID Connect), by its issuer; empty = people sign in here alone. */
    JIBAN_OIDC_ISSUER: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
    JIBAN_OIDC_CLIENT_ID: z.string().default(''),
    JIBAN_OIDC_CLIENT_SECRET: z.string().default(''),
    /** The claim of the id token that is the name of the account here. */
    JIBAN_OIDC_ACCOUNT_CLAIM: z.string().min(1).default('preferred_username'),
    /** What people know the provider by; stands on the button. */
    JIBAN_OIDC_NAME: z.string().min(1).max(20).default('统一身份认证'),
    /** Seals personal data at rest: 32 bytes in base64. */
    JIBAN_DATA_KEY: z.string().default(''),
    /** Earlier data keys with commas between, the first one ever last: they open what they sealed. */
    JIBAN_DATA_KEYS_BEFORE: z.string().default('').transform(wordsIn),
    /** What new texts are sealed with: AES-256-GCM, or SM4 with HMAC-SM3. Either opens both. */
    JIBAN_CIPHER: z.enum(['aes', 'sm4']).default('aes'),
    /** Days after an order was closed until its contact data is erased, where the place's rules set none. */
    JIBAN_RETENTION_DAYS: z.coerce.number().int().min(30).max(36_500).default(defaultRetentionDays),
    /** Where citizens reach the service, for links in notices; empty = notices have none. */
    JIBAN_PUBLIC_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
    /** An OpenAI-compatible endpoint, up to and with its /v1; empty means no model, and nothing is missed. */
    JIBAN_MODEL_BASE_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
    JIBAN_MODEL_KEY: z.string().default(''),
    /** The model that words answers for the question asked and makes suggestions to staff. */
    JIBAN_CHAT_MODEL: z.string().default(''),
    /** The model that turns texts into vectors, for finding by meaning. */
    JIBAN_EMBEDDING_MODEL: z.string().default(''),
    /** Length of those vectors; what the index can hold at most is 2000. */
    JIBAN_EMBEDDING_DIMENSIONS: z.coerce.number().int().min(2).max(2000).default(1024),
    /** Calls and tokens of models for each place and day; beyond them everything goes on without a model. */
    JIBAN_MODEL_DAILY_CALLS: z.coerce.number().int().min(0).default(10_000),
    JIBAN_MODEL_DAILY_TOKENS: z.coerce.number().int().min(0).default(10_000_000),
    /** Channels of each place: YAML or JSON, or the path of such a file; empty = pages and API alone. */
    JIBAN_CHANNELS: z.string().default(''),
    /** Would send what citizens write to a tracing service; refused beside a model. */
    LANGSMITH_TRACING: z.string().default(''),
    LANGCHAIN_TRACING_V2: z.string().default(''),
  })
  .superRefine((env, context) => {
    const loopback = /^(127\.|localhost$|::1$)/.test(env.HOST)
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (env.JIBAN_DATA_KEY !== '' && !isKey(env.JIBAN_DATA_KEY))
      fault('JIBAN_DATA_KEY', 'must be 32 bytes in base64')
    if (!env.JIBAN_DATA_KEYS_BEFORE.every(isKey))
      fault('JIBAN_DATA_KEYS_BEFORE', 'must be keys of 32 bytes in base64, with commas between')
    if (env.JIBAN_DATA_KEYS_BEFORE.length > 0 && env.JIBAN_DATA_KEY === '')
      fault('JIBAN_DATA_KEYS_BEFORE', 'earlier keys without JIBAN_DATA_KEY, the one that took their place')
    for (const [path, message] of [...modelFaults(env), ...providerFaults(env)]) fault(path, message)
    if (env.JIBAN_MODE === 'demo') {
      if (!loopback) fault('HOST', 'demo mode listens on loopback only; set JIBAN_MODE=production')
      return
    }
    if (env.DATABASE_URL === '') fault('DATABASE_URL', 'production needs a Postgres server')
    if (env.JIBAN_SECRET.length < 32) fault('JIBAN_SECRET', 'production needs at least 32 characters')
    if (env.JIBAN_DATA_KEY === '') fault('JIBAN_DATA_KEY', 'production needs a key: 32 bytes in base64')
  })

type ModelVariables = Readonly<
  Record<
    | 'JIBAN_MODEL_BASE_URL'
    | 'JIBAN_CHAT_MODEL'
    | 'JIBAN_EMBEDDING_MODEL'
    | 'LANGSMITH_TRACING'
    | 'LANGCHAIN_TRACING_V2',
    string
  >
>

function* modelFaults(env: ModelVariables): Generator<readonly [path: string, message: string]> {
  const models = [env.JIBAN_CHAT_MODEL, env.JIBAN_EMBEDDING_MODEL].some((name) => name !== '')
  if (models && env.JIBAN_MODEL_BASE_URL === '')
    yield ['JIBAN_MODEL_BASE_URL', 'a model is named, but not where it is']
  if (!models && env.JIBAN_MODEL_BASE_URL !== '')
    yield ['JIBAN_CHAT_MODEL', 'an endpoint without a model: name a chat model, an embedding model or both']
  for (const name of ['LANGSMITH_TRACING', 'LANGCHAIN_TRACING_V2'] as const)
    if (models && env[name] === 'true')
      yield [name, 'would send what citizens write to a third party; unset it']
}

type ProviderVariables = Readonly<
  Record<
    | 'JIBAN_MODE'
    | 'JIBAN_PUBLIC_URL'
    | 'JIBAN_OIDC_ISSUER'
    | 'JIBAN_OIDC_CLIENT_ID'
    | 'JIBAN_OIDC_CLIENT_SECRET',
    string
  >
>

function* providerFaults(env: ProviderVariables): Generator<readonly [path: string, message: string]> {
  const own = ['JIBAN_OIDC_CLIENT_ID', 'JIBAN_OIDC_CLIENT_SECRET'] as const
  if (env.JIBAN_OIDC_ISSUER === '') {
    for (const name of own)
      if (env[name] !== '') yield [name, 'an identity provider without JIBAN_OIDC_ISSUER']
    return
  }
  for (const name of own) if (env[name] === '') yield [name, 'the identity provider needs it']
  if (env.JIBAN_MODE !== 'production') return
  if (!env.JIBAN_OIDC_ISSUER.startsWith('https:'))
    yield ['JIBAN_OIDC_ISSUER', 'production talks to the identity provider over https only']
  if (env.JIBAN_PUBLIC_URL === '') yield ['JIBAN_PUBLIC_URL', 'the identity provider leads back to it']
}

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
