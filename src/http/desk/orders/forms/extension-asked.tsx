import { chineseDue } from '../../../../domain/place-day.ts'
import { rule } from '../../../../rules/order/context.ts'
import { extended } from '../../../../rules/order/extended-deadline.ts'
import { exceededLimits, handleClock } from '../../../../rules/order/extension-limits.ts'
import type { Dated } from '../../../../rules/rule-pack/dated.ts'
import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import { nameIn } from './name-in.ts'

type Props = { readonly desk: OrderAtDesk }

/** How often it was extended, until when it would run, what the place allows; with the unit's request where one waits. */
export const ExtensionAsked = ({ desk }: Props) => {
  const { order, scene } = desk
  const asked = order.extensions.findLast(({ decision }) => decision === 'pending')
  const clock = handleClock(order)
  const until = asked && clock ? extended(scene.pack, order, clock, asked.workdays) : null
  return (
    <>
      {asked === undefined ? null : (
        <>
          <h2>延期申请</h2>
          <p>
            {nameIn(desk, asked.unit)}申请延长{asked.workdays}个工作日。
          </p>
          <p class="verbatim">{asked.reason}</p>
          {asked.progress === undefined ? null : <p class="verbatim">阶段性进展：{asked.progress}</p>}
        </>
      )}
      <h2>期限和限度</h2>
      <dl class="facts">
        <Row name="现在到期">
          {clock === null ? '没有会到期的办理时限' : chineseDue(new Date(clock.dueAt))}
        </Row>
        {until === null ? null : <Row name="同意后到期">{chineseDue(new Date(until.dueAt))}</Row>}
        <Row name="已经延期">{grantedWords(order)}</Row>
        <Row name="本地允许">
          <Allowed desk={desk} />
        </Row>
      </dl>
      {exceededLimits(scene, order, asked?.workdays ?? 1).map(({ says, article, soft }) => (
        <p class="grave">
          {says}
          {article === '' ? '' : `（${article}）`}
          {soft ? '热线负责人可以写明理由破例。' : ''}
        </p>
      ))}
    </>
  )
}

const Row = ({ name, children }: { readonly name: string; readonly children: unknown }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const grantedWords = ({ granted }: OrderAtDesk['order']): string =>
  granted.length === 0
    ? '没有延期过'
    : `${granted.length}次，共${granted.reduce((sum, { workdays }) => sum + workdays, 0)}个工作日`

type Limit = Dated<{ readonly n: number; readonly soft: boolean }>

const Allowed = ({ desk: { order, scene } }: Props) => {
  const enabled = rule(order, scene.pack.extension.enabled)
  if (enabled?.value !== true) return <>办理时限不能延长</>
  const { maxCount, maxWorkdays } = scene.pack.extension
  const said = (limit: Limit, words: (n: number) => string) => {
    const found = rule(order, limit)
    return found
      ? [{ words: `${found.value.soft ? '一般' : ''}${words(found.value.n)}`, article: found.source.article }]
      : []
  }
  const limits = [
    ...said(maxCount, (n) => `最多延期${n}次`),
    ...said(maxWorkdays, (n) => `累计不超过${n}个工作日`),
  ]
  if (limits.length === 0) return <>没有写明次数和天数</>
  return (
    <>
      {limits.map(({ words, article }, i) => (
        <>
          {i === 0 ? '' : '；'}
          {words}
          <span class="article">{article}</span>
        </>
      ))}
    </>
  )
}
