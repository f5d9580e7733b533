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
  bias: -3.47,
  weights: {
    likeness: 1.59,
    covered: 1.2,
    filled: -0.01,
    coveredAnywhere: -0.39,
    whole: 1.67,
    second: 0.05,
    negative: -6.71,
    contrast: 0.91,
    particular: -5.63,
    local: -4.17,
    margin: 4.47,
    wholeMargin: 12.32,
    length: 1.84,
  },
  settle: 0.62,
  offer: 0.18,
}
