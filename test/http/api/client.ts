import type { Jiban } from '../../support/jiban.ts'

export type Answer = {
  readonly status: number
  readonly type: string
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the tests look at
  readonly body: any
}

/** A programme that speaks JSON to the service. */
export const clientOf = ({ app }: Pick<Jiban, 'app'>) => {
  const call = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await app.request(path, init)
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    return {
      status: response.status,
      type,
      headers: response.headers,
      body: type.includes('json') ? JSON.parse(text) : text,
    }
  }
  return {
    get: (path: string, headers: Record<string, string> = {}) => call(path, { headers }),
    delete: (path: string) => call(path, { method: 'DELETE' }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

/** A problem document in our own words: nothing of the validator, of the database or of a stack shows. */
export const isProblem = ({ status, type, body }: Answer): boolean =>
  type.startsWith('application/problem+json') &&
  body.status === status &&
  typeof body.detail === 'string' &&
  /[\u4e00-\u9fa5]/.test(body.detail) &&
  !/zod|\bexpected\b|\breceived\b|invalid_|too_big|too_small|unrecognized|stack|select |insert /i.test(
    JSON.stringify({ ...body, code: '', type: '' }),
  )
