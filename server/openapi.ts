import { z } from 'zod'
import type { Operation } from './account/operation'
import { ERROR_CODES } from './contract/errors'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const described: Json = { ...z.toJSONSchema(schema, { io, unrepresentable: 'any' }) }
  delete described.$schema
  return described
}

/** The single fields of params or query, as OpenAPI lists them. */
function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: shape,
  }))
}

const header = (name: string, required: boolean, description: string): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
})

function headersOf({ overwrites, creates }: Operation): Json[] {
  return [
    ...(overwrites ? [header('If-Match', true, 'The ETag of the version this is written over.')] : []),
    ...(creates ? [header('Idempotency-Key', false, 'The same key gives the same answer once, for two days.')] : []),
  ]
}

function answersOf(operation: Operation): Json {
  const empty = operation.answer === null && !operation.gives
  const status = operation.status ?? (empty ? 204 : operation.creates ? 201 : 200)
  const content = operation.gives
    ? Object.fromEntries(
        [operation.gives].flat().map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
      )
    : operation.answer && { 'application/json': { schema: schemaOf(operation.answer, 'output') } }
  return {
    [status]: { description: operation.about, ...(content ? { content } : {}) },
    default: { $ref: '#/components/responses/Error' },
  }
}

function describe(operation: Operation): Json {
  const { id, about, needs, params, query, body } = operation
  return {
    operationId: id,
    summary: about,
    tags: [id.split('.')[0]],
    'x-right': needs,
    security: needs === 'anyone' ? [] : [{ session: [] }],
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query'), ...headersOf(operation)],
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }
      : {}),
    responses: answersOf(operation),
  }
}

const SITES: Json = {
  get: {
    operationId: 'sites.open-data',
    summary: 'Every published site as GeoJSON, open to any page.',
    tags: ['open data'],
    'x-right': 'anyone',
    security: [],
    parameters: ['network', 'country', 'kind', 'q', 'bbox'].map((name) => ({
      name,
      in: 'query',
      required: false,
      schema: { type: 'string' },
    })),
    responses: {
      200: { description: 'A FeatureCollection.', content: { 'application/geo+json': { schema: { type: 'object' } } } },
      default: { $ref: '#/components/responses/Error' },
    },
  },
}

const ERROR: Json = {
  description: 'What happened, by its code and in a sentence in the language of the person or of Accept-Language.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            required: ['code', 'sentence', 'details'],
            properties: {
              code: { type: 'string', enum: ERROR_CODES },
              sentence: { type: 'string' },
              details: { type: 'object' },
            },
          },
        },
      },
    },
  },
}

/** The description of the API (OpenAPI 3.1), from the same schemas that the door checks requests with. */
export function describeApi(operations: readonly Operation[], given: { publicUrl: string; cookie: string }): Json {
  const paths: Record<string, Json> = { '/sites.geojson': SITES }
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rutas de Liberación',
      version: '1',
      description:
        'Writing requests must come from a page of the same address (Origin, or Sec-Fetch-Site: same-origin) and carry ' +
        'JSON. `x-right` names the row of the table of rights that an operation asks for.',
    },
    servers: [{ url: `${given.publicUrl}/api` }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: given.cookie } },
      responses: { Error: ERROR },
    },
  }
}
