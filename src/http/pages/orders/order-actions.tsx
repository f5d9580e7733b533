import type { Child } from 'hono/jsx'
import type { CitizenOrder } from '../../../usecases/look-up-order.ts'
import type { Visit } from '../visit.ts'

type Props = {
  readonly visit: Visit
  readonly order: CitizenOrder
  readonly code: string
  readonly typed?: string
}

/** What the citizen may do now. Nothing is offered that the state of the order rules out. */
export const OrderActions = (props: Props) => {
  const { order } = props
  if (order.status === 'withdrawn') return <Withdrawn visit={props.visit} />
  return (
    <section class="actions">
      <h2>您可以</h2>
      {order.deadlines.some(({ overdue }) => overdue) ? <Demand {...props} /> : null}
      <Supplement {...props} />
      <Withdraw {...props} />
    </section>
  )
}

type CommandProps = Pick<Props, 'visit' | 'order' | 'code'> & {
  readonly command: string
  readonly children: Child
}

/** The code travels in the body: whoever does not have it cannot act on the order. */
const CommandForm = ({ visit, order, code, command, children }: CommandProps) => (
  <form class="stacked" method="post" action={`/${visit.place}/orders/${encodeURIComponent(order.no)}`}>
    <input type="hidden" name="code" value={code} />
    <input type="hidden" name="command" value={command} />
    <input type="hidden" name="version" value={String(order.version)} />
    {children}
  </form>
)

const Demand = (props: Props) => (
  <CommandForm {...props} command="demand-explanation">
    <p>已经超过办理期限，您可以要求承办单位说明原因。</p>
    <button type="submit" class="button">
      要求说明
    </button>
  </CommandForm>
)

const Supplement = (props: Props) => (
  <CommandForm {...props} command="supplement">
    <label for="supplement">补充情况</label>
    <textarea
      id="supplement"
      name="text"
      rows={3}
      required
      minlength={2}
      maxlength={2000}
      placeholder="新的情况、更准的地点、方便联系的时间"
    >
      {props.typed ?? ''}
    </textarea>
    <button type="submit" class="button">
      提交补充
    </button>
  </CommandForm>
)

/** Two steps: unfold, then confirm. */
const Withdraw = (props: Props) => (
  <details class="withdraw">
    <summary>撤回这件{props.visit.pack.terms.order}</summary>
    <CommandForm {...props} command="withdraw">
      <p>撤回以后不再办理，也不能恢复；仍要解决的话需要重新反映。</p>
      <label for="reason">撤回原因（可不填）</label>
      <input id="reason" name="reason" maxlength={500} />
      <button type="submit" class="button danger">
        确认撤回
      </button>
    </CommandForm>
  </details>
)

const Withdrawn = ({ visit }: Pick<Props, 'visit'>) => (
  <p class="ways">
    <a class="button" href={`/${visit.place}`}>
      重新反映
    </a>
  </p>
)
