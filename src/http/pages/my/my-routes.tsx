import type { Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { defaultRetentionDays, retentionOf } from '../../../rules/retention.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { sessionIn } from '../../../usecases/orders/own-key.ts'
import {
  askErasure,
  copyMyData,
  type ErasureAsked,
  type Proof,
} from '../../../usecases/own-orders/my-data.ts'
import { ownOrdersOf } from '../../../usecases/own-orders/own-orders.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { statusOf } from '../../problem.ts'
import { field } from '../form-field.ts'
import { type Visit, visitOf } from '../visit.ts'
import { CopyPage } from './copy-page.tsx'
import { DataPage } from './data-page.tsx'
import { keyOf, sessionOf } from './own-session.ts'
import { PrivacyPage } from './privacy-page.tsx'

const askedWords: Readonly<Record<ErasureAsked, string>> = {
  tonight: '已收到删除要求，今天夜里删除。删除后仍可凭编号和查询码查看办理结果。',
  'after-end': '已收到删除要求。这件事还在办理，需要联系您，办结当天夜里删除；不想再办的，可以先撤回。',
  'erased-before': '这件工单的个人信息已经删除，没有别的要做。',
}

const nobody: Proof = { no: '', code: '', phone: '' }

/** The privacy notice, and what citizens may ask about their own data. */
export const myRoutes = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  /** Whoever proved by a code that the telephone is theirs need not write it again. */
  const holdsTelephone = async (context: Context, { place }: Visit): Promise<boolean> => {
    const session = sessionOf(context, place)
    return session !== '' && (await ownOrdersOf(deps, place, session))?.by === 'telephone'
  }

  pages.get('/:place/privacy', (context) => {
    const visit = visitOf(context, deps, settings)
    const days = settings.retentionDays ?? defaultRetentionDays
    return context.html(<PrivacyPage visit={visit} retention={retentionOf(visit.rules, days)} />)
  })

  pages.get('/:place/my/data', async (context) => {
    const visit = visitOf(context, deps, settings)
    const done = askedWords[context.req.query('done') as ErasureAsked]
    const no = (context.req.query('no') ?? '').slice(0, 60)
    const held = await holdsTelephone(context, visit)
    context.header('cache-control', 'no-store')
    return context.html(
      <DataPage visit={visit} {...nobody} no={no} held={held} {...(done === undefined ? {} : { done })} />,
    )
  })

  pages.post('/:place/my/data', csrf(), async (context) => {
    const visit = visitOf(context, deps, settings)
    const body = await context.req.parseBody()
    const held = await holdsTelephone(context, visit)
    const proof = proofIn(body)
    context.header('cache-control', 'no-store')
    return orShowFault(
      async () => {
        const code = held ? keyOf(context, visit.place, proof.code) : proof.code
        return await granted(context, deps, visit, { ...proof, code }, field(body, 'wish', 10))
      },
      (fault) =>
        context.html(
          <DataPage visit={visit} {...proof} held={held} fault={fault.message} />,
          statusOf(fault),
        ),
    )
  })
}

const proofIn = (body: Readonly<Record<string, unknown>>): Proof => ({
  no: field(body, 'no', 60).normalize('NFKC').replace(/\s/g, '').toUpperCase(),
  code: field(body, 'code', 20).normalize('NFKC'),
  phone: field(body, 'phone', 30),
})

/** A session stays in its cookie. */
const withoutSession = (proof: Proof): Proof =>
  sessionIn(proof.code) === null ? proof : { ...proof, code: '' }

const granted = async (context: Context, deps: Deps, visit: Visit, proof: Proof, wish: string) => {
  if (wish === 'erase') {
    const asked = await askErasure(deps, visit.place, proof)
    return context.redirect(`/${visit.place}/my/data?done=${asked}`, 303)
  }
  const data = await copyMyData(deps, visit.place, proof)
  if (wish !== 'file')
    return context.html(<CopyPage visit={visit} data={data} proof={withoutSession(proof)} />)
  context.header('content-disposition', `attachment; filename="${encodeURIComponent(proof.no)}.json"`)
  return context.json(data)
}
