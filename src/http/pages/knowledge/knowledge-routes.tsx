import type { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { z } from 'zod'
import { DomainError } from '../../../domain/errors.ts'
import { maskPersonal } from '../../../domain/masking.ts'
import { dayInChina } from '../../../domain/place-day.ts'
import { rateLimit } from '../../../domain/rate-limit.ts'
import type { Count } from '../../../ports/knowledge-store.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { giveFeedback } from '../../../usecases/knowledge/corrections.ts'
import { findKnowledge, readEntry } from '../../../usecases/knowledge/find-knowledge.ts'
import { unitNameOf } from '../../../usecases/unit-name.ts'
import type { AppSettings } from '../../app-settings.ts'
import { field } from '../form-field.ts'
import { ownerName } from '../unit-kind-names.ts'
import { type Visit, visitOf } from '../visit.ts'
import { EntryPage } from './entry-page.tsx'
import { KnowledgePage, type Query } from './knowledge-page.tsx'
import { shelvesOf, type UnitCount } from './shelves.ts'

const perPage = 20
const feedbackPerMinute = 30
const verdictSchema = z.enum(['helpful', 'unsolved', 'wrong'])

/** Policy lookup and single entries. */
export const knowledgeRoutes = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  const limit = rateLimit(feedbackPerMinute, 60_000)

  pages.get('/:place/knowledge', async (context) => {
    const visit = visitOf(context, deps, settings)
    const query = queryOf((name) => context.req.query(name) ?? '')
    const { topics, units } = await deps.knowledge.counts(visit.place, dayInChina(visit.now))
    const found = isBlank(query) ? null : await look(deps, visit, query)
    return context.html(
      <KnowledgePage
        visit={visit}
        query={query}
        found={found === null ? null : found.slice(0, perPage)}
        more={found !== null && found.length > perPage}
        shelves={shelvesOf(topics)}
        units={await namedUnits(deps, visit, units)}
        total={topics.reduce((sum, { entries }) => sum + Number(entries), 0)}
      />,
    )
  })

  pages.get('/:place/knowledge/:id', async (context) => {
    const visit = visitOf(context, deps, settings)
    const entry = await readEntry(deps, visit.place, context.req.param('id').slice(0, 120))
    if (entry.confidentiality !== 'public') throw new DomainError('unknown_entry', '没有这个知识条目。')
    return context.html(
      <EntryPage visit={visit} entry={entry} thanked={context.req.query('thanks') === '1'} />,
    )
  })

  pages.post('/:place/knowledge/:id/feedback', csrf(), async (context) => {
    const { place, now } = visitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const verdict = verdictSchema.safeParse(form['verdict'])
    if (!verdict.success) throw new DomainError('invalid_input', '请选择“有帮助”“没解决”或“有误”后再提交。')
    const entry = await readEntry(deps, place, context.req.param('id').slice(0, 120))
    limit.take(`${place}/${entry.id}`, now.getTime())
    const comment = maskPersonal(field(form, 'comment', 1000))
    const said = Number(field(form, 'version', 10))
    await giveFeedback(deps, place, {
      entryId: entry.id,
      version: entry.versions.some(({ version }) => version === said) ? said : entry.version,
      verdict: verdict.data,
      ...(comment === '' ? {} : { comment }),
      at: now,
    })
    return context.redirect(`/${place}/knowledge/${encodeURIComponent(entry.id)}?thanks=1#verdict`, 303)
  })
}

const queryOf = (read: (name: string) => string): Query => ({
  q: read('q').trim().slice(0, 400),
  topic: read('topic').slice(0, 60),
  unit: read('unit').slice(0, 60),
  page: Math.min(Math.max(Math.trunc(Number(read('page'))) || 1, 1), 500),
})

const isBlank = ({ q, topic, unit }: Query) => q === '' && topic === '' && unit === ''

/** A page of entries and one more, to know whether there is a next page. */
const look = (deps: Deps, { place }: Visit, { q, topic, unit, page }: Query) =>
  findKnowledge(deps, place, {
    limit: perPage + 1,
    offset: (page - 1) * perPage,
    ...(q === '' ? {} : { q }),
    ...(topic === '' ? {} : { topic }),
    ...(unit === '' ? {} : { unit }),
  })

const namedUnits = (deps: Deps, { place }: Visit, counts: readonly Count[]): Promise<readonly UnitCount[]> =>
  Promise.all(
    counts.map(async ({ key, entries }) => ({
      key,
      entries: Number(entries),
      name: ownerName(key, (await unitNameOf(deps, place, key)) ?? null),
    })),
  )
