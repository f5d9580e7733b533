import { z } from 'zod'

/** A personal account of one place, held by any puppet of wechaty. */
export const wechatySettingsSchema = z.strictObject({
  /** The package of the puppet. */
  puppet: z
    .string()
    .regex(/^(@[\w-]+\/)?[\w.-]+$/, 'must be the name of a package')
    .default('wechaty-puppet-service'),
  token: z.string().min(1).optional(),
  /** host:port of a gateway; without one the token finds it. */
  endpoint: z.string().min(1).optional(),
  /** For a gateway on this machine alone. */
  withoutTls: z.boolean().default(false),
  /** Where this service is seen from outside; links to sources begin with it. */
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Who holds the connection: the service itself, or the process of `npm run wechaty`. */
  process: z.enum(['service', 'own']).default('service'),
  /** Messages that go out within 50 s: to all, and to one. About 120 were seen to be the most. */
  mostToAll: z.number().int().min(1).max(100).default(30),
  mostToOne: z.number().int().min(1).max(50).default(8),
})
export type WechatySettings = z.infer<typeof wechatySettingsSchema>

// The parts of wechaty that are used here, so that nothing depends on a package that need not be installed.

export type BotContact = {
  readonly id: string
  name(): string
  type(): number
  say(text: string): Promise<unknown>
}
export type BotRoom = { readonly id: string; say(text: string, ...mention: BotContact[]): Promise<unknown> }
export type BotFile = { readonly name: string; readonly mediaType: string; toBuffer(): Promise<Uint8Array> }
export type BotMessage = {
  readonly id: string
  type(): number
  text(): string
  self(): boolean
  date(): Date
  talker(): BotContact
  room(): BotRoom | undefined
  mentionSelf(): Promise<boolean>
  mentionText(): Promise<string>
  toFileBox(): Promise<BotFile>
}

export type Bot = {
  on(event: 'scan', hear: (qrcode: string, status: number) => void): unknown
  on(event: 'login', hear: (user: BotContact) => void): unknown
  on(event: 'logout', hear: (user: BotContact) => void): unknown
  on(event: 'message', hear: (message: BotMessage) => void): unknown
  on(event: 'error', hear: (fault: Error) => void): unknown
  start(): Promise<void>
  stop(): Promise<void>
  readonly Contact: { find(query: { readonly id: string }): Promise<BotContact | undefined> }
  readonly Room: { find(query: { readonly id: string }): Promise<BotRoom | undefined> }
  readonly Message: { find(query: { readonly id: string }): Promise<BotMessage | undefined> }
}

/** Makes the bot of a place; it is not connected yet. */
export type MakeBot = (settings: WechatySettings) => Promise<Bot>
