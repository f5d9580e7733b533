/** Signs sessions of tests; worth nothing elsewhere. */
export const testSigning = { secret: 'a secret that signs for tests only 0123456789', production: false }
