import { z } from 'zod'
import { LANGUAGES, NetworkId, Slug } from './common'

export const ROLES = ['coordination', 'designer', 'cooperative', 'reviewer', 'promoter'] as const
export type Role = (typeof ROLES)[number]

/** A role and how far it reaches: the coordination everywhere, a member one provider, the others one network. */
export const Grant = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('coordination') }),
  z.strictObject({ role: z.literal('designer'), network: NetworkId }),
  z.strictObject({ role: z.literal('reviewer'), network: NetworkId }),
  z.strictObject({ role: z.literal('promoter'), network: NetworkId }),
  z.strictObject({ role: z.literal('cooperative'), network: NetworkId, provider: Slug }),
])
export type Grant = z.infer<typeof Grant>

/** E-mail addresses are compared without regard to case. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email())
  .transform((text) => text.toLowerCase())
/** One line: it stands in letters and in the log. */
export const PersonName = z
  .string()
  .transform((text) => text.trim().replace(/\s+/g, ' '))
  .pipe(z.string().min(2).max(80))
export const LanguageChoice = z.enum(LANGUAGES)
/** `auto` follows the device. */
export const Theme = z.enum(['auto', 'light', 'dark'])
export type Theme = z.infer<typeof Theme>

/** Who is asking; nobody has no grants. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: z.infer<typeof LanguageChoice>
  readonly theme: Theme
  readonly grants: readonly Grant[]
  /** Identifier of the session the request came with; never its secret. */
  readonly session: string
}
export const NOBODY: Actor = {
  id: '',
  name: '',
  email: '',
  language: 'es',
  theme: 'auto',
  grants: [],
  session: '',
}

/** What a one-time link is for. */
export const LINK_KINDS = ['setup', 'invitation', 'reset'] as const
export type LinkKind = (typeof LINK_KINDS)[number]
