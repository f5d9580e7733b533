import type { Child } from 'hono/jsx'
import { TableHead } from '../../table-head.tsx'

type Props = {
  /** Says what the table shows; read out before it. */
  readonly caption: string
  readonly heads: readonly string[]
  /** The first cell names its row. */
  readonly rows: readonly (readonly Child[])[]
  /** What stands there without rows, and what to do. */
  readonly empty: string
}

/** A date with its time is not torn in pieces. */
const isMoment = (cell: Child): boolean => typeof cell === 'string' && /^\d{4}年.* ?\d\d:\d\d$/.test(cell)

/** A table that scrolls by itself where the screen is narrower; on a phone each row stands by itself, its heads beside it. */
export const DataTable = ({ caption, heads, rows, empty }: Props) =>
  rows.length === 0 ? (
    <p class="empty">{empty}</p>
  ) : (
    // Focusable, so that it can be scrolled by keys.
    <section class="table-scroll" aria-label={caption} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <TableHead columns={heads} />
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr>
              <th scope="row">{first}</th>
              {rest.map((cell, at) => (
                <td data-head={heads[at + 1] || undefined}>
                  {isMoment(cell) ? <span class="moment">{cell}</span> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
