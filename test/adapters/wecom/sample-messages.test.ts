import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { itemOf } from '../../../adapters/wecom/parse.ts'
import type { WecomItem } from '../../../adapters/wecom/types.ts'
import { corp } from '../../support/wecom-server.ts'

const text = readFileSync(join(import.meta.dirname, '../../../adapters/wecom/sample-messages.md'), 'utf8')
const samples = [...text.matchAll(/## (.+)\n`read: (.+)`\n```json\n(.+)\n```/g)].map(
  ([, title = '', read = '', json = '']) => ({ title, read, json }),
)

const told = (item: WecomItem | null): string => {
  if (item === null) return '(nothing)'
  if (item.from === 'servicer') return '(servicer)'
  if (item.from === 'platform') return `(${item.event.kind})`
  const { content } = item
  return content.kind === 'text'
    ? readText(content)
    : `(${content.kind === 'media' ? content.type : content.kind})`
}

const readText = ({ text, menuId }: { readonly text: string; readonly menuId: string | null }): string =>
  menuId === null ? text : menuId.replace('say:', '')

describe('recorded entries of WeCom customer service', () => {
  it('are all there', () => {
    expect(samples).toHaveLength([...text.matchAll(/^## /gm)].length)
  })

  it.each(samples)('$title is read as $read', ({ read, json }) => {
    expect(told(itemOf(JSON.parse(json), corp.openKfId))).toBe(read)
  })

  it('are nothing to another account', () => {
    expect(itemOf(JSON.parse(samples[0]?.json ?? ''), 'wkOther')).toBeNull()
  })
})
