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
  version: '2026-11-22/1015',
  bias: -3.586,
  weights: {
    likeness: 2.074,
    covered: 1.824,
    filled: -0.77,
    coveredAnywhere: -2.326,
    whole: 3.706,
    second: 1.273,
    negative: -0.757,
    contrast: -0.176,
    particular: -5.998,
    margin: 3.847,
    wholeMargin: 12.588,
    length: 1.958,
  },
  settle: 0.859,
  offer: 0.12,
}
