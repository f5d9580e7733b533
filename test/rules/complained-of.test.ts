import { describe, expect, it } from 'vitest'
import { complainedOf } from '../../src/rules/complained-of.ts'
import { contentOf } from './content-of.ts'

const { units } = contentOf('weifang')
const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? ''
const accused = (text: string, target?: string) =>
  complainedOf(units, { nature: '举报', text, ...(target === undefined ? {} : { target }) })

describe('who is complained of', () => {
  it('is the part that is named, not the bureau whose name it begins with', () => {
    const squad = nameOf('traffic-police')
    expect(squad).toContain(nameOf('police'))
    for (const found of [
      accused(`我要举报${squad}的工作人员收受红包`),
      accused('工作人员收受红包', squad),
      accused('工作人员收受红包', 'traffic-police'),
    ]) {
      expect(found.has('traffic-police')).toBe(true)
      expect(found.has('police')).toBe(false)
    }
  })

  it('is the bureau as well, with everything below it, where both are named', () => {
    const found = accused(`我要举报${nameOf('police')}不作为，${nameOf('traffic-police')}的工作人员收受红包`)
    expect([found.has('police'), found.has('traffic-police')]).toEqual([true, true])
  })

  it('is the bureau with its parts where it alone is named, and whoever a short name may mean', () => {
    expect(accused(`举报${nameOf('police')}不作为`).has('traffic-police')).toBe(true)
    expect(accused('举报公安局不作为').has('police')).toBe(true)
  })
})
