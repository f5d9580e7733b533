import type { z } from 'zod'
import type { Prompt } from '../../prompts/prompt.ts'
import type { Generated } from '../domain/answer.ts'
import type { PlaceId } from '../domain/place.ts'

/** Why there is nothing from the model; for the log, never for a citizen. */
export type ModelFault =
  /** Not within its time. */
  | 'slow'
  | 'unreachable'
  /** The endpoint, or the model itself, declined. */
  | 'refused'
  /** Broken off before its end, or longer than may be used. */
  | 'truncated'
  /** Not the JSON that was asked for. */
  | 'unreadable'
  /** Left alone for a while after it failed again and again. */
  | 'resting'
  /** The day's budget is used up. */
  | 'spent'

export type ModelAnswer<T> =
  | { readonly kind: 'made'; readonly output: T; readonly generated: Generated }
  | { readonly kind: 'none'; readonly fault: ModelFault }

/** A language model that may be asked, and need not answer. Never throws; personal data does not reach it. */
export type ChatModel = {
  ask<In extends z.ZodType, Out extends z.ZodType>(
    place: PlaceId,
    prompt: Prompt<In, Out>,
    input: z.input<In>,
    timeLimitMs: number,
  ): Promise<ModelAnswer<z.output<Out>>>
}
