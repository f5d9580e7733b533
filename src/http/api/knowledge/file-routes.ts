import { OpenAPIHono } from '@hono/zod-openapi'
import { DomainError } from '../../../domain/errors.ts'
import { isEditor } from '../../../domain/knowledge/rights.ts'
import { draftOf } from '../../../domain/knowledge-entry.ts'
import { dayInChina } from '../../../domain/place-day.ts'
import { isUnitRole, type Staff } from '../../../domain/staff.ts'
import type { KnowledgeFiles } from '../../../ports/knowledge-files.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { importEntries } from '../../../usecases/knowledge/import-entries.ts'
import { rejectInvalid } from '../../problem.ts'
import { staffOf } from '../caller.ts'
import { placeIn } from '../place-in.ts'
import * as table from './file-route-table.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Entries in and out as the files offices keep. Where the runtime reads no such files, it says so. */
export const knowledgeFileRoutes = (deps: Deps, files: KnowledgeFiles | undefined) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  const given = (): KnowledgeFiles => {
    if (files) return files
    throw new DomainError('not_found', '这个部署不处理 Excel 和 Word 文件，请用接口逐条录入。')
  }
  const writerIn = (context: Parameters<typeof staffOf>[0], place: string) =>
    staffOf(context, deps.accounts, placeIn(place), (staff) => isUnitRole(staff.role) || isEditor(staff))
  const workbook = (bytes: Uint8Array, name: string) =>
    new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: { 'content-type': workbookType, 'content-disposition': `attachment; filename="${name}"` },
    })

  api.openapi(table.getTemplate, async (context) => {
    await writerIn(context, context.req.valid('param').place)
    return workbook(await given().template(), 'template.xlsx')
  })
  api.openapi(table.getEntriesFile, async (context) => {
    const staff = await writerIn(context, context.req.valid('param').place)
    const drafts = await draftsOf(deps, staff, context.req.valid('query').unit)
    return workbook(await given().write(drafts), 'entries.xlsx')
  })
  api.openapi(table.postImport, async (context) => {
    const staff = await writerIn(context, context.req.valid('param').place)
    const { name, dryRun } = context.req.valid('query')
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    const result = await importEntries(deps, staff, given(), { name, bytes }, dryRun === 'true')
    return context.json({ ...result, rows: [...result.rows] }, 200)
  })
  return api
}

const draftsOf = async (deps: Deps, staff: Staff, unit: string | undefined) => {
  const today = dayInChina(deps.clock.now())
  const entries = await deps.knowledgeLife.ownEntries(staff.place, staff.unit ?? unit, today)
  return entries.map(draftOf)
}
