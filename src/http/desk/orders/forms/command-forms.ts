import type { CommandType } from '../../../../domain/work-order/command.ts'
import { aftercareForms } from './aftercare-forms.ts'
import { citizenForms } from './citizen-forms.ts'
import { dispatchForms } from './dispatch-forms.ts'
import type { FormSpec } from './form-spec.ts'
import { handlingForms } from './handling-forms.ts'
import { oversightForms } from './oversight-forms.ts'

/** A form for every command; a forgotten one does not compile. */
export const commandForms: Readonly<Record<CommandType, FormSpec>> = {
  ...citizenForms,
  ...dispatchForms,
  ...handlingForms,
  ...aftercareForms,
  ...oversightForms,
}
