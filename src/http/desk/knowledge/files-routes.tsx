import type { Context, Hono } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { importEntries } from '../../../usecases/knowledge/import-entries.ts'
import type { AppSettings } from '../../app-settings.ts'
import { FilesPage } from './files-page.tsx'
import { type KnowledgePageProps, mayWrite } from './knowledge-layout.tsx'
import { knowledgeVisit } from './knowledge-visit.ts'

const base = '/:place/desk/knowledge/files'

/** Tables and documents in, looked through before anything is taken; tables out. */
export const filesRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get(base, async (context) => {
    const frame = await writersFrame(context, deps, settings)
    return context.html(FilesPage({ ...frame, outcome: null, fault: null }))
  })
  desk.post(`${base}/import`, async (context) => {
    const frame = await writersFrame(context, deps, settings)
    const { knowledgeFiles } = settings
    if (!knowledgeFiles) throw new DomainError('not_found', '这个部署不处理 Excel 和 Word 文件，请逐条录入。')
    const { file, dryRun } = await context.req.parseBody()
    if (!(file instanceof File) || file.size === 0)
      return context.html(FilesPage({ ...frame, outcome: null, fault: '请先选一个文件。' }), 400)
    const given = { name: file.name.slice(0, 200), bytes: new Uint8Array(await file.arrayBuffer()) }
    const result = await importEntries(deps, frame.visit.staff, knowledgeFiles, given, dryRun !== 'false')
    return context.html(FilesPage({ ...frame, outcome: { name: given.name, result }, fault: null }))
  })
}

const writersFrame = async (
  context: Context,
  deps: Deps,
  settings: AppSettings,
): Promise<KnowledgePageProps> => {
  const frame = await knowledgeVisit(context, deps, settings)
  if (mayWrite(frame.visit)) return frame
  throw new DomainError('not_allowed', '表格由责任单位和热线知识编辑导入导出。', {
    role: frame.visit.staff.role,
  })
}
