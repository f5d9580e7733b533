import type { Child } from 'hono/jsx'
import type { CitizenOrder } from '../../../usecases/own-orders/citizen-order.ts'
import type { Visit } from '../visit.ts'

type Props = {
  readonly visit: Visit
  readonly order: CitizenOrder
  readonly code: string | null
  readonly typed?: string
}

/** What the citizen may do now, as the rules of the place say. Nothing is offered that would be refused. */
export const OrderActions = (props: Props) => {
  const { actions } = props.order
  if (actions.length === 0) return <Anew {...props} />
  return (
    <section class="actions">
      <h2>您可以</h2>
      {actions.includes('rate') ? <Rate {...props} /> : null}
      {actions.includes('object') ? <Objection {...props} /> : null}
      {actions.includes('demand-explanation') ? <Demand {...props} /> : null}
      {actions.includes('supplement') ? <Supplement {...props} /> : null}
      {actions.includes('withdraw') ? <Withdraw {...props} /> : null}
    </section>
  )
}

type CommandProps = Pick<Props, 'visit' | 'order' | 'code'> & {
  readonly command: string
  readonly photos?: boolean
  readonly children: Child
}

/** The code travels in the body: whoever does not have it cannot act on the order. */
const CommandForm = ({ visit, order, code, command, photos, children }: CommandProps) => (
  <form
    class="stacked"
    method="post"
    action={`/${visit.place}/orders/${encodeURIComponent(order.no)}${photos ? '/photos' : ''}`}
    {...(photos ? { enctype: 'multipart/form-data' } : {})}
  >
    <input type="hidden" name="code" value={code ?? ''} />
    <input type="hidden" name="command" value={command} />
    <input type="hidden" name="version" value={String(order.version)} />
    {children}
  </form>
)

/** The words of the place, the best first; the first is score 1. */
const Rate = (props: Props) => (
  <CommandForm {...props} command="rate">
    <fieldset class="rating" id="rate">
      <legend>评价办理结果</legend>
      {props.order.ratingScale.map((word, i) => (
        <label>
          <input type="radio" name="score" value={String(i + 1)} required />
          {word}
        </label>
      ))}
    </fieldset>
    <label for="comment">想说的话（可不填）</label>
    <textarea id="comment" name="comment" rows={2} maxlength={1000} />
    <button type="submit" class="button">
      提交评价
    </button>
  </CommandForm>
)

const Objection = (props: Props) => (
  <details>
    <summary>对结果有异议</summary>
    <CommandForm {...props} command="object">
      <label for="objection">请说明哪里与实际不符，或者哪里没有解决</label>
      <textarea id="objection" name="text" rows={3} required minlength={2} maxlength={2000} />
      <button type="submit" class="button">
        提交异议
      </button>
    </CommandForm>
  </details>
)

const Demand = (props: Props) => (
  <CommandForm {...props} command="demand-explanation">
    <p id="demand">已经超过办理期限，您可以要求承办单位说明原因。</p>
    <button type="submit" class="button">
      要求说明
    </button>
  </CommandForm>
)

/** One post with words and, if one likes, a picture: the address takes larger bodies than the others. */
const Supplement = (props: Props) => (
  <CommandForm {...props} command="supplement" photos>
    <label for="supplement">补充情况</label>
    <textarea
      id="supplement"
      name="text"
      rows={3}
      maxlength={2000}
      placeholder="新的情况、更准的地点、方便联系的时间"
    >
      {props.typed ?? ''}
    </textarea>
    <label for="photo">照片或文件（可不选，一次一个，10 MB 以内）</label>
    <input
      id="photo"
      name="photo"
      type="file"
      accept="image/jpeg,image/png,image/webp,application/pdf,video/mp4"
    />
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

/** Nothing can be done to it any more; what is still handled with another one need not be told again. */
const Anew = ({ visit, order }: Pick<Props, 'visit' | 'order'>) => (
  <p class="ways">
    <a class="button" href={`/${visit.place}`}>
      {order.status === 'merged' ? '反映新的情况' : '重新反映'}
    </a>
  </p>
)
