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
  version: '2026-11-22/1825/0.88',
  bias: -6.19,
  weights: {
    likeness: -1.27,
    covered: -1.55,
    filled: -2.37,
    coveredAnywhere: 1.42,
    whole: 2.71,
    second: 0.98,
    negative: -14.93,
    contrast: -0.23,
    particular: -4.64,
    local: -4.01,
    meanings: 1.24,
    characters: 3.38,
    inOrder: 1.94,
    failing: 0.13,
    margin: 1.61,
    wholeMargin: 15.94,
    length: 3.05,
  },
  settle: 0.88,
  offer: 0.1,
}
