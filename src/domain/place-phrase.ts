import { z } from 'zod'
import type { PlaceId } from './place.ts'

/** What a sentence of an agent may name in braces: words of the place's rules. */
const phraseWords = ['hotline', 'center', 'unit', 'order', 'hours'] as const
export type PhraseWord = (typeof phraseWords)[number]

const named: ReadonlySet<string> = new Set(phraseWords.map((word) => `{${word}}`))

/** A sentence that agents of a place have at hand: `{hotline}{hours}有人值守。` */
export const placePhraseSchema = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine(
    (text) => [...text.matchAll(/\{\w*\}?|\}/g)].every(([word]) => named.has(word)),
    `names only what the rules have words for: ${phraseWords.join(', ')}`,
  )

/** Sentences of each place's own. */
export type PlacePhrases = ReadonlyMap<PlaceId, readonly string[]>
