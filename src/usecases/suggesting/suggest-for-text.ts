import { z } from 'zod'
import { generatedSchema } from '../../domain/answer.ts'
import { extractedSchema, natureSchema } from '../../domain/matter.ts'
import { type PlaceId, unitIdSchema } from '../../domain/place.ts'
import { understand } from '../../domain/understanding/index.ts'
import { packOf } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { suggestFields } from './suggest-fields.ts'
import { suggestNature } from './suggest-nature.ts'
import { suggestUnit } from './suggest-unit.ts'

export const suggestionsInputSchema = z.object({ text: z.string().trim().min(1).max(4000) })

/** What a model suggests to whoever registers or dispatches. A part that is missing was not to be had. */
export const suggestionsSchema = z.object({
  /** Said beside every suggestion, wherever it is shown. */
  note: z.string(),
  fields: extractedSchema.pick({ place: true, when: true, target: true, demand: true }).optional(),
  nature: natureSchema.optional(),
  natureBecause: z.string().optional(),
  units: z
    .array(z.object({ unit: unitIdSchema, name: z.string(), because: z.string().optional() }))
    .optional(),
  /** By which model and prompts. */
  generated: z.array(generatedSchema),
})
export type Suggestions = z.infer<typeof suggestionsSchema>

/** Suggestions only: nothing is stored, and no rule looks at them. */
export const suggestForText = async (deps: Deps, place: PlaceId, text: string): Promise<Suggestions> => {
  const read = understand(text, { at: deps.clock.now(), homeNames: packOf(place).homeNames })
  const [fields, nature, units] = await Promise.all([
    suggestFields(deps, place, text),
    suggestNature(deps, place, text),
    suggestUnit(deps, place, read.nature, text),
  ])
  const generated = [fields, nature, units].flatMap((part) => (part ? [part.generated] : []))
  return {
    note: noteOn(generated.length, deps.chatModel !== undefined),
    ...(fields ? { fields: fields.fields } : {}),
    ...(nature ? { nature: nature.nature } : {}),
    ...(nature?.because === undefined ? {} : { natureBecause: nature.because }),
    ...(units ? { units: [...units.units] } : {}),
    generated,
  }
}

const noteOn = (made: number, configured: boolean): string => {
  if (made > 0) return '以下建议由人工智能生成，仅供参考，由工作人员核对后决定。'
  return configured
    ? '智能建议暂时没有结果，请按原话登记和派单。'
    : '没有配置智能模型，不提供建议；登记和派单不受影响。'
}
