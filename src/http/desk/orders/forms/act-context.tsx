import type { CommandType } from '../../../../domain/work-order/command.ts'
import { demandedIn } from '../../../../rules/order/reply-parts.ts'
import type { OrderAtDesk } from '../../../../usecases/order-at-desk.ts'
import type { DeskVisit } from '../../desk-visit.ts'
import { groundNames } from '../desk-names.ts'
import { UnitSuggestions } from './unit-suggestions.tsx'

type Props = { readonly visit: DeskVisit; readonly desk: OrderAtDesk; readonly type: CommandType }

const onReply: readonly CommandType[] = ['approve-reply', 'send-back-reply', 'pass-audit', 'refuse-audit']
const onReturn: readonly CommandType[] = ['approve-return', 'refuse-return']
const onExtension: readonly CommandType[] = ['approve-extension', 'refuse-extension']
const onTermination: readonly CommandType[] = ['approve-termination', 'refuse-termination']

/** What somebody has to have read before this act: the citizen's words, and what is being decided on. */
export const ActContext = ({ visit, desk, type }: Props) => (
  <aside class="reading" aria-label="办理依据的内容">
    {type === 'dispatch' ? <UnitSuggestions visit={visit} desk={desk} /> : null}
    {onReply.includes(type) ? <Draft desk={desk} /> : null}
    {onReturn.includes(type) ? <Return desk={desk} /> : null}
    {onExtension.includes(type) ? <Extension desk={desk} /> : null}
    {onTermination.includes(type) ? <Termination desk={desk} /> : null}
    <h2>诉求原文</h2>
    <p class="verbatim">{desk.view.text}</p>
    {desk.view.supplements.map((text) => (
      <p class="verbatim">补充：{text}</p>
    ))}
  </aside>
)

type OfDesk = { readonly desk: OrderAtDesk }
const nameIn = ({ view, scene }: OrderAtDesk, id: string): string =>
  view.unitNames[id] ?? scene.units.find((unit) => unit.id === id)?.name ?? id

/** The reply as the unit wrote it, and whether all is there that the place demands. */
const Draft = ({ desk }: OfDesk) => {
  const { draft } = desk.order
  if (draft === null) return null
  const checks: readonly (readonly [string, boolean])[] = [
    ...demandedIn(desk.scene, desk.order, draft).map(
      ({ name, article, there }) => [`${name}${article === '' ? '' : `（${article}）`}`, there] as const,
    ),
    ['与诉求人联系过', desk.order.contacts.length > 0],
    ...desk.order.co.map(
      (id) =>
        [`${nameIn(desk, id)}的协办意见`, desk.order.coAnswers.some(({ unit }) => unit === id)] as const,
    ),
  ]
  return (
    <>
      <h2>待审的答复</h2>
      <p class="verbatim">{draft.result}</p>
      {draft.process === undefined ? null : <p class="verbatim">办理过程：{draft.process}</p>}
      {draft.suggestPrivate === undefined ? null : (
        <p class="verbatim">单位建议不公开：{draft.suggestPrivate}</p>
      )}
      <h3>逐项核对</h3>
      <ul class="checks">
        {desk.order.demand === null ? null : <li>诉求“{desk.order.demand}”是否都答到了</li>}
        {checks.map(([what, there]) => (
          <li>
            <span class={`chip ${there ? 'done' : 'near'}`}>{there ? '有' : '没有'}</span> {what}
          </li>
        ))}
      </ul>
    </>
  )
}

const Return = ({ desk }: OfDesk) => {
  const asked = desk.order.returns.findLast(({ decision }) => decision === 'pending')
  return asked === undefined ? null : (
    <>
      <h2>退单申请</h2>
      <p>
        {nameIn(desk, asked.unit)}：{groundNames[asked.ground]}
      </p>
      <p class="verbatim">{asked.reason}</p>
      {asked.basis === undefined ? null : <p class="verbatim">依据：{asked.basis}</p>}
      {asked.suggestedUnit === undefined ? null : <p>建议由{nameIn(desk, asked.suggestedUnit)}办理。</p>}
    </>
  )
}

const Extension = ({ desk }: OfDesk) => {
  const asked = desk.order.extensions.findLast(({ decision }) => decision === 'pending')
  return asked === undefined ? null : (
    <>
      <h2>延期申请</h2>
      <p>
        {nameIn(desk, asked.unit)}申请延长{asked.workdays}个工作日。
      </p>
      <p class="verbatim">{asked.reason}</p>
      {asked.progress === undefined ? null : <p class="verbatim">阶段性进展：{asked.progress}</p>}
    </>
  )
}

const Termination = ({ desk }: OfDesk) => {
  const asked = desk.order.termination
  return asked === null ? null : (
    <>
      <h2>终止办理的申请</h2>
      <p>
        {nameIn(desk, asked.unit)}：{asked.ground}
      </p>
      <p class="verbatim">{asked.text}</p>
    </>
  )
}
