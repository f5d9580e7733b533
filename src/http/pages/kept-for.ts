/** How long something is kept: whole years as years, else days. */
export const keptFor = (days: number): string => (days % 365 === 0 ? `${days / 365}年` : `${days}天`)
