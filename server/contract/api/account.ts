import { z } from 'zod'
import { Email, Grant, LanguageChoice, LINK_KINDS, PersonName, Theme } from '../account'

/** Long enough for any sentence somebody remembers; the rules say what else is asked of a password. */
const Password = z.string().max(1024)
const Secret = z.string().min(20).max(200)
const instant = z.string()

export const SignIn = z.strictObject({ email: Email, password: Password })
export const SetUp = z.strictObject({
  secret: Secret,
  name: PersonName,
  email: Email,
  password: Password,
  language: LanguageChoice.optional(),
})
export const LookAtLink = z.strictObject({ secret: Secret })
export const AcceptInvitation = z.strictObject({
  secret: Secret,
  name: PersonName,
  password: Password,
  language: LanguageChoice.optional(),
})
export const ChooseNewPassword = z.strictObject({ secret: Secret, password: Password })
export const AskForReset = z.strictObject({ email: Email })
export const ChangeMe = z
  .strictObject({ name: PersonName, language: LanguageChoice, theme: Theme })
  .partial()
  .refine((change) => Object.keys(change).length > 0)
export const ChangePassword = z.strictObject({ current: Password, next: Password })
export const Invite = z.strictObject({
  email: Email,
  grants: z.array(Grant).min(1).max(12),
  language: LanguageChoice.optional(),
})
export const ChangePerson = z
  .strictObject({ grants: z.array(Grant).max(12), disabled: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0)
const Day = z.iso.date()
export const AuditQuery = z.strictObject({
  person: z.string().max(80).optional(),
  action: z.string().max(60).optional(),
  kind: z.string().max(40).optional(),
  object: z.string().max(120).optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** The id of the last line of the page before. */
  before: z.string().max(40).optional(),
})
export const ById = z.strictObject({ id: z.string().min(1).max(120) })

/** The person who is signed in. `may` lists the rights held for anything at all: the navigation follows it. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: LanguageChoice,
  theme: Theme,
  grants: z.array(Grant),
  may: z.array(z.string()),
})
export type Me = z.infer<typeof Me>

/** What a one-time link opens, before it is used. */
export const LinkInfo = z.object({
  kind: z.enum(LINK_KINDS),
  email: z.string(),
  grants: z.array(Grant),
  invitedBy: z.string(),
  expiresAt: instant,
  language: LanguageChoice,
})
export type LinkInfo = z.infer<typeof LinkInfo>

/** A link that was made just now: it is shown this once, to be sent by any channel. */
export const NewLink = z.object({ id: z.string(), url: z.string(), expiresAt: instant, mailed: z.boolean() })
export type NewLink = z.infer<typeof NewLink>

export const SessionLine = z.object({
  id: z.string(),
  device: z.string(),
  createdAt: instant,
  seenAt: instant,
  current: z.boolean(),
})
export type SessionLine = z.infer<typeof SessionLine>
export const SessionList = z.object({ sessions: z.array(SessionLine) })

export const PersonLine = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  grants: z.array(Grant),
  disabled: z.boolean(),
  version: z.number(),
  createdAt: instant,
  seenAt: instant.nullable(),
})
export type PersonLine = z.infer<typeof PersonLine>
export const InvitationLine = z.object({
  id: z.string(),
  email: z.string(),
  grants: z.array(Grant),
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
})
export type InvitationLine = z.infer<typeof InvitationLine>
export const PeopleList = z.object({ people: z.array(PersonLine) })
export const InvitationList = z.object({ invitations: z.array(InvitationLine) })

export const AuditLine = z.object({
  id: z.string(),
  at: instant,
  person: z.string(),
  personName: z.string(),
  action: z.string(),
  kind: z.string(),
  object: z.string(),
  networks: z.array(z.string()),
  provider: z.string(),
  details: z.record(z.string(), z.unknown()),
})
export type AuditLine = z.infer<typeof AuditLine>
/** Newest first; `next` is the id to name in `before` for the page after, null at the end. */
export const AuditPage = z.object({ lines: z.array(AuditLine), next: z.string().nullable() })
export type AuditPage = z.infer<typeof AuditPage>

/** What the log knows. `signed-in` and its kin are about a person; the others about an object. */
export const AUDIT_ACTIONS = [
  'set-up',
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'signed-out-everywhere',
  'invited',
  'invitation-revoked',
  'joined',
  'profile-changed',
  'password-changed',
  'reset-asked',
  'reset-link-made',
  'password-reset',
  'rights-changed',
  'disabled',
  'enabled',
  'created',
  'edited',
  'discarded',
  'sent',
  'withdrawn',
  'returned',
  'published',
  'restored',
  'commented',
  'confirmed',
  'deleted',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]
