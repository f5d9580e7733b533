import type { Features } from './features.ts'

/**
 * Weights of the features and the two lines, fitted on labelled questions by `npm run eval -- --fit` and never edited
 * by hand. `settle`: at or above, the stored answer is given. `offer`: at or above, it may be offered as a choice.
 */
export const lines: {
  readonly version: string
  readonly bias: number
  readonly weights: Readonly<Record<keyof Features, number>>
  readonly settle: number
  readonly offer: number
} = {
  version: 'unfitted',
  bias: -6,
  weights: { likeness: 6, covered: 3, filled: 2, coveredAnywhere: 2, margin: 4, negative: -8 },
  settle: 0.8,
  offer: 0.2,
}
