import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'

type Trouble = Error & { code?: unknown; query?: unknown; cause?: unknown }

/** Where an error happened: the lines of its stack, without the message above them. */
const placesOf = ({ stack = '' }: Error): string => stack.split('\n').filter((line) => /^\s+at /.test(line)).join('\n') // prettier-ignore

/**
 * An error as it may be written down. A failed query tells its text and never the values bound to it, which may be
 * an e-mail or the hash of a password; what else hangs on an error is left out.
 */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'not an error' }
  const { name, message, code, query, cause } = error as Trouble
  return {
    type: name,
    message: typeof query === 'string' ? `Failed query: ${query}` : message,
    code,
    stack: placesOf(error),
    ...(cause === undefined ? {} : { cause: plainError(cause) }),
  }
}

/** The path without its question mark: searches, filters and whatever somebody pasted there stay out. */
const pathOf = (req: IncomingMessage): string =>
  ((req as { originalUrl?: string }).originalUrl ?? req.url ?? '').split('?')[0]!

/** A log that holds no secret: no header, no body, no query, no bound value. */
export const discreet = (log: Logger): Logger => log.child({}, { serializers: { err: plainError } })

/** One line for each request, where the level asks for it. */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    autoLogging: log.level === 'debug' || log.level === 'trace',
    wrapSerializers: false,
    serializers: {
      req: (req: IncomingMessage) => ({ method: req.method, path: pathOf(req) }),
      res: (res: ServerResponse) => ({ status: res.statusCode }),
      err: plainError,
    },
  })
}
