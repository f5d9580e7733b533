type Props = {
  readonly shared: Readonly<Record<string, string>>
  /** Files that are kept already, by their id. */
  readonly kept: readonly string[]
  readonly labels: ReadonlyMap<string, string>
}

const accepted = '.jpg,.jpeg,.png,.webp,.pdf,.doc,.docx,.xls,.xlsx,.mp4,.mp3,.amr'

/** Files to choose, with those that came before and are kept unless their tick is taken away. */
export const FileField = ({ shared, kept, labels }: Props) => (
  <>
    {kept.map((id) => (
      <label class="kept">
        <input type="checkbox" name={shared['name'] ?? ''} value={id} checked />
        {labels.get(id) ?? '附件'}（已上传，取消勾选就不用它）
      </label>
    ))}
    <input {...shared} type="file" multiple accept={accepted} />
  </>
)
