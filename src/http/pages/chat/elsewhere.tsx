import type { Visit } from '../visit.ts'

/** A new conversation, and this one on another device: by a code typed there or by a link. */
export const Elsewhere = ({ visit }: { readonly visit: Visit }) => (
  <div class="elsewhere">
    <a class="fresh" href={`/${visit.place}?new=1`}>
      新对话
    </a>
    <a href={`/${visit.place}/continue`}>输入接续码</a>
    <details class="device" hidden>
      <summary>在另一台设备继续</summary>
      <p>在另一台设备上打开本站，点“输入接续码”，填入下面的8位数字。10分钟内有效，只能用一次。</p>
      <p class="by-code">
        <button type="button" class="code">
          生成接续码
        </button>
        <output aria-live="polite" aria-label="接续码" />
      </p>
      <p>也可以打开这个链接。拿到链接或接续码的人都能看到这次对话，请只给自己用。</p>
      <p class="link">
        <input readonly aria-label="这次对话的链接" />
        <button type="button">复制</button>
      </p>
    </details>
  </div>
)
