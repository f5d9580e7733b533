const numbered = (questions: readonly string[], before = 0) =>
  questions.map((question, index) => `${before + index + 1}. ${question}`).join('\n')

/** Below the first question of an intake; the numbers are those of the options, of which so many stand before. */
export const besideIntake = (questions: readonly string[], before: number): string =>
  `想先看有关规定，可以选下面的问题；要登记，请直接回答上面的问题。\n${numbered(questions, before)}`

/** Below what was turned away, or the numbers to call. */
export const besideAway = (questions: readonly string[]): string =>
  `下面的答复可能有帮助：\n${numbered(questions)}`
