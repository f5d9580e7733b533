import type { Context } from 'hono'
import type { CommandType } from '../../../../domain/work-order/command.ts'
import { keepDeskFile, keptDeskFiles } from '../../../../usecases/commands/desk-files.ts'
import type { Deps } from '../../../../usecases/deps.ts'
import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import type { DeskVisit } from '../../desk-visit.ts'
import type { FormField, Typed } from './form-spec.ts'
import type { Faults } from './read-command.ts'

/** What a form brought, by the name of the field. */
export type RawForm = Readonly<Record<string, readonly (string | File)[]>>

export const readForm = async (context: Context): Promise<RawForm> => {
  const form = await context.req.parseBody({ all: true })
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]),
  )
}

/** A form with its files kept: their ids stand where the files stood. */
export type TakenFiles = {
  readonly typed: Typed
  /** What was wrong with a file, by the name of its field. */
  readonly faults: Faults
  /** Names of all that are kept for this form, by id. */
  readonly files: ReadonlyMap<string, string>
  /** Ids of those that came just now. */
  readonly fresh: readonly string[]
}

const mostFiles = 10
const isFile = (value: string | File): value is File => typeof value !== 'string' && value.size > 0
const unticked: readonly FormField['kind'][] = ['tick', 'check', 'lack', 'files', 'paper']

/** Keeps what was chosen, also when the form comes back with a fault; ids of other orders are passed over. */
export const takeFiles = async (
  deps: Deps,
  { staff }: DeskVisit,
  desk: OrderAtDesk,
  act: CommandType,
  { fields, form }: { readonly fields: readonly FormField[]; readonly form: RawForm },
): Promise<TakenFiles> => {
  const words = (name: string) => (form[name] ?? []).filter((word) => typeof word === 'string')
  const typed: Record<string, readonly string[]> = Object.fromEntries(
    Object.keys(form).map((name) => [name, words(name)]),
  )
  // What is not ticked is not sent: it must not come back ticked.
  for (const { kind, name } of fields) if (unticked.includes(kind)) typed[name] ??= []
  const faults: Record<string, string> = {}
  const files = new Map<string, string>()
  const fresh: string[] = []
  for (const { name } of fields.filter(({ kind }) => kind === 'files' || kind === 'paper')) {
    const before = await keptDeskFiles(deps, staff.place, desk.view.no, words(name))
    const kept = before.map(({ id, name: called }) => [id, called] as const)
    for (const file of (form[name] ?? []).filter(isFile)) {
      const taken =
        files.size + kept.length < mostFiles
          ? await keep(deps, desk, staff, act, file)
          : ({ kind: 'refused', why: `一次最多${mostFiles}个附件，“${file.name}”没有保存。` } as const)
      if (taken.kind === 'refused') faults[name] = taken.why
      else {
        kept.push([taken.file.id, taken.file.name])
        fresh.push(taken.file.id)
      }
    }
    typed[name] = kept.map(([id]) => id)
    for (const [id, called] of kept) files.set(id, called)
  }
  return { typed, faults, files, fresh }
}

const keep = async (
  deps: Deps,
  desk: OrderAtDesk,
  staff: DeskVisit['staff'],
  act: CommandType,
  file: File,
) => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kept = await keepDeskFile(deps, desk, staff, act, { name: file.name, bytes })
  return kept.kind === 'kept' ? kept : { ...kept, why: `“${file.name.slice(0, 60)}”：${kept.why}` }
}
