export { accountStore, type SigningOptions } from './accounts.ts'
export { type DemoAccounts, demoAccounts } from './demo-accounts.ts'
