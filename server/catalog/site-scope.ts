import { may, type Scope } from '../account/rights.rules'
import type { Actor } from '../contract/account'
import { AppError } from '../contract/errors'
import type { Queries } from '../db/database'
import type { Versions } from '../db/versions'
import type { DraftStore } from '../review/drafts.store'

export interface SiteScopeDeps {
  readonly versions: Pick<Versions, 'shelved'>
  readonly drafts: Pick<DraftStore, 'find'>
}

/** What a site belongs to, published or only a draft. @throws AppError site.not_found when there is none, or none this person may see */
export async function siteScope(
  { versions, drafts }: SiteScopeDeps,
  within: Queries,
  { actor, site }: { readonly actor: Actor; readonly site: string },
): Promise<Scope> {
  const published = await versions.shelved('site', site, within)
  const networks = published ? [published.value.network] : (await drafts.find(within, 'site', site))?.networks
  if (networks && may(actor.grants, 'site.read', { networks })) return { networks }
  throw new AppError('site.not_found', { id: site })
}
