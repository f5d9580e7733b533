import { chineseMoment } from '../../../domain/place-day.ts'
import type { LookToday } from '../../../usecases/daily-checks/daily-checks-of.ts'

type Props = { readonly place: string; readonly look: LookToday | null }

/** Above the orders that wait: the duty of today, whether it was done, and where to say so. */
export const LookLine = ({ place, look }: Props) => {
  if (look === null) return null
  const address = `/${place}/desk/daily-checks`
  return (
    <p class="meta">
      {look.says}（{look.article}）。
      {look.check === null ? (
        <a href={address}>{look.mine ? '还没有登记，看过后到这里登记' : '今天还没有人登记'}</a>
      ) : (
        <a href={address}>{chineseMoment(look.check.at)}已登记</a>
      )}
    </p>
  )
}
