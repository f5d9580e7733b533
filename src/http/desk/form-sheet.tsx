import type { Child } from 'hono/jsx'
import { type DeskCounts, DeskLayout } from './desk-layout.tsx'
import type { DeskVisit } from './desk-visit.ts'
import { Fault } from './fault.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly title: string
  /** Key of the section, and its path below the desk. */
  readonly at: string
  /** The way back to the section. */
  readonly back: string
  readonly heading: Child
  readonly meta?: Child
  readonly fault: string | null
  readonly children: Child
}

/** A page with one form: the way back, what it is about, what was wrong, the form. */
export const FormSheet = ({ visit, counts, title, at, back, heading, meta, fault, children }: Props) => (
  <DeskLayout visit={visit} counts={counts} title={title} at={at} styles={['desk-forms', 'desk-agent']}>
    <article class="order-sheet act">
      <header>
        <p>
          <a href={`/${visit.place}/desk/${at}`}>{back}</a>
        </p>
        <h1>{heading}</h1>
        {meta === undefined ? null : <p class="meta">{meta}</p>}
      </header>
      <Fault words={fault} />
      {children}
    </article>
  </DeskLayout>
)
