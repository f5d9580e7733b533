import { type Erased, eraseOld, type RetentionDeps } from '../usecases/retention/erase-old.ts'

/** Longest run; the next night goes on where it stopped. */
const runMs = 600_000

/** Erases what has been kept long enough. What is said names nobody. */
export const eraseOldJob = async (
  deps: RetentionDeps,
  now: Date,
  say: (text: string) => void,
  over: () => boolean = () => false,
): Promise<Erased> => {
  const end = performance.now() + runMs
  const erased = await eraseOld(deps, now, () => over() || performance.now() > end)
  const { orders, conversations, leftovers, pruned } = erased
  if (orders + conversations + leftovers + pruned > 0)
    say(
      `erased after their time: ${orders} orders, ${conversations} conversations, ${leftovers} lines and messages, ${pruned} rows of the work itself`,
    )
  return erased
}
