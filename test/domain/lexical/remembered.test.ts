import { expect, it } from 'vitest'
import { remembered } from '../../../src/domain/lexical/index.ts'

const counting = (most: number) => {
  const read: string[] = []
  const lookUp = remembered((text) => {
    read.push(text)
    return { text }
  }, most)
  return { read, lookUp }
}

it('reads a text once and gives the same result again', () => {
  const { read, lookUp } = counting(2)
  expect(lookUp('甲')).toBe(lookUp('甲'))
  expect(read).toEqual(['甲'])
})

it('keeps what is asked for again and again, however many others come', () => {
  const { read, lookUp } = counting(2)
  for (let n = 0; n < 20; n += 1) {
    lookUp('甲')
    lookUp(`${n}`)
  }
  expect(read.filter((text) => text === '甲')).toHaveLength(1)
})

it('lets go of what was not asked for lately', () => {
  const { read, lookUp } = counting(2)
  for (const text of ['甲', '乙', '丙', '丁', '戊', '甲']) lookUp(text)
  expect(read.filter((text) => text === '甲')).toHaveLength(2)
})
