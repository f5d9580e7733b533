import { valueLabels } from '../../../domain/knowledge/field-labels.ts'
import { chineseDate } from '../../pages/chinese-date.ts'
import { topicShelves } from '../../pages/topic-names.ts'
import type { Typed } from '../orders/forms/form-spec.ts'
import type { Faults } from '../orders/forms/read-command.ts'
import { UnitNames } from '../unit-input.tsx'
import { basisRows } from './draft-form.ts'
import { ChoiceField, Field, sharedOf, TextField } from './editor-inputs.tsx'

export type FieldsProps = {
  readonly typed: Typed
  readonly faults: Faults
  /** Units to choose from; none where the unit is one's own. */
  readonly units: ReadonlyMap<string, string> | null
  readonly nextReview: string
}

/** What is asked and answered, and for whom. */
export const MainFields = (props: FieldsProps) => {
  const { typed, faults, units } = props
  return (
    <>
      <TextField
        {...{ typed, faults }}
        name="question"
        label="标准问题"
        must
        most={120}
        hint="像市民那样问，一句话，4到120个字。"
      />
      <TextField
        {...{ typed, faults }}
        name="answer"
        label="答复"
        must
        rows={8}
        most={4000}
        hint="先用一两句话回答，再写怎么办；分步骤的每步一行，用“1. ”开头。"
      />
      <TopicField {...props} />
      <ChoiceField {...{ typed, faults }} name="kind" label="类型" options={valueLabels.kind} />
      {units === null ? (
        <input type="hidden" name="unit" value={typed['unit']?.[0] ?? ''} />
      ) : (
        <UnitField {...props} units={units} />
      )}
      <AudienceField {...props} />
    </>
  )
}

const TopicField = ({ typed, faults }: FieldsProps) => {
  const value = typed['topic']?.[0] ?? ''
  const known = topicShelves.some(({ topics }) => Object.hasOwn(topics, value))
  return (
    <Field name="topic" label="主题" must faults={faults}>
      <select {...sharedOf({ name: 'topic', faults })}>
        <option value="">请选择</option>
        {value === '' || known ? null : (
          <option value={value} selected>
            {value}
          </option>
        )}
        {topicShelves.map(({ shelf, topics }) => (
          <optgroup label={shelf}>
            {Object.entries(topics).map(([key, name]) => (
              <option value={key} {...(key === value ? { selected: true } : {})}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  )
}

const UnitField = ({
  typed,
  faults,
  units,
}: FieldsProps & { readonly units: ReadonlyMap<string, string> }) => {
  const value = typed['unit']?.[0] ?? ''
  return (
    <Field name="unit" label="负责单位" must faults={faults} hint="由它审核，并对内容负责。">
      <input
        {...sharedOf({ name: 'unit', faults, hint: '' })}
        type="text"
        list="units"
        autocomplete="off"
        placeholder="输入名称里的字"
        value={units.get(value) ?? value}
      />
      <UnitNames labels={units} />
    </Field>
  )
}

const AudienceField = ({ typed, faults }: FieldsProps) => (
  <fieldset class="field">
    <legend>对象</legend>
    {Object.entries(valueLabels.audience).map(([key, name]) => (
      <label>
        <input
          type="checkbox"
          name="audience"
          value={key}
          {...(typed['audience']?.includes(key) ? { checked: true } : {})}
        />
        {name}
      </label>
    ))}
    {faults['audience'] === undefined ? null : <p class="fault">{faults['audience']}</p>}
  </fieldset>
)

/** Other wordings, one a line. */
export const WordingFields = ({ typed, faults }: FieldsProps) => (
  <>
    <TextField
      {...{ typed, faults }}
      name="similar"
      label="相似问"
      rows={5}
      most={5000}
      hint="一行一个，至少3个不同的问法。"
    />
    <TextField
      {...{ typed, faults }}
      name="negative"
      label="反例"
      rows={2}
      most={5000}
      hint="看起来像、其实问的是别的事，一行一个。"
    />
  </>
)

/** What the answer rests on, a row each. */
export const BasisFields = ({ typed, faults }: FieldsProps) => (
  <>
    {Array.from({ length: basisRows(typed) }, (_, n) => (
      <fieldset class="basis-row">
        <legend>依据{n + 1}</legend>
        <TextField {...{ typed, faults }} name={`basis.${n}.law`} label="法规或文件名称" />
        <TextField
          {...{ typed, faults }}
          name={`basis.${n}.article`}
          label="条款"
          hint="例如：第三条；整份文件写“全文”。"
        />
        <TextField {...{ typed, faults }} name={`basis.${n}.docNo`} label="文号（可不填）" />
        <TextField {...{ typed, faults }} name={`basis.${n}.url`} label="网址（可不填）" />
        <label>
          <input
            type="checkbox"
            name={`basis.${n}.external`}
            value="on"
            {...(typed[`basis.${n}.external`]?.[0] ? { checked: true } : {})}
          />
          不在法规库里的文件（要有文号或网址）
        </label>
      </fieldset>
    ))}
  </>
)

const guide = [
  ['guide.who', '办理对象'],
  ['guide.conditions', '办理条件（一行一条）', 3],
  ['guide.materials', '所需材料（一行一件）', 3],
  ['guide.where', '办理地点'],
  ['guide.fee', '收费'],
  ['guide.timeLimit', '办理时限'],
  ['guide.telephone', '咨询电话'],
] as const

/** The structured part, folded away until it is used. */
export const GuideFields = ({ typed, faults }: FieldsProps) => (
  <details {...(guide.some(([name]) => typed[name]?.[0] || faults[name]) ? { open: true } : {})}>
    <summary>办事指南（可不填）</summary>
    {guide.map(([name, label, rows]) => (
      <TextField {...{ typed, faults }} name={name} label={label} {...(rows === undefined ? {} : { rows })} />
    ))}
  </details>
)

/** When it holds, who may read it, its number. */
export const ValidityFields = ({ typed, faults, nextReview }: FieldsProps) => (
  <>
    <TextField {...{ typed, faults }} name="effectiveFrom" label="施行日期" type="date" must />
    <TextField {...{ typed, faults }} name="effectiveTo" label="失效日期（没有就不填）" type="date" />
    <TextField
      {...{ typed, faults }}
      name="reviewBy"
      label="复核日期"
      type="date"
      must
      max={nextReview}
      hint={`最迟${chineseDate(nextReview)}。`}
    />
    <ChoiceField
      {...{ typed, faults }}
      name="confidentiality"
      label="公开范围"
      options={valueLabels.confidentiality}
    />
    <TextField {...{ typed, faults }} name="official" label="政务服务事项名称（可不填）" />
  </>
)
