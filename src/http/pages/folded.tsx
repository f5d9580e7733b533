import type { Child } from 'hono/jsx'

/** Characters of a text that is shown whole, and those a longer one begins with. */
const mostWhole = 400
const shownFirst = 200

/** A citizen's words, all of them; very long ones begin folded, so that what stands below is not out of reach. */
export const LongText = ({ text }: { readonly text: string }) => {
  const characters = Array.from(text)
  if (characters.length <= mostWhole) return <p class="verbatim">{text}</p>
  return (
    <div class="folded">
      <p class="verbatim">{characters.slice(0, shownFirst).join('')}……</p>
      <details>
        <summary>看全文，共{characters.length}字</summary>
        <p class="verbatim">{text}</p>
      </details>
    </div>
  )
}

type Props<T> = {
  readonly all: readonly T[]
  /** So many may stand there before the earlier ones are folded, and so many of the latest then stay. */
  readonly most: number
  readonly shown: number
  /** What the earlier ones are called, after their number: 步, 条补充. */
  readonly name: string
  readonly list: (some: T[]) => Child
}

/** A long list in the order of time: the latest in view, the earlier ones folded above them. */
export const LatestOf = <T,>({ all, most, shown, name, list }: Props<T>) => {
  const folded = all.length > most ? all.length - shown : 0
  return (
    <>
      {folded === 0 ? null : (
        <details class="earlier">
          <summary>
            更早的{folded}
            {name}
          </summary>
          {list(all.slice(0, folded))}
        </details>
      )}
      {list(all.slice(folded))}
    </>
  )
}
