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
  version: '2026-11-22/1289/0.90',
  bias: -5.06,
  weights: {
    likeness: -2,
    covered: -0.78,
    filled: -1.44,
    coveredAnywhere: 1.07,
    whole: 1.86,
    second: 0.7,
    negative: -13.51,
    contrast: 0.14,
    particular: -4.69,
    local: -4.94,
    meanings: 1.2,
    characters: 3.65,
    inOrder: 1.06,
    failing: 0.13,
    margin: 2.01,
    wholeMargin: 17.29,
    length: 2.3,
  },
  settle: 0.9,
  offer: 0.15,
}
