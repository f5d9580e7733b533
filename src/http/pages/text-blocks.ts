/** A piece of plain text as it should be set: running lines, numbered steps, or label and value. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }

const step = /^\d{1,2}[.．、]\s*(.+)$/
const fact = /^(\p{Script=Han}{2,4})：(.+)$/u

const blockOf = (line: string): TextBlock => {
  const item = step.exec(line)?.[1]
  if (item !== undefined) return { kind: 'steps', items: [item] }
  const [, label, value] = fact.exec(line) ?? []
  if (label !== undefined && value !== undefined) return { kind: 'facts', rows: [[label, value]] }
  return { kind: 'paragraph', lines: [line] }
}

/** Neighbours of one kind are one block. */
const joined = (first: TextBlock, second: TextBlock): TextBlock | null => {
  if (first.kind === 'steps' && second.kind === 'steps')
    return { kind: 'steps', items: [...first.items, ...second.items] }
  if (first.kind === 'facts' && second.kind === 'facts')
    return { kind: 'facts', rows: [...first.rows, ...second.rows] }
  if (first.kind === 'paragraph' && second.kind === 'paragraph')
    return { kind: 'paragraph', lines: [...first.lines, ...second.lines] }
  return null
}

/** A single labelled line in running text is a sentence, not a table. */
const plain = (block: TextBlock): TextBlock =>
  block.kind === 'facts' && block.rows.length === 1
    ? { kind: 'paragraph', lines: block.rows.map(([label, value]) => `${label}：${value}`) }
    : block

const merge = (blocks: readonly TextBlock[]): readonly TextBlock[] => {
  const merged: TextBlock[] = []
  for (const block of blocks) {
    const last = merged.at(-1)
    const both = last ? joined(last, block) : null
    if (both) merged[merged.length - 1] = both
    else merged.push(block)
  }
  return merged
}

/** The text of a reply in blocks. Blank lines part paragraphs; nothing is lost or reordered. */
export const textBlocks = (text: string): readonly TextBlock[] =>
  text
    .split(/\n\s*\n/)
    .flatMap((part) =>
      merge(
        part
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => blockOf(line.trim())),
      ),
    )
    .map(plain)
