export { isNetwork } from './address-rules.ts'
export { type SignedPostOptions, signedPost } from './signed-post.ts'
