import { z } from 'zod'
import type { WecomAccount } from './account.ts'
import { faultIn } from './api.ts'
import { tellFault } from './faults.ts'
import { itemOf } from './parse.ts'
import { takeItem } from './take-item.ts'

const pageSchema = z.object({
  next_cursor: z.string(),
  has_more: z.number().default(0),
  msg_list: z.array(z.unknown()).default([]),
})
type Page = z.infer<typeof pageSchema>

const perPage = 1000
/** Where an account is connected for the first time, what was said before that was for others to answer. */
const freshMs = 10 * 60_000
const wrongToken = 95007

/**
 * Pulls what waits, page after page, and hands it in. The cursor moves on only when a page is stored, so that a page that
 * was begun is pulled again; what of it was stored already is known by its id. Throws what hinders it.
 */
export const pull = async (account: WecomAccount, token: string, over: AbortSignal): Promise<void> => {
  const { place, settings, deps } = account
  const name = `wecom-cursor:${settings.openKfId}`
  while (!over.aborted) {
    const cursor = await deps.values.get(place, name)
    const page = await pageAfter(account, cursor, token)
    await takePage(account, page, cursor === null)
    if (page.next_cursor === '' || page.next_cursor === cursor) return
    // Somebody else was first: on from there; what both of them handed in is stored once.
    await deps.values.set(place, name, cursor, page.next_cursor)
    if (page.has_more !== 1) return
  }
}

const pageAfter = async (account: WecomAccount, cursor: string | null, token: string): Promise<Page> => {
  const { api, settings } = account
  const answer = await api.post('kf/sync_msg', {
    ...(cursor === null ? {} : { cursor }),
    ...(token === '' ? {} : { token }),
    limit: perPage,
    voice_format: 0,
    open_kfid: settings.openKfId,
  })
  const fault = faultIn(answer)
  // Ten minutes old, or somebody's recording: without it the same can be pulled, only not as often.
  if (fault?.code === wrongToken && token !== '') return pageAfter(account, cursor, '')
  if (fault) throw new Error(tellFault(fault))
  return pageSchema.parse(answer.kind === 'ok' ? answer.json : null)
}

const takePage = async (account: WecomAccount, page: Page, first: boolean): Promise<void> => {
  const { settings, deps, place } = account
  const since = deps.clock.now().getTime() - freshMs
  for (const raw of page.msg_list) {
    const item = itemOf(raw, settings.openKfId)
    if (item === null) deps.say(`wecom ${place}: 有一条消息不是规定的格式，没有受理`)
    else if (!first || item.from !== 'citizen' || item.sentAt.getTime() >= since)
      await takeItem(account, item)
  }
}
