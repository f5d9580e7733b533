import { rule } from '../../../../rules/order/context.ts'
import { type FormSpec, long, maybe, nothing, type Option, text } from './form-spec.ts'

/** What is done for a citizen who calls. */
export const citizenForms = {
  supplement: {
    fields: () => [
      long('text', '补充的情况'),
      { kind: 'files', name: 'files', label: '附件', hint: '诉求人也能看到' },
    ],
  },
  withdraw: {
    fields: () => [maybe(text('reason', '撤回的原因'))],
    grave: '撤回后不再办理，也不再计时。',
  },
  'demand-explanation': { ...nothing, note: '承办单位会收到要求，须向诉求人作出说明。' },
  rate: {
    fields: ({ scene, order }) => [
      {
        kind: 'choice',
        as: 'number',
        name: 'score',
        label: '评价',
        required: true,
        options: scoresOf(rule(order, scene.pack.rating.scale)?.value ?? []),
      },
      maybe(long('comment', '意见')),
    ],
  },
  object: { fields: () => [long('text', '异议的内容')] },
} as const satisfies Record<string, FormSpec>

/** The place's words from the best on. */
export const scoresOf = (scale: readonly string[]): readonly Option[] =>
  scale.map((word, i) => [String(i + 1), word] as const)
