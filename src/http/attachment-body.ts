import type { Context } from 'hono'
import type { StoredAttachment } from '../ports/attachment-store.ts'
import { setPolicy } from './own-policy.ts'

/** The bytes of an attachment: pictures are shown, everything else is saved; nothing in it runs. */
export const attachmentBody = (
  context: Context,
  { bytes, mime, kind, name }: Pick<StoredAttachment, 'bytes' | 'mime' | 'kind' | 'name'>,
): Response => {
  setPolicy(context, { contentSecurityPolicy: "default-src 'none'; sandbox; frame-ancestors 'self'" })
  const shown = kind === 'photo' ? 'inline' : 'attachment'
  return context.body(new Uint8Array(bytes), 200, {
    'content-type': mime,
    'content-disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=600',
  })
}
