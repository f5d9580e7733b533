import { unitName } from '../../../../rules/order/context.ts'
import { whyNot } from '../../../../rules/order/why-not.ts'
import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import type { DeskVisit } from '../../desk-visit.ts'
import type { ModelView } from './beside-act.ts'

type Props = { readonly visit: DeskVisit; readonly desk: OrderAtDesk; readonly model: ModelView }

/** What a model suggests, said to be a model's; fetched beside the page, or by its link without scripts. */
export const ModelSuggestions = ({ visit, desk, model }: Props) => {
  if (model.kind === 'none') return null
  const here = `/${visit.place}/desk/orders/${desk.view.no}/do/dispatch`
  const asked = `${here}?model=yes`
  const fetched = { 'hx-get': asked, 'hx-select': '#by-model', 'hx-swap': 'outerHTML', 'hx-trigger': 'load' }
  return (
    <section
      id="by-model"
      aria-live="polite"
      aria-labelledby="by-model-name"
      {...(model.kind === 'not-asked' ? fetched : {})}
    >
      <h3 id="by-model-name">智能建议</h3>
      {model.kind === 'not-asked' ? (
        <p>
          <a href={asked}>请智能模型看一看</a>
        </p>
      ) : model.kind === 'nothing' ? (
        <p class="meta">智能建议暂时没有结果，请按目录和职责判断。</p>
      ) : (
        <>
          <p class="meta">由人工智能（{model.suggested.generated.model}）生成，仅供参考，由您核对后决定。</p>
          <ul class="acts">
            {model.suggested.units.map(({ unit, because }) => (
              <Suggested desk={desk} unit={unit} because={because} here={here} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

type SuggestedProps = {
  readonly desk: OrderAtDesk
  readonly unit: Parameters<typeof whyNot>[2]
  readonly because: string | undefined
  readonly here: string
}

const Suggested = ({ desk, unit, because, here }: SuggestedProps) => {
  const barred = whyNot(desk.scene, desk.order, unit)
  const name = unitName(desk.scene.units, unit)
  return (
    <li class={barred ? 'against' : ''}>
      {barred ? (
        <span class="name">{name}</span>
      ) : (
        <a href={`${here}?${new URLSearchParams({ lead: unit })}`}>由{name}主办</a>
      )}
      <span class="chip">智能建议</span>
      <span class="why">
        {barred ? `${barred.refused}${barred.instead}` : because === undefined ? '' : `职责：${because}`}
      </span>
    </li>
  )
}
