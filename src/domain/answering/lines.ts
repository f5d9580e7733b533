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
  bias: -5.37,
  weights: {
    likeness: -2.17,
    covered: -0.16,
    filled: -1.3,
    coveredAnywhere: 2.18,
    whole: 1.51,
    second: 0.52,
    negative: -14.35,
    contrast: 0.26,
    particular: -5.07,
    local: -3.64,
    meanings: 2.34,
    characters: 2.51,
    inOrder: 0.59,
    failing: 0.13,
    margin: 2.37,
    wholeMargin: 20.42,
    length: 2.33,
  },
  settle: 0.73,
  offer: 0.18,
}
