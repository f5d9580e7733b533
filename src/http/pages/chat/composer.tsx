import { EmergencyNumbers } from '../layout.tsx'
import type { Visit } from '../visit.ts'

type Props = { readonly visit: Visit; readonly conversationId: string; readonly typed: string }

/** Media types and endings a page offers to send; what a file really is the service finds out. */
const accepted = [
  ...['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'video/mp4', 'video/quicktime'],
  ...['audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/amr', 'audio/wav', 'audio/x-wav'],
  ...[
    '.jpg',
    '.jpeg',
    '.png',
    '.webp',
    '.pdf',
    '.docx',
    '.xlsx',
    '.mp3',
    '.m4a',
    '.amr',
    '.wav',
    '.mp4',
    '.mov',
  ],
].join(',')

/** Where the citizen writes. A plain form; attachments need the script. */
export const Composer = ({ visit, conversationId, typed }: Props) => (
  <form class="composer" method="post" action={`/${visit.place}/chat`} data-chat>
    <input type="hidden" name="conversation" value={conversationId} />
    <input type="hidden" name="message" value={crypto.randomUUID()} />
    <p class="line" role="status" hidden />
    <p class="waiting" role="status" hidden />
    <div class="attach" hidden>
      <ul aria-label="待发送的附件" />
      <p class="told" role="status" />
    </div>
    <div class="field">
      <button type="button" class="add" hidden aria-label="添加照片或文件">
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <path
            d="M12 5v14M5 12h14"
            fill="none"
            stroke="currentColor"
            stroke-width="2"
            stroke-linecap="round"
          />
        </svg>
      </button>
      <input type="file" multiple accept={accepted} hidden />
      <label class="hidden" for="text">
        您要问的事或要反映的问题
      </label>
      <textarea id="text" name="text" rows={1} maxlength={4000} placeholder="要问、要反映的事">
        {typed}
      </textarea>
      <button type="submit" class="send">
        发送
      </button>
    </div>
    <div class="always">
      <button type="submit" class="human" name="text" value="转人工" formnovalidate>
        转人工
      </button>
      <EmergencyNumbers visit={visit} />
    </div>
    <p class="label">智能助手依据公开政策自动答复，仅供参考，以承办单位答复为准</p>
  </form>
)
