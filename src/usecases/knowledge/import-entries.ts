import { DomainError } from '../../domain/errors.ts'
import { differenceOf } from '../../domain/knowledge/difference.ts'
import { type EntryLife, workStateNames } from '../../domain/knowledge/life.ts'
import { mayDo } from '../../domain/knowledge/rights.ts'
import type { EntryDraft } from '../../domain/knowledge-entry.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { Staff } from '../../domain/staff.ts'
import type { KnowledgeFiles, ReadOptions, ReadRow } from '../../ports/knowledge-files.ts'
import type { Deps } from '../deps.ts'
import { giveLifeCommand } from './give-life-command.ts'
import { ownerOf } from './owner.ts'

export type RowResult = {
  readonly row: number
  readonly id: string | null
  readonly question: string | null
  readonly result: 'added' | 'changed' | 'unchanged' | 'duplicate' | 'refused'
  readonly problem: string | null
}
export type ImportResult = {
  readonly dryRun: boolean
  /** Why nothing of the file could be read. */
  readonly problem: string | null
  readonly rows: readonly RowResult[]
}

type Wordings = Map<string, { readonly id: string; readonly row: number }>

/**
 * Rows of a file as drafts of whoever hands it in, each judged by itself; what is good is taken, and reviewed and
 * published like any other text. A dry run says the same and stores nothing.
 */
export const importEntries = async (
  deps: Deps,
  staff: Staff,
  files: KnowledgeFiles,
  file: { readonly name: string; readonly bytes: Uint8Array },
  dryRun: boolean,
): Promise<ImportResult> => {
  const read = await files.read(file.name, file.bytes, await optionsFor(deps, staff))
  const seen: Wordings = new Map()
  const rows: RowResult[] = []
  for (const row of read.rows) rows.push(await takeRow(deps, staff, row, seen, dryRun))
  return { dryRun, problem: read.problem, rows }
}

const optionsFor = async (deps: Deps, staff: Staff): Promise<ReadOptions> => ({
  ...(staff.unit === null ? {} : { unit: staff.unit }),
  unitIds: new Map((await deps.units.units(staff.place)).map(({ id, name }) => [name, id])),
})

const takeRow = async (
  deps: Deps,
  staff: Staff,
  read: ReadRow,
  seen: Wordings,
  dryRun: boolean,
): Promise<RowResult> => {
  if ('problem' in read)
    return { row: read.row, id: null, question: null, result: 'refused', problem: read.problem }
  const { row, draft } = read
  const line = { row, id: draft.id, question: draft.question }
  const refusal = await whyNot(deps, staff, draft)
  if (refusal !== null) return { ...line, result: 'refused', problem: refusal }
  const twice = (await repeated(deps, staff, draft, seen)) ?? null
  for (const wording of wordingsOf(draft)) seen.set(wording, { id: draft.id, row })
  if (twice !== null) return { ...line, result: 'duplicate', problem: twice }
  const life = await deps.knowledgeLife.life(staff.place, draft.id)
  return { ...line, ...(await takeDraft(deps, staff, life, draft, dryRun)) }
}

const whyNot = async (deps: Deps, staff: Staff, draft: EntryDraft): Promise<string | null> => {
  const units = await deps.units.units(staff.place)
  if (!units.some(({ id }) => id === draft.unit)) return `没有“${draft.unit}”这个单位，请核对单位编号或名称。`
  const owner = await ownerOf(deps, staff.place, draft.unit)
  return mayDo(staff, owner, 'write') ? null : `单位“${draft.unit}”不是您的单位，不能代为起草。`
}

const wordingsOf = ({ question, similar }: EntryDraft): readonly string[] => [question, ...similar]

/** The same words must not lead to two entries: in the file, or beside what is answered with already. */
const repeated = async (
  deps: Deps,
  { place }: Staff,
  draft: EntryDraft,
  seen: Wordings,
): Promise<string | undefined> => {
  for (const wording of wordingsOf(draft)) {
    const before = seen.get(wording)
    if (before) return `问法“${wording}”与第 ${before.row} 行（${before.id}）重复。`
  }
  const today = dayInChina(deps.clock.now())
  const taken = await deps.knowledgeLife.sameWordings(place, wordingsOf(draft), today)
  const other = taken.find(({ entryId }) => entryId !== draft.id)
  return other && `问法“${other.wording}”已在条目“${other.entryId}”中，请改那一条，或换一种问法。`
}

const takeDraft = async (
  deps: Deps,
  staff: Staff,
  life: EntryLife,
  draft: EntryDraft,
  dryRun: boolean,
): Promise<Pick<RowResult, 'result' | 'problem'>> => {
  const { live, open, revision } = life
  const stands = open?.draft ?? live
  if (stands && differenceOf(stands, draft).length === 0) return { result: 'unchanged', problem: null }
  if (open && open.state !== 'draft')
    return { result: 'refused', problem: `条目正在“${workStateNames[open.state]}”，请等办完或退回后再导入。` }
  const result = live || open ? 'changed' : 'added'
  if (dryRun) return { result, problem: null }
  try {
    await giveLifeCommand(deps, {
      place: staff.place,
      id: draft.id,
      staff,
      command: { type: 'write', draft, origin: { kind: 'import' } },
      expectedRevision: revision,
    })
    return { result, problem: null }
  } catch (fault) {
    if (fault instanceof DomainError) return { result: 'refused', problem: fault.message }
    throw fault
  }
}
