import { request } from 'node:http'

export interface Told {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly text: string
  /** The body as JSON; undefined when it is none. */
  readonly json: never
}

export interface Question {
  readonly method?: string
  readonly path: string
  readonly headers?: Record<string, string | string[]>
  /** Sent as it is, whatever the headers say; an object goes as JSON. */
  readonly body?: unknown
}

const asText = (body: unknown): string | Buffer =>
  typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)

const readJson = (text: string): never => {
  try {
    return JSON.parse(text) as never
  } catch {
    return undefined as never
  }
}

/** One request as a program of its own would make it: no header but those given (fetch adds some that say where from). */
export function ask(address: string, { method = 'GET', path, headers = {}, body }: Question): Promise<Told> {
  const sent = body === undefined ? undefined : asText(body)
  const type = typeof body === 'object' && !Buffer.isBuffer(body) ? { 'content-type': 'application/json' } : {}
  const length = sent === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent)) }
  return new Promise((resolve, reject) => {
    const asked = request(address + path, { method, headers: { ...length, ...type, ...headers }, agent: false })
    asked.on('error', reject).on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, json: readJson(text) })
      })
    })
    asked.end(sent)
  })
}
