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
  bias: -3.513,
  weights: {
    likeness: 2.3,
    covered: 1.634,
    filled: -0.88,
    coveredAnywhere: -2.763,
    whole: 4.433,
    second: 1.325,
    negative: -0.331,
    contrast: -0.238,
    particular: -6.212,
    local: -4.222,
    margin: 4.176,
    wholeMargin: 12.665,
    length: 1.883,
  },
  settle: 0.665,
  offer: 0.18,
}
