const numbered = (questions: readonly string[]) =>
  questions.map((question, index) => `${index + 1}. ${question}`).join('\n')

/** Below the first question of an intake; the numbers are those of the options. */
export const besideIntake = (questions: readonly string[]): string =>
  `想先看有关规定，可以选下面的问题；要登记，请直接回答上面的问题。\n${numbered(questions)}`

/** Below what was turned away, or the numbers to call. */
export const besideAway = (questions: readonly string[]): string =>
  `下面的答复可能有帮助：\n${numbered(questions)}`
