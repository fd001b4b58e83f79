import { z } from 'zod'
import { LANGUAGES } from './common'
import type { Package } from './package'
import type { Route } from './route'
import type { Tour } from './tour'

export const BROCHURE_KINDS = ['route', 'package', 'tour'] as const
export type BrochureKind = (typeof BROCHURE_KINDS)[number]
/** The whole brochure; or the turns of every day, for whoever drives. */
export const EDITIONS = ['dossier', 'cues'] as const
export type Edition = (typeof EDITIONS)[number]

/** Which print of what: a route, package or tour, in one language and edition. */
export const BrochureRequest = z.strictObject({
  kind: z.enum(BROCHURE_KINDS),
  slug: z.string().min(1),
  language: z.enum(LANGUAGES),
  edition: z.enum(EDITIONS),
})
export type BrochureRequest = z.infer<typeof BrochureRequest>

export interface TourChapter {
  readonly pack: Package
  readonly route: Route
}

/** What is printed: one version, with the versions it stands on. */
export type Subject =
  | { readonly kind: 'route'; readonly route: Route; readonly pack: Package | undefined }
  | { readonly kind: 'package'; readonly route: Route; readonly pack: Package }
  | { readonly kind: 'tour'; readonly tour: Tour; readonly parts: readonly TourChapter[] }
