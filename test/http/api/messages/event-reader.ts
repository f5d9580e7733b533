export type Told = {
  readonly event: string
  readonly id: string
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the tests look at
  readonly data: any
}

/** Reads server-sent events one by one; `next` waits for the next one that is no comment. */
export const eventReader = (response: Response) => {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('no body')
  let rest = ''
  let comments = 0
  const ready: Told[] = []
  const take = (part: string) => {
    if (part.startsWith(':')) {
      comments += 1
      return
    }
    const of = (name: string) =>
      part
        .split('\n')
        .filter((line) => line.startsWith(`${name}: `))
        .map((line) => line.slice(name.length + 2))
        .join('\n')
    ready.push({ event: of('event'), id: of('id'), data: of('data') === '' ? null : JSON.parse(of('data')) })
  }
  const next = async (): Promise<Told | null> => {
    for (;;) {
      const told = ready.shift()
      if (told) return told
      const { value, done } = await reader.read()
      if (done) return null
      const parts = (rest + value).split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) take(part)
    }
  }
  return {
    next,
    /** The events up to the end of a stream that ends by itself. */
    all: async (): Promise<readonly Told[]> => {
      const told: Told[] = []
      for (let one = await next(); one; one = await next()) told.push(one)
      return told
    },
    comments: () => comments,
    leave: () => reader.cancel(),
  }
}
