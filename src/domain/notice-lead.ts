/** What a notice on a desk is about, for the way there. `sign` stands for a conversation without opening it. */
export type NoticeLead =
  | { readonly kind: 'entry'; readonly id: string }
  | { readonly kind: 'gaps' }
  | { readonly kind: 'conversation'; readonly sign: string }

const words = { entry: '条目', conversation: '会话' } as const
const gapsMark = '（缺口清单）'
const lastLine = /\n（(条目|会话) ([^（）\s]+)）$/
/** As notices were worded before they had such a line. */
const withinText = /^知识条目“.*?”(（([a-z0-9-]+(?:\.[a-z0-9-]+)+)）)/

/** The body of a notice with what it is about as its last line. */
export const withLead = (body: string, lead: NoticeLead): string => {
  switch (lead.kind) {
    case 'gaps':
      return `${body}\n${gapsMark}`
    case 'entry':
      return `${body}\n（${words.entry} ${lead.id}）`
    case 'conversation':
      return `${body}\n（${words.conversation} ${lead.sign}）`
  }
}

/** A stored body apart: what people read, and what it is about. */
export const leadIn = (body: string): { readonly text: string; readonly lead: NoticeLead | null } => {
  if (body.endsWith(`\n${gapsMark}`))
    return { text: body.slice(0, -gapsMark.length - 1), lead: { kind: 'gaps' } }
  const [mark, word, value = ''] = lastLine.exec(body) ?? []
  if (mark !== undefined) {
    const text = body.slice(0, -mark.length)
    return {
      text,
      lead: word === words.entry ? { kind: 'entry', id: value } : { kind: 'conversation', sign: value },
    }
  }
  const [, inside, id] = withinText.exec(body) ?? []
  return inside === undefined || id === undefined
    ? { text: body, lead: null }
    : { text: body.replace(inside, ''), lead: { kind: 'entry', id } }
}
