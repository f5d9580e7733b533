import { describe, expect, it } from 'vitest'
import { readEnv } from '../src/env.ts'

const url = 'http://10.0.0.5:8000/v1'

describe('the configuration of models', () => {
  it('is empty unless given', () => {
    expect(readEnv({})).toMatchObject({
      JIBAN_MODEL_BASE_URL: '',
      JIBAN_CHAT_MODEL: '',
      JIBAN_EMBEDDING_MODEL: '',
      JIBAN_EMBEDDING_DIMENSIONS: 1024,
    })
  })

  it('takes either kind of model at an endpoint', () => {
    expect(readEnv({ JIBAN_MODEL_BASE_URL: url, JIBAN_CHAT_MODEL: 'a' }).JIBAN_CHAT_MODEL).toBe('a')
    expect(readEnv({ JIBAN_MODEL_BASE_URL: url, JIBAN_EMBEDDING_MODEL: 'b' }).JIBAN_EMBEDDING_MODEL).toBe('b')
  })

  it.each([
    ['a model without an endpoint', { JIBAN_CHAT_MODEL: 'a' }, 'JIBAN_MODEL_BASE_URL'],
    ['an endpoint without a model', { JIBAN_MODEL_BASE_URL: url }, 'JIBAN_CHAT_MODEL'],
    ['an endpoint that is no address', { JIBAN_MODEL_BASE_URL: 'here' }, 'JIBAN_MODEL_BASE_URL'],
    ['vectors too long for an index', { JIBAN_EMBEDDING_DIMENSIONS: '3072' }, 'JIBAN_EMBEDDING_DIMENSIONS'],
    [
      'tracing of what citizens write',
      { JIBAN_MODEL_BASE_URL: url, JIBAN_CHAT_MODEL: 'a', LANGSMITH_TRACING: 'true' },
      'LANGSMITH_TRACING',
    ],
  ])('refuses %s', (_, variables, name) => {
    expect(() => readEnv(variables)).toThrow(name)
  })
})

describe('how people at work sign in', () => {
  const provider = {
    JIBAN_OIDC_ISSUER: 'https://id.example.gov.cn',
    JIBAN_OIDC_CLIENT_ID: 'hotline',
    JIBAN_OIDC_CLIENT_SECRET: 'secret',
  }
  const production = {
    JIBAN_MODE: 'production',
    DATABASE_URL: 'postgres://db/jiban',
    JIBAN_SECRET: 'a'.repeat(32),
    JIBAN_DATA_KEY: btoa('k'.repeat(32)),
  }

  it('is by password alone unless more is asked for', () => {
    expect(readEnv({})).toMatchObject({ JIBAN_REQUIRE_TWO_FACTOR: [], JIBAN_OIDC_ISSUER: '' })
    expect(
      readEnv({ JIBAN_REQUIRE_TWO_FACTOR: 'system-admin, hotline-lead' }).JIBAN_REQUIRE_TWO_FACTOR,
    ).toEqual(['system-admin', 'hotline-lead'])
    expect(readEnv(provider).JIBAN_OIDC_ACCOUNT_CLAIM).toBe('preferred_username')
    expect(() =>
      readEnv({ ...production, ...provider, JIBAN_PUBLIC_URL: 'https://12345.example' }),
    ).not.toThrow()
  })

  it.each([
    ['a role that does not exist', { JIBAN_REQUIRE_TWO_FACTOR: 'admin' }, 'JIBAN_REQUIRE_TWO_FACTOR'],
    [
      'a provider without its secret',
      { ...provider, JIBAN_OIDC_CLIENT_SECRET: '' },
      'JIBAN_OIDC_CLIENT_SECRET',
    ],
    ['a secret without a provider', { JIBAN_OIDC_CLIENT_SECRET: 'secret' }, 'JIBAN_OIDC_CLIENT_SECRET'],
    ['a provider that is no address', { ...provider, JIBAN_OIDC_ISSUER: 'id' }, 'JIBAN_OIDC_ISSUER'],
    ['no address to come back to', { ...production, ...provider }, 'JIBAN_PUBLIC_URL'],
    [
      'a provider in the clear in production',
      {
        ...production,
        ...provider,
        JIBAN_OIDC_ISSUER: 'http://id.example',
        JIBAN_PUBLIC_URL: 'https://a.example',
      },
      'JIBAN_OIDC_ISSUER',
    ],
  ])('is not taken with %s', (_, variables, name) => {
    expect(() => readEnv(variables)).toThrow(name)
  })
})
