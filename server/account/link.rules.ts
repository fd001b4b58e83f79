import type { LinkKind } from '../contract/account'
import type { ErrorCode } from '../contract/errors'

const HOUR_MS = 3_600_000
/** An invitation waits for somebody who looks at their messages once a week; a new password is for now. */
const HOURS: Readonly<Record<LinkKind, number>> = { setup: 24, invitation: 7 * 24, reset: 2 }

/** Long enough to tell somebody that their link is over; the address it was for is not kept for ever. */
const KEPT_DAYS = 90

/** How each kind is called in its address. */
const SPANISH: Readonly<Record<LinkKind, string>> = { setup: 'inicio', invitation: 'invitacion', reset: 'clave' }

/** When a link of this kind that is made now stops working, as an ISO text. */
export const linkExpiry = (kind: LinkKind, now: Date): string =>
  new Date(now.getTime() + HOURS[kind] * HOUR_MS).toISOString()

/** Links that stopped working before this instant (an ISO text) are deleted. */
export const forgottenBefore = (now: Date): string => new Date(now.getTime() - KEPT_DAYS * 24 * HOUR_MS).toISOString()

/**
 * The address to send. The secret stands behind the `#`, which no browser sends: it is in no log and no Referer.
 * @param publicUrl the address of the house from its configuration, without a slash at its end
 */
export const linkUrl = (publicUrl: string, kind: LinkKind, secret: string): string =>
  `${publicUrl}/studio/enlace#${SPANISH[kind]}.${secret}`

/**
 * Why a link does not open any more; undefined while it does.
 * @param link its row; undefined when nobody made it
 */
export function linkFault(
  link: { readonly closedAt: string; readonly expiresAt: string } | undefined,
  now: Date,
): ErrorCode | undefined {
  if (!link) return 'link.unknown'
  if (link.closedAt !== '') return 'link.used'
  return link.expiresAt <= now.toISOString() ? 'link.expired' : undefined
}
