import type { Citation, Generated, Reply } from '../../domain/answer.ts'
import { sourceLine } from './answer.ts'
import { options } from './canned.ts'

/** What every text of a model says of itself, where it is read. */
const madeByModel = (unit: string | undefined): string =>
  `本回复由人工智能根据以上来源生成，仅供参考，以${unit ?? '承办单位'}的答复为准。`

/** An answer in a model's words, with its sources, and the label below. */
export const generatedReply = (
  text: string,
  citations: readonly Citation[],
  generated: Generated,
): Reply => ({
  text: [text, '', ...citations.map(sourceLine), madeByModel(citations[0]?.unit)].join('\n'),
  citations: [...citations],
  options: [options.helpful, options.unsolved, options.human],
  generated,
})
