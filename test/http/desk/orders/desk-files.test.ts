import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../../../domain/media/pictures.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../../api/desk.ts'

let jiban: Jiban
let agent: Desk
let dispatcher: Desk
let clerk: Desk
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
  agent = await deskOf(jiban, 'agent', 'weifang')
  dispatcher = await deskOf(jiban, 'dispatcher', 'weifang')
  clerk = await deskOf(jiban, 'clerk.urban-management', 'weifang')
})
afterAll(() => jiban.close())

const picture = (name = '现场.jpg') => new File([new Uint8Array(jpeg())], name, { type: 'image/jpeg' })

/** A form as a browser sends it, files included. */
const give = async (
  desk: Desk,
  no: string,
  type: string,
  fields: readonly (readonly [string, string | File])[],
) => {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  const headers = { cookie: desk.cookie, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
  return jiban.app.request(`/weifang/desk/orders/${no}/do/${type}`, { method: 'POST', headers, body })
}
const keptIn = (page: string): string => page.match(/name="files" value="([^"]+)" checked/)?.[1] ?? ''
const filesOf = async (desk: Desk, no: string) =>
  (await desk.get(`/orders/${no}`)).body.attachments as readonly {
    id: string
    name: string
    given: unknown
  }[]

/** In the hands of the unit. */
const handled = async (): Promise<{ no: string; queryCode: string }> => {
  const card = await takenDown(agent)
  await dispatcher.does(card.no, { type: 'dispatch', lead: 'urban-management', requirement: '请核实办理。' })
  await clerk.does(card.no, { type: 'sign' })
  return card
}
const interim = [
  ['progress', '已经现场查看'],
  ['plan', '三天内更换灯具'],
] as const

describe('files with an act at the desk', () => {
  it('belong to the order once it is done, for people at work and not for the citizen', async () => {
    const { no, queryCode } = await handled()
    const done = await give(clerk, no, 'report-interim', [...interim, ['files', picture()]])
    expect(done.status).toBe(303)
    const [file] = await filesOf(dispatcher, no)
    expect(file).toMatchObject({ name: '现场.jpg', given: { act: 'report-interim' } })
    const address = `/api/v1/weifang/orders/${no}/attachments/${file?.id}`
    expect((await jiban.app.request(address, { headers: { cookie: dispatcher.cookie } })).status).toBe(200)
    expect((await jiban.app.request(`${address}?code=${queryCode}`)).status).toBe(404)
    const own = await jiban.app.request(`/api/v1/weifang/orders/${no}?code=${queryCode}`)
    expect((await own.json()).attachments).toEqual([])
    const page = await jiban.app.request(`/weifang/desk/orders/${no}`, { headers: { cookie: clerk.cookie } })
    expect(await page.text()).toContain('随“报阶段情况”上传')
  })

  it('are kept when the form comes back with a fault, and need not be chosen again', async () => {
    const { no } = await handled()
    const back = await give(clerk, no, 'report-interim', [
      ['progress', '已经查看'],
      ['files', picture()],
    ])
    expect(back.status).toBe(400)
    const page = await back.text()
    expect(page).toContain('现场.jpg（已上传')
    expect(await filesOf(dispatcher, no)).toEqual([])
    expect((await give(clerk, no, 'report-interim', [...interim, ['files', keptIn(page)]])).status).toBe(303)
    expect(await filesOf(dispatcher, no)).toHaveLength(1)
  })

  it('are refused by their bytes, whatever they are called, with what was typed still there', async () => {
    const { no } = await handled()
    const wrong = new File(['<script>alert(1)</script>'], '现场.jpg', { type: 'image/jpeg' })
    const back = await give(clerk, no, 'report-interim', [...interim, ['files', wrong]])
    expect(back.status).toBe(400)
    const page = await back.text()
    expect(page).toContain('不支持这种文件')
    expect(page).toContain('三天内更换灯具')
    expect(await filesOf(dispatcher, no)).toEqual([])
  })

  it('come once with a form that is sent twice', async () => {
    const { no } = await handled()
    const form = [...interim, ['key', 'the-same-form-twice'], ['files', picture()]] as const
    expect((await give(clerk, no, 'report-interim', form)).status).toBe(303)
    expect((await give(clerk, no, 'report-interim', form)).status).toBe(303)
    expect(await filesOf(dispatcher, no)).toHaveLength(1)
  })

  it('of another order are not taken along', async () => {
    const [one, other] = [await handled(), await handled()]
    const back = await give(clerk, one.no, 'report-interim', [
      ['progress', '已经查看'],
      ['files', picture()],
    ])
    const kept = keptIn(await back.text())
    expect(kept).not.toBe('')
    expect((await give(clerk, other.no, 'report-interim', [...interim, ['files', kept]])).status).toBe(303)
    expect(await filesOf(dispatcher, other.no)).toEqual([])
  })

  it('are not taken from who may not act', async () => {
    const { no } = await handled()
    const before = await jiban.database.pool.query('select count(*)::int as n from attachment')
    expect((await give(dispatcher, no, 'report-interim', [...interim, ['files', picture()]])).status).toBe(
      403,
    )
    const after = await jiban.database.pool.query('select count(*)::int as n from attachment')
    expect(after.rows).toEqual(before.rows)
  })

  it('that were never sent are gone after a day', async () => {
    const [one, other] = [await handled(), await handled()]
    await give(clerk, one.no, 'report-interim', [
      ['progress', '已经查看'],
      ['files', picture('旧的.jpg')],
    ])
    jiban.clock.set('2026-11-24T11:00:00+08:00')
    await give(clerk, other.no, 'report-interim', [...interim, ['files', picture()]])
    const { rows } = await jiban.database.pool.query(`select 1 from attachment where name = '旧的.jpg'`)
    expect(rows).toEqual([])
    expect(await filesOf(dispatcher, other.no)).toHaveLength(1)
  })
})
