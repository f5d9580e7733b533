import type { Reply } from '../../../domain/answer.ts'
import { type TextBlock, textBlocks } from '../text-blocks.ts'

/** Lines that stand in the cards or on the buttons below are not said twice. */
const shownBelow = (reply: Reply, line: string): boolean => {
  if (reply.citations?.length && line.startsWith('来源：')) return true
  if (reply.options?.some(({ label }, index) => line === `${index + 1}. ${label}`)) return true
  const { order } = reply
  if (!order) return false
  return (
    (line.includes(order.no) && line.includes(order.queryCode)) ||
    order.deadlines.some(({ explanation }) => explanation === line) ||
    line === `已转给${order.lead}办理。` ||
    (order.lead === undefined && /^已交.+确定承办单位。$/.test(line))
  )
}

/** The words of a reply that its cards and buttons do not show. */
export const remainingText = (reply: Reply): string =>
  reply.text
    .split('\n')
    .filter((line) => !shownBelow(reply, line.trim()))
    .join('\n')

export const ReplyText = ({ text, dial = false }: { readonly text: string; readonly dial?: boolean }) => (
  <>
    {textBlocks(text).map((block) => (
      <Block block={block} dial={dial} />
    ))}
  </>
)

const Block = ({ block, dial }: { readonly block: TextBlock; readonly dial: boolean }) => {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          {block.lines.map((line, index) => (
            <>
              {index > 0 ? <br /> : null}
              <Line text={line} dial={dial} />
            </>
          ))}
        </p>
      )
    case 'steps':
      return (
        <ol>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ol>
      )
    case 'facts':
      return (
        <dl class="facts">
          {block.rows.map(([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
  }
}

const emergencyNumber = /(?<!\d)(110|119|120|122|12356)(?!\d)/

/** In an emergency every number dials at a touch. */
const Line = ({ text, dial }: { readonly text: string; readonly dial: boolean }) => {
  if (!dial) return <>{text}</>
  return (
    <>
      {text.split(new RegExp(emergencyNumber, 'g')).map((part) =>
        emergencyNumber.test(part) && part.length <= 5 ? (
          <a class="dial" href={`tel:${part}`}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  )
}
