import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { FormSheet } from '../form-sheet.tsx'
import { UnitInput } from '../unit-input.tsx'
import { WordsField } from '../words-field.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly typed: {
    readonly talk: string
    readonly orderNo: string
    readonly unit: string
    readonly question: string
    readonly once: string
  }
  readonly fault: string | null
  readonly rule: string | null
  readonly labels: ReadonlyMap<string, string>
}

/** The form of a question. */
export const AskUnitPage = ({ visit, counts, typed, fault, rule, labels }: Props) => (
  <FormSheet
    visit={visit}
    counts={counts}
    title="向单位咨询"
    at="enquiries"
    back="返回咨询单位"
    heading={
      <>
        向单位咨询
        {rule === null ? null : <span class="article">{rule}</span>}
      </>
    }
    fault={fault}
  >
    {rule === null ? (
      <p class="empty">
        本地的规则没有“向部门咨询后答复”这种方式。不能当场答复的，请登记为工单，由部门答复。
      </p>
    ) : (
      <Form visit={visit} typed={typed} labels={labels} />
    )}
  </FormSheet>
)

const Form = ({ visit, typed, labels }: Pick<Props, 'visit' | 'typed' | 'labels'>) => (
  <form method="post" action={`/${visit.place}/desk/enquiries/new`}>
    <input type="hidden" name="once" value={typed.once} />
    {typed.talk === '' ? (
      <div class="field">
        <label for="order">
          工单编号<span class="must">必填</span>
        </label>
        <input id="order" name="orderNo" type="text" required maxlength={60} value={typed.orderNo} />
      </div>
    ) : (
      <input type="hidden" name="talk" value={typed.talk} />
    )}
    <div class="field">
      <label for="unit">
        单位<span class="must">必填</span>
      </label>
      <UnitInput id="unit" labels={labels} value={typed.unit} />
    </div>
    <WordsField
      name="question"
      label="要问什么"
      value={typed.question}
      rows={4}
      most={2000}
      note="只写事情，不写市民的姓名、电话；写了的电话、证件号会隐去。"
    />
    <p class="buttons">
      <button type="submit">发给单位</button>
    </p>
  </form>
)
