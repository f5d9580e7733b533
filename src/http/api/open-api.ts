import type { OpenAPIHono } from '@hono/zod-openapi'

/** The description of all JSON routes (OpenAPI 3.1) at /openapi.json, sorted by what they are about. */
export const openApi = (app: OpenAPIHono): void => {
  app.get('/openapi.json', (context) => context.json(describedBy(app)))
}

const describedBy = (app: OpenAPIHono) => {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '即办 Jiban',
      version: '0.1.0',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
    // Open to anybody, where a route says nothing else.
    security: [],
  })
  for (const [path, operations] of Object.entries(document.paths ?? {}))
    for (const operation of Object.values(operations)) operation.tags = [subjectOf(path)]
  return document
}

/** `/api/v1/{place}/orders/{no}` -> `orders` */
const subjectOf = (path: string): string =>
  path.replace(/^\/api\/(?:v1\/(?:\{place\}\/)?)?/, '').split('/')[0] ?? ''
