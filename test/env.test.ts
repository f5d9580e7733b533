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
