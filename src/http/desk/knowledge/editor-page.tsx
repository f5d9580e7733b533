import type { KnownBasis } from '../../../ports/knowledge-life-store.ts'
import type { DraftAdvice, EntryPreview } from '../../../usecases/knowledge/preview-entry.ts'
import type { SuggestedWording } from '../../../usecases/knowledge/suggest-wordings.ts'
import type { Typed } from '../orders/forms/form-spec.ts'
import { AdviceList, CitizenPreview } from './citizen-preview.tsx'
import { basisValue } from './draft-form.ts'
import {
  BasisFields,
  type FieldsProps,
  GuideFields,
  MainFields,
  ValidityFields,
  WordingFields,
} from './editor-fields.tsx'
import { entryAddress, KnowledgeLayout, type KnowledgePageProps } from './knowledge-layout.tsx'

/** What stands beside the form: how it will be told, what to mend, how people asked, what others rest on. */
export type Beside = {
  readonly preview: EntryPreview
  readonly advice: DraftAdvice
  readonly wordings: readonly SuggestedWording[]
  readonly bases: readonly KnownBasis[]
}

export type EditorState = {
  readonly typed: Typed
  readonly faults: FieldsProps['faults']
  readonly refusal: string | null
  /** The revision that was read; 0 = a new entry. */
  readonly revision: number
  readonly isNew: boolean
  readonly gap: string | null
  /** Something to know before writing: it is under review, it was sent back. */
  readonly note: string | null
}

type Props = KnowledgePageProps & {
  readonly state: EditorState
  readonly beside: Beside
  readonly units: FieldsProps['units']
  readonly nextReview: string
}

const written = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

/** The editor, with the answer as a citizen will see it beside what is typed. */
export const EditorPage = (props: Props) => {
  const { visit, state } = props
  const { typed, isNew, gap } = state
  const id = written(typed, 'id')
  const title = isNew ? '新写一条知识' : '修改知识'
  const kept = `${visit.place}/${visit.staff.id}/${isNew ? `new${gap === null ? '' : `/${gap}`}` : id}`
  return (
    <KnowledgeLayout {...props} title={title} at="entry" scripts={['desk-draft.js']}>
      <div class="writing">
        <section class="order-sheet">
          <header>
            <h1>{title}</h1>
            {isNew ? null : (
              <p class="meta">
                <a href={entryAddress(visit.place, id)}>{id}</a>
              </p>
            )}
          </header>
          <p id="kept" class="grave" role="status" hidden />
          <Faults state={state} />
          <EntryForm {...props} kept={kept} />
        </section>
        {/* Asks from outside what it replaces: a pause that ends while an answer arrives is not lost with the old part. */}
        <section
          class="order-sheet"
          aria-label="预览"
          id="preview"
          {...refresh(visit.place, 'input delay:400ms from:#entry-form, change delay:400ms from:#entry-form')}
          hx-select=".seen"
          hx-sync="this:replace"
        >
          <Preview visit={visit} beside={props.beside} />
        </section>
      </div>
    </KnowledgeLayout>
  )
}

const Faults = ({ state }: Pick<Props, 'state'>) => {
  const count = Object.keys(state.faults).length
  return (
    <>
      {state.refusal === null && count === 0 ? null : (
        <p class="fault" role="alert">
          {state.refusal ?? `有${count}处要改正，已经填写的都还在。`}
        </p>
      )}
      {state.note === null ? null : <p class="grave">{state.note}</p>}
    </>
  )
}

/** Brings a part of the page up to date with what is typed. */
const refresh = (place: string, trigger: string) => ({
  'hx-post': `/${place}/desk/knowledge/preview`,
  'hx-trigger': trigger,
  'hx-include': '#entry-form',
})

const EntryForm = (props: Props & { readonly kept: string }) => {
  const { visit, state, beside, units, nextReview, kept } = props
  const { typed, faults, revision, isNew, gap } = state
  const fields = { typed, faults, units, nextReview }
  return (
    <form
      id="entry-form"
      method="post"
      action={`/${visit.place}/desk/knowledge/write`}
      data-draft={kept}
      novalidate
    >
      <input type="hidden" name="revision" value={String(revision)} />
      <input type="hidden" name="id" value={written(typed, 'id')} />
      {isNew ? <input type="hidden" name="isNew" value="yes" /> : null}
      {gap === null ? null : <input type="hidden" name="gap" value={gap} />}
      <MainFields {...fields} />
      <h2>问法</h2>
      <WordingFields {...fields} />
      <div id="asked" {...refresh(visit.place, 'change from:#f-question')} hx-select="#asked > *">
        <Wordings wordings={beside.wordings} />
      </div>
      <h2>依据</h2>
      <BasisFields {...fields} />
      <div class="field">
        <label for="f-basisFind">从已有条目引用过的法规里选</label>
        <input
          id="f-basisFind"
          name="basisFind"
          type="search"
          maxlength={60}
          autocomplete="off"
          value={written(typed, 'basisFind')}
          placeholder="法规名称或条款里的字"
          {...refresh(visit.place, 'input delay:200ms')}
          hx-select="#bases > *"
          hx-target="#bases"
        />
      </div>
      <div id="bases">
        <Bases bases={beside.bases} />
      </div>
      <GuideFields {...fields} />
      <h2>期限和范围</h2>
      <ValidityFields {...fields} />
      <p class="buttons sticky">
        <button type="submit" name="doing" value="save">
          保存草稿
        </button>
        <button type="submit" name="doing" value="submit" class="secondary">
          保存并提交审核
        </button>
        <button type="submit" name="doing" value="preview" class="secondary">
          预览并加入勾选的
        </button>
      </p>
    </form>
  )
}

/** Fills #preview; fetched anew while typing. */
export const Preview = ({ visit, beside }: Pick<Props, 'visit' | 'beside'>) => (
  <div class="seen">
    <h2>市民将看到的</h2>
    <CitizenPreview place={visit.place} preview={beside.preview} />
    <h2>核对</h2>
    <AdviceList place={visit.place} advice={beside.advice} />
  </div>
)

const from = { gap: '问过、没有答复', asked: '这样问过' } as const

/** Fills #asked. */
export const Wordings = ({ wordings }: Pick<Beside, 'wordings'>) =>
  wordings.length === 0 ? (
    <p class="meta">写下标准问题后，这里列出市民真实的问法（不含个人信息）。</p>
  ) : (
    <fieldset>
      <legend>市民真实的问法，勾选后加入相似问</legend>
      {wordings.map((each) => (
        <label>
          <input type="checkbox" name="similarAdd" value={each.wording} />
          {each.wording}
          <span class="meta">{from[each.from]}</span>
        </label>
      ))}
    </fieldset>
  )

/** Fills #bases. */
export const Bases = ({ bases }: Pick<Beside, 'bases'>) =>
  bases.length === 0 ? (
    <p class="meta">输入法规名称里的字，例如“物业”“第三条”。</p>
  ) : (
    <fieldset>
      <legend>勾选后加入依据</legend>
      {bases.map((basis) => (
        <label>
          <input type="checkbox" name="basisAdd" value={basisValue(basis)} />《{basis.law}》{basis.article}
          <span class="meta">
            {basis.docNo ?? ''} {basis.uses}条引用
          </span>
        </label>
      ))}
    </fieldset>
  )
