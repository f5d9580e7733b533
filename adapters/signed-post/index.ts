export { networksSchema, webhookSettingsSchema } from './settings.ts'
export { type SignedPostOptions, signedPost } from './signed-post.ts'
