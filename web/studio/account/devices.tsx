import { useState } from 'preact/hooks'
import type { SessionLine } from '../../../server/contract/api/account'
import { call } from '../../api'
import { CALLS } from '../calls'
import { Button } from '../parts/button'
import { Confirm } from '../parts/dialog'
import { announce } from '../parts/live'
import { WhenReady } from '../parts/loading'
import { ErrorNote } from '../parts/notice'
import { useDoing, useQuery } from '../parts/query'
import { signOut } from '../session'
import { dateTime, t } from '../words'

interface DevicesProps {
  readonly sessions: ReturnType<typeof useSessions>
}

/** Where the account is open. */
export const useSessions = () => useQuery((signal) => call(CALLS.sessions, { signal }), [])

interface LinesProps {
  readonly lines: readonly SessionLine[]
  readonly busy: boolean
  onEnd(line: SessionLine): void
}

const whenUsed = ({ current, seenAt, createdAt }: SessionLine): string =>
  current ? t('account.thisDevice') : t('account.seen', { when: dateTime(seenAt), since: dateTime(createdAt) })

const Lines = ({ lines, busy, onEnd }: LinesProps) => (
  <ul class="ruled devices">
    {lines.map((line) => (
      <li key={line.id}>
        <div>
          <strong>{line.device || t('account.unknownDevice')}</strong>
          <span class="small">{whenUsed(line)}</span>
        </div>
        {!line.current && (
          <Button busy={busy} label={t('account.closeDevice', { device: line.device })} onClick={() => onEnd(line)}>
            {t('form.close')}
          </Button>
        )}
      </li>
    ))}
  </ul>
)

/** Each device with its session, and a way out of all of them. */
export function Devices({ sessions }: DevicesProps) {
  const [leaving, setLeaving] = useState(false)
  const doing = useDoing()
  const close = (line: SessionLine) =>
    doing.run(async () => {
      await call(CALLS.endSession, { params: { id: line.id } })
      announce(t('account.deviceClosed', { device: line.device }))
      sessions.again()
    })
  return (
    <>
      <ErrorNote error={leaving ? undefined : doing.error} />
      <WhenReady of={sessions} lines={4}>
        {({ sessions: lines }) => <Lines lines={lines} busy={doing.busy} onEnd={(line) => void close(line)} />}
      </WhenReady>
      <div class="row">
        <Button kind="danger" onClick={() => setLeaving(true)}>
          {t('account.everywhere')}
        </Button>
      </div>
      {leaving && (
        <Confirm
          title={t('account.everywhere')}
          action={t('account.everywhereDo')}
          danger
          busy={doing.busy}
          error={doing.error}
          onYes={() => void doing.run(() => signOut({ everywhere: true }))}
          onClose={() => setLeaving(false)}
        >
          <p>{t('account.everywhereText')}</p>
        </Confirm>
      )}
    </>
  )
}
