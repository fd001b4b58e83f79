/** Expected trouble, by name. The edge turns codes into statuses; the words for each code are in `words/`. */
export const ERROR_CODES = [
  'input.invalid',
  'input.not_json',
  'file.missing',
  'site.not_found',
  'route.not_found',
  'package.not_found',
  'tour.not_found',
  'network.not_found',
  'page.not_found',
  'place.unreachable',
  'place.off_network',
  'catalog.broken',
  'price.division_by_nothing',
  'price.unknown_tax',
  'price.unknown_exchange',
  'browser.missing',
  'brochure.failed',
  'stage.too_long',
  'tour.gateway',
  'tour.connection',
  'tour.no_link',
  'package.incomplete',
  'server.broken',
  'server.stopping',
  'disk.full',
  'session.missing',
  'session.wrong',
  'session.not_found',
  'right.missing',
  'origin.foreign',
  'method.not_allowed',
  'limit.reached',
  'body.too_large',
  'body.not_json',
  'text.hostile',
  'link.unknown',
  'link.expired',
  'link.used',
  'setup.closed',
  'password.short',
  'password.long',
  'password.common',
  'password.wrong',
  'person.not_found',
  'person.exists',
  'person.disabled',
  'person.last_coordination',
  'match.missing',
  'key.reused',
  'draft.not_found',
  'draft.stale',
  'draft.state',
  'draft.incomplete',
  'draft.own_work',
  'draft.unchanged',
  'version.not_found',
  'version.without_plan',
  'provider.not_found',
  'service.not_found',
  'object.stale',
  'import.refused',
  'import.too_slow',
  'record.not_found',
  'record.corrected',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export type ErrorDetails = Readonly<Record<string, string | number | readonly string[]>>

/** Trouble that somebody can do something about: a code, and the values its sentence needs. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
    /** What the answer carries beside the sentence: both versions of a stale edit, what a draft lacks. */
    readonly attached: Readonly<Record<string, unknown>> = {},
  ) {
    super(code)
    this.name = 'AppError'
  }
}
