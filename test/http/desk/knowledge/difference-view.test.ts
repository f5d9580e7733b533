import { describe, expect, it } from 'vitest'
import { DifferenceView } from '../../../../src/http/desk/knowledge/difference-view.tsx'

const answer = (before: string, after: string) =>
  String(
    DifferenceView({
      changes: [{ field: 'answer', label: '答复', before, after, added: [after], removed: [before] }],
    }),
  )

describe('two versions of an entry beside each other', () => {
  it('strike out and underline what changed, and leave the rest as it is', () => {
    const shown = answer('带身份证，五个工作日答复。', '带身份证，三个工作日<答复>。')
    expect(shown).toContain('<p class="verbatim">带身份证，<del class="part">五个工作日答复。</del></p>')
    expect(shown).toContain('带身份证，<ins class="part">三个工作日&lt;答复&gt;。</ins>')
  })

  it('say that all of it went and came where nothing is common', () => {
    const shown = answer('甲。', '乙。')
    expect(shown).toContain('<span class="sign">删</span>甲。')
    expect(shown).toContain('<span class="sign">增</span>乙。')
  })
})
