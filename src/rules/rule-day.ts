import { dayOf } from '../domain/working-time.ts'

/** Later than any rule: without an instant the newest rules hold. */
const newest = '9999-12-31'

/** The day whose rules hold. */
export const dayOrNewest = (at: Date | undefined): string => (at === undefined ? newest : dayOf(at))
