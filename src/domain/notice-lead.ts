/** What a notice on a desk is about, for the way there. `sign` stands for a conversation without opening it. */
export type NoticeLead =
  | { readonly kind: 'entry'; readonly id: string }
  | { readonly kind: 'gaps' | 'daily-check' }
  | { readonly kind: 'conversation'; readonly sign: string }

const words = { entry: '条目', conversation: '会话' } as const
const marks = { gaps: '（缺口清单）', 'daily-check': '（每日查阅）' } as const
const lastLine = /\n（(条目|会话) ([^（）\s]+)）$/
/** As notices were worded before they had such a line. */
const withinText = /^知识条目“.*?”(（([a-z0-9-]+(?:\.[a-z0-9-]+)+)）)/

/** The body of a notice with what it is about as its last line. */
export const withLead = (body: string, lead: NoticeLead): string => {
  switch (lead.kind) {
    case 'gaps':
    case 'daily-check':
      return `${body}\n${marks[lead.kind]}`
    case 'entry':
      return `${body}\n（${words.entry} ${lead.id}）`
    case 'conversation':
      return `${body}\n（${words.conversation} ${lead.sign}）`
  }
}

/** A stored body apart: what people read, and what it is about. */
export const leadIn = (body: string): { readonly text: string; readonly lead: NoticeLead | null } => {
  for (const kind of ['gaps', 'daily-check'] as const)
    if (body.endsWith(`\n${marks[kind]}`))
      return { text: body.slice(0, -marks[kind].length - 1), lead: { kind } }
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
