import { describe, expect, it } from 'vitest'
import { addressPiece, readFields } from '../../../src/domain/understanding/index.ts'
import { answersTo } from '../../../src/usecases/intake/answers-to.ts'
import { correctedPlace, fullerPlace, placeWithPiece } from '../../../src/usecases/intake/closer-place.ts'

describe('a corrected address', () => {
  it.each([
    ['卫东区东安路8号院', '9号院', '卫东区东安路9号院'],
    ['幸福路12号幸福小区3号楼', '13号', '幸福路13号幸福小区3号楼'],
    ['幸福路12号幸福小区3号楼2单元', '4号楼', '幸福路12号幸福小区4号楼'],
    ['幸福路12号', '和平街3号', '和平街3号'],
  ])('%s, no, %s, is %s', (known, corrected, whole) => {
    expect(correctedPlace(known, corrected)).toBe(whole)
  })

  it('is put before a vague one told first', () => {
    expect(fullerPlace('小区门口早市', '城关区幸福路12号')).toBe('城关区幸福路12号，小区门口早市')
  })
})

describe('an address told in pieces', () => {
  it.each([
    ['台江区', '上海路世茂小区', '台江区上海路世茂小区'],
    ['台江区上海路世茂小区', '6座', '台江区上海路世茂小区6座'],
    ['和平小区', '东城街道', '东城街道和平小区'],
    ['坊子区', '刘家村', '坊子区刘家村'],
    ['和平小区', '东城街道和平小区2栋', '东城街道和平小区2栋'],
    ['东城街道和平小区2栋', '和平小区', '东城街道和平小区2栋'],
    ['海景花园', '和平小区', '海景花园'],
    ['阳光小区', '宝丰县实验小学', '宝丰县实验小学'],
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

describe('a part of an address', () => {
  it.each(['晋安区 岳峰镇 三木花园', '仓山区 金山', '鲁山县 梁洼镇 鹁鸽吴村'])(
    'is nobody’s name: %s',
    (text) => {
      const { contactName, place } = answersTo(['place', 'contactPhone'], text, readFields(text))
      expect(contactName).toBeUndefined()
      expect(place?.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    },
  )

  it('leaves the name beside the telephone alone', () => {
    expect(answersTo(['place', 'contactPhone'], '奎文区幸福路12号 13800138000 张伟', {})).toMatchObject({
      contactName: '张伟',
    })
  })

  it('is not the hour of day', () => {
    const text = '上午十点来钟 在健康街菜市场门口'
    expect(answersTo(['place'], text, readFields(text)).place).not.toContain('十点')
  })
})

describe('a bare yes before something else', () => {
  it('agrees to nothing that was asked', () => {
    expect(answersTo(['publicity'], '行吧 帮我登记', {})).toEqual({})
    expect(answersTo(['contactPhone', 'publicity'], '好吧', {})).toEqual({})
    expect(answersTo(['publicity'], '好吧', {})).toEqual({ publicity: 'citizen_opt_in' })
    expect(answersTo(['contactPhone', 'publicity'], '13800138000，可以', {})).toMatchObject({
      contactPhone: '13800138000',
      publicity: 'citizen_opt_in',
    })
  })
})
