import type { OrderState } from '../../src/domain/work-order/work-order.ts'

type Command = { readonly type: string } & Readonly<Record<string, unknown>>

/** What the answer to a forbidden step must be. */
export type Refused = { readonly status: 400 | 403 | 409; readonly article?: string; readonly says?: string }

/** One step of a story. `at` moves the clock there first, running what falls due: 2026-11-24 09:00, Beijing time. */
export type Step = { readonly at?: string } & (
  | { readonly citizen: string; readonly answers?: Readonly<Record<string, string>> }
  | {
      /** `citizen`, or an account without its place: `dispatcher`, `clerk.market`. */
      readonly by: string
      readonly does: Command
      /** Where the order stands afterwards. */
      readonly is?: OrderState
      readonly refused?: Refused
    }
  /** The clock alone: what it brings about stands in the timeline afterwards. */
  | { readonly passes: string }
  /** What the citizen sees of the reply now. */
  | { readonly citizenSees: 'a reply' | 'no reply' }
  /** Something the timeline must hold by now, as the type of an event. */
  | { readonly happened: string; readonly article?: string }
)

/** 一件诉求从来到去: a story of one order in one place. */
export type Story = { readonly place: string; readonly title: string; readonly steps: readonly Step[] }
