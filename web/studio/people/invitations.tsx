import { useState } from 'preact/hooks'
import type { InvitationLine, InvitationList } from '../../../server/contract/api/account'
import type { z } from 'zod'
import { call } from '../../api'
import { CALLS } from '../calls'
import { GrantList, type ProviderNames } from '../grants'
import { Button } from '../parts/button'
import { Confirm } from '../parts/dialog'
import { announce } from '../parts/live'
import { WhenReady } from '../parts/loading'
import { useDoing, type Asked } from '../parts/query'
import { longDay, t } from '../words'

interface Props {
  readonly of: Asked<z.infer<typeof InvitationList>>
  readonly names: ProviderNames
}

interface LinesProps {
  readonly lines: readonly InvitationLine[]
  readonly names: ProviderNames
  onRevoke(line: InvitationLine): void
}

const Lines = ({ lines, names, onRevoke }: LinesProps) => (
  <ul class="ruled devices">
    {lines.map((line) => (
      <li key={line.id}>
        <div>
          <strong>{line.email}</strong>
          <GrantList grants={line.grants} names={names} />
          <span class="small">{t('people.invitedBy', { by: line.invitedBy, when: longDay(line.expiresAt) })}</span>
        </div>
        <Button label={t('people.revokeOf', { email: line.email })} onClick={() => onRevoke(line)}>
          {t('people.revoke')}
        </Button>
      </li>
    ))}
  </ul>
)

/** Invitations that nobody has taken up yet. */
export function OpenInvitations({ of, names }: Props) {
  const [revoked, setRevoked] = useState<InvitationLine | null>(null)
  const doing = useDoing()
  const revoke = ({ id, email }: InvitationLine) =>
    doing.run(async () => {
      await call(CALLS.revoke, { params: { id } })
      setRevoked(null)
      announce(t('people.revoked', { email }))
      of.again()
    })
  return (
    <>
      <WhenReady of={of} lines={3}>
        {({ invitations }) =>
          invitations.length === 0 ? (
            <p class="small">{t('people.noInvitations')}</p>
          ) : (
            <Lines lines={invitations} names={names} onRevoke={setRevoked} />
          )
        }
      </WhenReady>
      {revoked && (
        <Confirm
          title={t('people.revokeTitle')}
          action={t('people.revoke')}
          danger
          busy={doing.busy}
          error={doing.error}
          onYes={() => void revoke(revoked)}
          onClose={() => setRevoked(null)}
        >
          <p>{t('people.revokeText', { email: revoked.email })}</p>
        </Confirm>
      )}
    </>
  )
}
