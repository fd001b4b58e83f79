import type { LinkKind } from '../../server/contract/account'

/** How each kind of one-time link begins, after the `#` of its address. */
const KINDS: Readonly<Record<string, LinkKind>> = { inicio: 'setup', invitacion: 'invitation', clave: 'reset' }

export interface OneTimeLink {
  readonly kind: LinkKind
  readonly secret: string
}

/** What stands after the `#` of a one-time link; undefined for anything else. */
export function readLink(hash: string): OneTimeLink | undefined {
  const [, name = '', secret = ''] = /^#([a-z]+)\.([\w-]{20,200})$/.exec(hash) ?? []
  const kind = KINDS[name]
  return kind && { kind, secret }
}
