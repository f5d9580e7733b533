import type { ModelFault } from '../ports/chat-model.ts'

/** A call that came to nothing, with the reason. */
export class ModelError extends Error {
  readonly fault: ModelFault
  constructor(fault: ModelFault, detail: string) {
    super(detail)
    this.name = 'ModelError'
    this.fault = fault
  }
}

const statusOf = (error: unknown): number | undefined => {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' ? status : undefined
}

/** What an error of the endpoint amounts to. Its text may quote what was sent and is not kept. */
export const modelError = (error: unknown, signal: AbortSignal): ModelError => {
  if (error instanceof ModelError) return error
  if (signal.aborted) return new ModelError('slow', 'not answered in time')
  const status = statusOf(error)
  if (status === undefined) {
    const name = error instanceof Error ? error.name : 'unknown'
    return new ModelError(unexpected.has(name) ? 'unreadable' : 'unreachable', name)
  }
  return new ModelError(passes(status) ? 'unreachable' : 'refused', `status ${status}`)
}

/** The client stumbled over what the endpoint sent; sent again it would be the same. */
const unexpected: ReadonlySet<string> = new Set(['SyntaxError', 'TypeError', 'ReferenceError'])

/** Too many at once, or the endpoint's own trouble: the same call may succeed a moment later. */
const passes = (status: number) => status === 408 || status === 429 || status >= 500
