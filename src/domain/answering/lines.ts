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
  version: '2026-11-22/1289',
  bias: -5.06,
  weights: {
    likeness: -2.17,
    covered: -0.83,
    filled: -1.35,
    coveredAnywhere: 1.16,
    whole: 1.87,
    second: 0.7,
    negative: -13.55,
    contrast: 0.14,
    particular: -4.38,
    local: -4.95,
    meanings: 1.19,
    characters: 3.66,
    inOrder: 1.04,
    failing: 0.13,
    margin: 2.01,
    wholeMargin: 17.25,
    length: 2.3,
  },
  settle: 0.79,
  offer: 0.15,
}
