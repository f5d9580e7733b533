import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import type { Staff } from '../../../src/domain/staff.ts'
import { suggestWordings } from '../../../src/usecases/knowledge/suggest-wordings.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'

const place = placeIdSchema.parse('weifang')
const editor: Staff = {
  id: 'editor.weifang',
  name: '编辑',
  role: 'knowledge-editor',
  unit: null,
  active: true,
  place,
}
let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const gap = (question: string, unit: string | null) =>
  jiban.deps.knowledgeLife.countTurn(
    { place, conversationId: crypto.randomUUID(), seq: 1, question, at: jiban.clock.now() },
    {
      opened: {
        ...{ id: crypto.randomUUID(), question, terms: [question], asked: 1, unit, filledBy: null },
        ...{ state: unit === null ? 'open' : 'assigned', firstAt: '', lastAt: '' },
      },
    },
    jiban.clock.now(),
  )
const suggested = async (question: string, staff = editor) => {
  const draft = { id: 'city.roof', unit: 'urban-management', question }
  return (await suggestWordings(jiban.deps, staff, draft)).map(({ wording }) => wording)
}

describe('wordings suggested to who writes', () => {
  it('are what was asked in vain about the same, the likest first, and nothing about another matter', async () => {
    await gap('屋顶私搭的鸽棚谁来拆', null)
    await gap('屋顶私搭鸽棚归谁管', null)
    await gap('孩子上学要带什么材料', null)
    const found = await suggested('屋顶私搭鸽棚归谁管理？')
    expect(found).toEqual(['屋顶私搭鸽棚归谁管', '屋顶私搭的鸽棚谁来拆'])
  })

  it('are none that stand in the entry already, and none with something hidden in it', async () => {
    await gap('天台鸽子笼怎么投诉，电话13800138000', null)
    expect(await suggested('天台鸽子笼怎么投诉')).toEqual([])
    expect(await suggested('屋顶私搭鸽棚，归谁管！')).not.toContain('屋顶私搭鸽棚归谁管')
  })

  it("are a unit's own gaps only", async () => {
    const clerk: Staff = { ...editor, id: 'clerk', role: 'unit-clerk', unit: 'fire' as Staff['unit'] }
    expect(await suggested('屋顶鸽棚谁来拆除啊', clerk)).toEqual([])
  })
})
