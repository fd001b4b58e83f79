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
  'package.incomplete',
  'server.broken',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export type ErrorDetails = Readonly<Record<string, string | number | readonly string[]>>

/** Trouble that somebody can do something about: a code, and the values its sentence needs. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(code)
    this.name = 'AppError'
  }
}
