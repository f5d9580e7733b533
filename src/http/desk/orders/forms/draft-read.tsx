import { chineseMoment } from '../../../../domain/place-day.ts'
import { auditChecklist } from '../../../../rules/order/audit-checklist.ts'
import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import { informedNames } from '../desk-names.ts'

type Props = {
  readonly desk: OrderAtDesk
  /** The checklist is ticked in the form. */
  readonly checked: boolean
}

/** The reply as the unit wrote it, who was spoken to, and what the checklist finds in it. */
export const DraftRead = ({ desk, checked }: Props) => {
  const { draft, contacts } = desk.order
  if (draft === null) return null
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['办理过程', draft.process],
    ['办理情况', draft.handling],
    ['存在问题', draft.problems],
    ['今后措施', draft.futureMeasures],
    ['解释说明', draft.explanation],
    ['诉求人的意见', draft.opinion],
    ['告知方式', draft.informedVia === undefined ? undefined : informedNames[draft.informedVia]],
    ['附件', draft.attachments.map(({ name }) => name).join('、') || undefined],
    ['单位建议不公开', draft.suggestPrivate],
  ]
  return (
    <>
      <h2>单位的答复</h2>
      <p class="verbatim">{draft.result}</p>
      {parts.map(([name, words]) =>
        words === undefined ? null : (
          <p class="verbatim">
            <strong>{name}：</strong>
            {words}
          </p>
        ),
      )}
      <h3>联系记录</h3>
      {contacts.length === 0 ? <p class="meta">没有联系诉求人的记录。</p> : null}
      <ul>
        {contacts.map(({ at, via, note }) => (
          <li>
            {chineseMoment(new Date(at))}，{informedNames[via]}：{note}
          </li>
        ))}
      </ul>
      {checked ? null : <Found desk={desk} />}
    </>
  )
}

const Found = ({ desk }: Pick<Props, 'desk'>) => (
  <>
    <h3>逐项核对</h3>
    <ul class="checks">
      {auditChecklist(desk.scene, desk.order).map(({ what, there, article }) => (
        <li>
          <span class={`chip${there === null ? '' : there ? ' done' : ' near'}`}>
            {there === null ? '请看' : there ? '有' : '没有'}
          </span>{' '}
          {what}
          {article === '' ? null : <span class="article">{article}</span>}
        </li>
      ))}
    </ul>
  </>
)
