import { stateNames } from '../../../rules/order/steps.ts'
import type { OrderAtDesk } from '../../../usecases/orders/order-at-desk.ts'
import { LatestOf, LongText } from '../../pages/folded.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { flagNames } from './desk-names.ts'
import { OrderFiles } from './order-files.tsx'

/** What was opened for this person, or what they typed when it was not. */
export type Contact =
  | {
      readonly kind: 'open'
      readonly name: string | null
      readonly phone: string | null
      readonly verbatim: string
    }
  | { readonly kind: 'refused'; readonly fault: string; readonly why: string }
  | null

type Props = { readonly visit: DeskVisit; readonly desk: OrderAtDesk; readonly contact: Contact }

const complainantNames = { citizen: '个人', enterprise: '企业', other_org: '其他组织' } as const
const publicityNames = { public: '公开', internal: '内部办理', private: '不公开' } as const

/** What the citizen said, word for word, and what came with it. */
export const OrderSaid = ({ visit, desk, contact }: Props) => {
  const { view } = desk
  return (
    <section class="said" aria-labelledby="said-name">
      <h2 id="said-name">诉求原文</h2>
      <SaidWords
        text={contact?.kind === 'open' ? contact.verbatim : view.text}
        supplements={view.supplements}
      />
      <dl class="facts">
        <Facts rows={factsOf(visit, desk)} />
      </dl>
      <OrderFiles visit={visit} desk={desk} />
      <ContactBox visit={visit} desk={desk} contact={contact} />
      <Linked visit={visit} desk={desk} />
    </section>
  )
}

type Words = { readonly text: string; readonly supplements: readonly string[] }

/** The words of the filing, and what was added to them. */
export const SaidWords = ({ text, supplements }: Words) => (
  <>
    <LongText text={text} />
    <LatestOf
      all={supplements}
      most={3}
      shown={2}
      name="条补充"
      list={(texts) => <Supplements texts={texts} />}
    />
  </>
)

const Supplements = ({ texts }: { readonly texts: readonly string[] }) => (
  <>
    {texts.map((text) => (
      <div class="more">
        <strong>补充：</strong>
        <LongText text={text} />
      </div>
    ))}
  </>
)

type Row = readonly [label: string, value: string | null]

const Facts = ({ rows }: { readonly rows: readonly Row[] }) => (
  <>
    {rows
      .filter(([, value]) => value !== null && value !== '')
      .map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </>
)

const factsOf = ({ pack }: DeskVisit, { view }: OrderAtDesk): readonly Row[] => [
  ['诉求', view.demand],
  ['地点', view.where],
  ['时间', view.when],
  ['涉及', view.target],
  ['性质', view.nature],
  ['分类', view.classification.label],
  [pack.terms.complainant, complainantNames[view.complainant]],
  ['结果', publicityNames[view.classification.publicity]],
  [
    '要求',
    [view.confidential ? '保密' : '', view.replyWanted ? '' : '不需要回复'].filter(Boolean).join('、'),
  ],
  ['标注', view.flags.map((flag) => flagNames[flag]).join('、')],
  ['主办', view.lead === null ? '尚未确定' : (view.unitNames[view.lead] ?? view.lead)],
  ['协办', view.co.map((id) => view.unitNames[id] ?? id).join('、')],
  ['交办要求', view.requirement],
  ['领导批示', view.instructions.map(({ by, text }) => `${by}：${text}`).join('；')],
]

const ContactBox = ({ visit, desk: { view }, contact }: Props) => (
  <div id="contact" class="contact">
    <h3>联系方式</h3>
    {contact?.kind === 'open' ? (
      <p role="status">
        {contact.name ?? '没有留下姓名'}，{contact.phone ?? '没有留下电话'}
        <span class="meta">这次查看已经留下记录。</span>
      </p>
    ) : view.contact.mayReveal ? (
      <Ask visit={visit} no={view.no} refused={contact} />
    ) : (
      <p class="meta">
        {view.contact.given
          ? `按规定，${visit.pack.terms.complainant}的联系方式不向您公开。需要补充情况的，请通过热线转达。`
          : '匿名，没有留下联系方式。'}
      </p>
    )}
  </div>
)

type AskProps = { readonly visit: DeskVisit; readonly no: string; readonly refused: Contact }

const Ask = ({ visit, no, refused }: AskProps) => {
  const fault = refused?.kind === 'refused' ? refused : null
  return (
    <form method="post" action={`/${visit.place}/desk/orders/${no}/contact#contact`}>
      <p class="meta">已经封存。查看要写明用途，谁在什么时候为什么查看都有记录。</p>
      <label>
        用途
        <input
          type="text"
          name="why"
          required
          maxlength={200}
          value={fault?.why ?? ''}
          placeholder="例如：联系诉求人核实地点"
          {...(fault ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'why-fault' } : {})}
        />
      </label>
      {fault ? (
        <p id="why-fault" class="fault" role="alert">
          {fault.fault}
        </p>
      ) : null}
      <button type="submit" class="secondary">
        查看联系方式
      </button>
    </form>
  )
}

/** Orders this one belongs together with. */
const Linked = ({ visit, desk: { view } }: Omit<Props, 'contact'>) => {
  const lines: readonly (readonly [string, string])[] = [
    ...(view.parent === null ? [] : [['拆分自', view.parent] as const]),
    ...view.children.map(
      ({ no, title, finished }) => [`${title}（${finished ? '已有结果' : '办理中'}）`, no] as const,
    ),
    ...(view.mergedInto === null ? [] : [[stateNames.merged, view.mergedInto] as const]),
    ...view.joined.map((no) => ['并入本件的', no] as const),
    ...(view.repeat?.orders ?? []).map((no) => ['同一人曾反映', no] as const),
  ]
  return lines.length === 0 ? null : (
    <>
      <h3>相关工单</h3>
      <ul>
        {lines.map(([what, no]) => (
          <li>
            {what} <a href={`/${visit.place}/desk/orders/${no}`}>{no}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
