import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPhrases } from '../../../knowledge/content-files.ts'
import { allPlaces, inForce, packOf } from '../../../src/rules/index.ts'
import { deskPhrases } from '../../../src/usecases/wording/desk-phrases.ts'

const now = new Date('2026-11-22T02:00:00Z')

describe('sentences that agents have at hand', () => {
  it('are the common ones and those of the place, in the words of its rules', async () => {
    const own = await readPhrases()
    for (const place of allPlaces) {
      const pack = packOf(place)
      const phrases = deskPhrases(pack, inForce(pack, now), own.get(place))
      expect(phrases.length, place).toBeGreaterThan(7)
      expect(phrases.join(''), place).toContain(`我是${pack.terms.hotline}话务员`)
      expect(phrases.join(''), place).not.toMatch(/[{}]|undefined|null/)
    }
  })

  it('leave out one that names what the rules of the place leave open', () => {
    const pack = packOf(allPlaces[0] as never)
    const rules = inForce(pack, now)
    const service = rules.service && {
      ...rules.service,
      value: { hours: 'unspecified', human: true } as const,
    }
    const phrases = deskPhrases(pack, { service }, ['{hours}有人值守。', '请保存好编号。'])
    expect(phrases).toContain('请保存好编号。')
    expect(phrases.join('')).not.toContain('有人值守')
  })

  it.each(['{telephone}', '{hotline', '', { text: '您好' }])(
    'take no content that reads %j',
    async (wrong) => {
      const root = await mkdtemp(join(tmpdir(), 'jiban-phrases-'))
      const folder = join(root, 'places', 'my-city')
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'phrases.yaml'), JSON.stringify(['您好。', wrong]))
      await expect(readPhrases(root)).rejects.toThrow('phrases.yaml:2')
    },
  )
})
