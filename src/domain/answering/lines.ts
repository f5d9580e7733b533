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
  version: '2026-11-22/1273',
  bias: -5.05,
  weights: {
    likeness: -2.15,
    covered: -0.6,
    filled: -1.5,
    coveredAnywhere: 1.17,
    whole: 1.8,
    second: 0.8,
    negative: -13.41,
    contrast: 0.14,
    particular: -5.12,
    local: -4.16,
    meanings: 1.15,
    characters: 3.62,
    inOrder: 0.93,
    failing: 0.12,
    margin: 1.99,
    wholeMargin: 16.88,
    length: 2.34,
  },
  settle: 0.74,
  offer: 0.18,
}
