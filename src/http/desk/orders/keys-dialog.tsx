const keys = [
  ['j', '下一行'],
  ['k', '上一行'],
  ['Enter', '打开这一行'],
  ['d', '到现在可以做的'],
  ['/', '查找，再按 ↓ 到找到的第一行'],
  ['?', '显示这张表'],
  ['Esc', '关闭'],
] as const

/** The keys of lists, told at the question mark. */
export const KeysDialog = () => (
  <dialog class="keys" aria-labelledby="keys-name">
    <form method="dialog">
      <h2 id="keys-name">按键</h2>
      <dl class="facts">
        {keys.map(([key, what]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="submit">关闭</button>
    </form>
  </dialog>
)
