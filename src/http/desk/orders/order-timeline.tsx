import type { Deadline } from '../../../domain/deadline.ts'
import { chineseDue, chineseMoment } from '../../../domain/place-day.ts'
import type { RecordedEvent } from '../../../domain/work-order/event.ts'
import { clockNames } from '../../../rules/order/notices/clock-names.ts'
import type { OrderAtDesk } from '../../../usecases/orders/order-at-desk.ts'
import { roleNames } from '../../../usecases/wording/role-names.ts'
import { LatestOf, LongText } from '../../pages/folded.tsx'
import { DueChip } from './due-chip.tsx'
import { eventWords } from './event-words.ts'

type Props = {
  readonly desk: OrderAtDesk
  /** Names of people at work by their account. */
  readonly names: ReadonlyMap<string, string>
}

/** The clocks that run, and everything that happened, the latest last. */
export const OrderTimeline = ({ desk, names }: Props) => (
  <section class="happened" aria-labelledby="happened-name">
    <h2 id="happened-name">经过</h2>
    <Clocks desk={desk} />
    <LatestOf
      all={desk.view.events}
      most={16}
      shown={12}
      name="步"
      list={(events) => (
        <ol class="timeline">
          {events.map((recorded) => (
            <Entry desk={desk} names={names} recorded={recorded} />
          ))}
        </ol>
      )}
    />
  </section>
)

const Clocks = ({ desk: { view, scene } }: Pick<Props, 'desk'>) =>
  view.deadlines.length === 0 ? null : (
    <ul class="clocks" aria-label="正在计的时限">
      {view.deadlines.map((deadline) => (
        <li>
          <details>
            <summary>
              {clockNames[deadline.type]}{' '}
              <DueChip
                now={scene.now}
                dueAt={deadline.dueAt}
                clock={deadline.clock}
                overdue={view.overdue.some(({ clock }) => clock === deadline.type)}
              />{' '}
              <span class="meta">
                {deadline.dueAt === null ? '没有规定到期日' : `${chineseDue(new Date(deadline.dueAt))}到期`}
              </span>
            </summary>
            <Counting deadline={deadline} />
          </details>
        </li>
      ))}
    </ul>
  )

/** How the end was counted and by which article. */
const Counting = ({
  deadline: { explanation, article, soft, provisional },
}: {
  readonly deadline: Deadline
}) => (
  <p class="counting">
    {explanation}
    {article === '' ? '' : `（${article}）`}
    {soft ? '这是一般限度，热线负责人可以写明理由破例。' : ''}
    {provisional ? '放假安排公布后重新计算。' : ''}
  </p>
)

type EntryProps = Props & { readonly recorded: RecordedEvent }

/** Bookkeeping that follows from what somebody did. */
export const isQuiet = (type: RecordedEvent['event']['type']): boolean =>
  type === 'clocks-started' || type === 'clocks-stopped'

const Entry = ({ desk, names, recorded }: EntryProps) => {
  const { event, at } = recorded
  const { what, said } = eventWords(event, namesIn(desk))
  const article = 'article' in event && event.article ? event.article : null
  return (
    <li class={isQuiet(event.type) ? 'quiet' : event.type === 'overdue-noted' ? 'late' : ''}>
      <p class="what">
        {what}
        {article === null ? null : <span class="article">{article}</span>}
      </p>
      {said.map((line) => (
        <LongText text={line} />
      ))}
      {event.type === 'clocks-started' ? <Explained deadlines={event.deadlines} /> : null}
      <p class="meta">
        <time datetime={at}>{chineseMoment(new Date(at))}</time>，{whoOf(desk, names, recorded)}
      </p>
    </li>
  )
}

const Explained = ({ deadlines }: { readonly deadlines: readonly Deadline[] }) => (
  <details>
    <summary>时限怎么算</summary>
    {deadlines.map((deadline) => (
      <Counting deadline={deadline} />
    ))}
  </details>
)

const unitNameIn = ({ view, scene }: OrderAtDesk, id: string): string =>
  view.unitNames[id] ?? scene.units.find((unit) => unit.id === id)?.name ?? id

/** What words about an order's events need to know of it. */
export const namesIn = (desk: OrderAtDesk) => ({
  nameOf: (id: string) => unitNameIn(desk, id),
  scale: scaleOf(desk),
})

/** Unit, role and name; a citizen has only the role. */
const whoOf = (desk: OrderAtDesk, names: Props['names'], { actor }: RecordedEvent): string =>
  [
    actor.unit === undefined ? '' : unitNameIn(desk, actor.unit),
    actor.role === 'citizen' ? desk.scene.pack.terms.complainant : roleNames[actor.role],
    actor.role === 'citizen' || actor.id === undefined ? '' : (names.get(actor.id) ?? actor.id),
  ]
    .filter(Boolean)
    .join(' ')

const scaleOf = ({ scene, order }: OrderAtDesk): readonly string[] =>
  scene.pack.rating.scale.findLast(({ from }) => from <= order.packDay)?.value ?? []
