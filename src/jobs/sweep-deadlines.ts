import type { Sweeper } from '../ports/sweeper.ts'

const batch = 500

/** Notes every clock that has run out. Restartable; two at once note each clock once. Returns how many it noted. */
export const sweepDeadlines = async (sweeper: Sweeper, now: Date): Promise<number> => {
  let noted = 0
  for (;;) {
    const due = await sweeper.due(now, batch)
    for (const clock of due) if (await sweeper.noteOverdue(clock, now)) noted += 1
    if (due.length < batch) return noted
  }
}
