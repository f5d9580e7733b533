import { describe, expect, it } from 'vitest'
import { LatestOf, LongText } from '../../../src/http/pages/folded.tsx'

const shown = (element: unknown): string => String(element)

describe('a long text', () => {
  it('stands there whole up to four hundred characters', () => {
    const text = '路'.repeat(400)
    expect(shown(<LongText text={text} />)).toBe(`<p class="verbatim">${text}</p>`)
  })

  it('begins folded when it is longer, and has every character of it below', () => {
    const text = `<b>${'灯'.repeat(398)}𠮷`
    const html = shown(<LongText text={text} />)
    expect(html).toContain('看全文，共402字')
    expect(html).toContain(`<details><summary>`)
    expect(html).toContain(`<p class="verbatim">&lt;b&gt;${'灯'.repeat(398)}𠮷</p></details>`)
  })
})

describe('a long list', () => {
  const list = (count: number) =>
    shown(
      <LatestOf
        all={Array.from({ length: count }, (_, n) => n + 1)}
        most={3}
        shown={2}
        name="步"
        list={(some) => <ol>{some.join(' ')}</ol>}
      />,
    )

  it('is one list while it is short, and none of it is folded', () => {
    expect(list(0)).toBe('<ol></ol>')
    expect(list(3)).toBe('<ol>1 2 3</ol>')
  })

  it('has the latest in view and the earlier ones folded above them', () => {
    expect(list(4)).toBe(
      '<details class="earlier"><summary>更早的2步</summary><ol>1 2</ol></details><ol>3 4</ol>',
    )
  })
})
