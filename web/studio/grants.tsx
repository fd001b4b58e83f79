import { NETWORK_IDS, type NetworkId } from '../../server/contract/common'
import { ROLES, type Grant, type Role } from '../../server/contract/account'
import type { Choices } from '../../server/contract/api/catalog'
import { FRESH_GRANT, type GrantDraft } from './grant-draft'
import { Button } from './parts/button'
import { Mark } from './parts/marks'
import { Select } from './parts/field'
import { me } from './session'
import { say, t } from './words'

/** Providers by their names, as far as they are published. */
export type ProviderNames = readonly Choices['providers'][number][]

/** The name of a provider, or how it is known to the program. */
export function providerName(id: string, names: ProviderNames): string {
  const found = names.find((each) => each.id === id)
  return found ? say(found.name) : id
}

/** A role and how far it reaches, in words; the provider only where names are known, which they are not at the door. */
const GrantLine = ({ grant, names }: { readonly grant: Grant; readonly names?: ProviderNames }) => (
  <span class={`grant net-${'network' in grant ? grant.network : 'none'}`}>
    <Mark of={'network' in grant ? grant.network : 'brand'} />
    <span>
      {t(`roles.${grant.role}`)}
      {'network' in grant && <span class="small"> · {t(`networks.${grant.network}`)}</span>}
      {'provider' in grant && names && <span class="small"> · {providerName(grant.provider, names)}</span>}
    </span>
  </span>
)

export const GrantList = ({ grants, names }: { readonly grants: readonly Grant[]; readonly names?: ProviderNames }) => (
  <ul class="grant-list">
    {grants.map((grant) => (
      <li key={JSON.stringify(grant)}>
        <GrantLine grant={grant} names={names} />
      </li>
    ))}
  </ul>
)

/** What I may give: the coordination anything, a cooperative only a place in its own provider. */
export function givable(): readonly Grant[] | 'any' {
  const own = me.value?.grants ?? []
  if (own.some(({ role }) => role === 'coordination')) return 'any'
  return own.filter(({ role }) => role === 'cooperative')
}

interface EditorProps {
  readonly drafts: readonly GrantDraft[]
  readonly names: ProviderNames
  onChange(drafts: readonly GrantDraft[]): void
}

/** Roles one by one: which, of which network, of which provider. */
export function GrantEditor({ drafts, names, onChange }: EditorProps) {
  const change = (index: number, part: Partial<GrantDraft>) =>
    onChange(drafts.map((draft, at) => (at === index ? { ...draft, ...part } : draft)))
  return (
    <fieldset class="grants">
      <legend>{t('people.roles')}</legend>
      <ol>
        {drafts.map((draft, index) => (
          <li key={index} class={`net-${draft.network || 'none'}`}>
            <OneGrant draft={draft} names={names} onChange={(part) => change(index, part)} />
            {drafts.length > 1 && (
              <Button
                kind="quiet"
                label={t('people.removeRole', { role: t(`roles.${draft.role}`) })}
                onClick={() => onChange(drafts.filter((_, at) => at !== index))}
              >
                {t('form.remove')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {drafts.length < 12 && <Button onClick={() => onChange([...drafts, FRESH_GRANT])}>{t('people.addRole')}</Button>}
    </fieldset>
  )
}

interface OneGrantProps {
  readonly draft: GrantDraft
  readonly names: ProviderNames
  onChange(part: Partial<GrantDraft>): void
}

const OneGrant = ({ draft, names, onChange }: OneGrantProps) => (
  <div class="entries">
    <Select
      label={t('people.role')}
      value={draft.role}
      options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      onInput={(role) => onChange({ role: role as Role })}
      hint={t(`roleMeaning.${draft.role}`)}
      wide={draft.role === 'coordination'}
    />
    {draft.role !== 'coordination' && (
      <Select
        label={t('common.network')}
        value={draft.network}
        empty={t('form.choose')}
        options={NETWORK_IDS.map((id) => ({ value: id, label: t(`networks.${id}`) }))}
        onInput={(network) => onChange({ network: network as NetworkId | '', provider: '' })}
        required
      />
    )}
    {draft.role === 'cooperative' && (
      <Select
        label={t('common.provider')}
        value={draft.provider}
        empty={draft.network === '' ? t('people.networkFirst') : t('form.choose')}
        options={names
          .filter(({ network }) => network === draft.network)
          .map(({ id, name }) => ({ value: id, label: say(name) }))}
        onInput={(provider) => onChange({ provider })}
        disabled={draft.network === ''}
        required
        wide
      />
    )}
  </div>
)
