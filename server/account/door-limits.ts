import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { AppError } from '../contract/errors'
import type { Limit } from './operation'

export interface Allowance {
  readonly most: number
  readonly minutes: number
  /** Only what failed counts. */
  readonly failuresOnly?: boolean
}

/** How often one address (of IPv6: one /64, which is one household or one office) may try. */
const ALLOWANCES: Readonly<Record<Limit, Allowance>> = {
  // A cooperative behind one address signs in all morning; thirty wrong passwords in a quarter of an hour are no typing errors.
  'sign-in': { most: 30, minutes: 15, failuresOnly: true },
  // A link's secret has 256 bits; this only keeps the guessing from being work for the server.
  link: { most: 60, minutes: 15 },
  // Each may send an e-mail to somebody who did not ask for it.
  mail: { most: 20, minutes: 60 },
}

function limiter({ most, minutes, failuresOnly = false }: Allowance): RequestHandler {
  return rateLimit({
    limit: most,
    windowMs: minutes * 60_000,
    skipSuccessfulRequests: failuresOnly,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    ipv6Subnet: 64,
    // Whether a forwarded address counts is the setting TRUST_PROXY; a header that does not count is no mistake of ours.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    // eslint-disable-next-line max-params -- the library's own signature
    handler: (req, _res, next, options) => {
      const { resetTime } = (req as unknown as { rateLimit: { resetTime?: Date } }).rateLimit
      const left = (resetTime?.getTime() ?? Date.now() + options.windowMs) - Date.now()
      next(new AppError('limit.reached', { seconds: Math.max(1, Math.ceil(left / 1000)) }))
    },
  })
}

/** One counter for each kind of try, in the memory of this process. */
export const limiters = (allowances: Partial<Record<Limit, Allowance>> = {}): Record<Limit, RequestHandler> => ({
  'sign-in': limiter(allowances['sign-in'] ?? ALLOWANCES['sign-in']),
  link: limiter(allowances.link ?? ALLOWANCES.link),
  mail: limiter(allowances.mail ?? ALLOWANCES.mail),
})
