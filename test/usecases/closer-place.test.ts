import { describe, expect, it } from 'vitest'
import { addressPiece } from '../../src/domain/understanding/index.ts'
import { placeWithPiece } from '../../src/usecases/intake/closer-place.ts'
import { answersTo } from '../../src/usecases/intake/read-answers.ts'

describe('an address told in pieces', () => {
  it.each([
    ['台江区', '上海路世茂小区', '台江区上海路世茂小区'],
    ['台江区上海路世茂小区', '6座', '台江区上海路世茂小区6座'],
    ['和平小区', '东城街道', '东城街道和平小区'],
    ['坊子区', '刘家村', '坊子区刘家村'],
    ['和平小区', '东城街道和平小区2栋', '东城街道和平小区2栋'],
    ['东城街道和平小区2栋', '和平小区', '东城街道和平小区2栋'],
    ['海景花园', '和平小区', '海景花园'],
  ])('%s, then %s, is %s', (known, piece, whole) => {
    expect(placeWithPiece(known, piece)).toBe(whole)
  })

  it.each([
    ['就是 海景花园', '海景花园'],
    ['6座', '6座'],
    ['3号楼后面', '3号楼后面'],
    ['我们小区', null],
    ['楼上漏水', null],
    ['今天下午三点', null],
    ['多久能办好', null],
  ])('is heard in %s as %s', (text, piece) => {
    expect(addressPiece(text)).toBe(piece)
  })
})

describe('a bare yes before something else', () => {
  it('agrees to nothing that was asked', () => {
    expect(answersTo(['publicity'], '行吧 帮我登记', {})).toEqual({})
    expect(answersTo(['contactPhone', 'publicity'], '13800138000，可以', {})).toMatchObject({
      contactPhone: '13800138000',
      publicity: 'citizen_opt_in',
    })
  })
})
