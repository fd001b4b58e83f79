import { useState } from 'preact/hooks'
import { PersonLine } from '../../../server/contract/api/account'
import { ApiError, call } from '../../api'
import { CALLS } from '../calls'
import { draftOf, FRESH_GRANT, grantsOf, type GrantDraft } from '../grant-draft'
import { GrantEditor, GrantList, type ProviderNames } from '../grants'
import { Button, FormEnd } from '../parts/button'
import { Dialog } from '../parts/dialog'
import { Check } from '../parts/field'
import { ErrorNote, Notice } from '../parts/notice'
import { useDoing } from '../parts/query'
import { me } from '../session'
import { t } from '../words'

interface Props {
  readonly person: PersonLine
  readonly names: ProviderNames
  onDone(person: PersonLine): void
  onClose(): void
}

/** What somebody else saved meanwhile, when the server has said so. */
function currentOf(error: unknown): PersonLine | undefined {
  if (!(error instanceof ApiError) || error.status !== 412) return undefined
  const read = PersonLine.safeParse(error.attached.current)
  return read.success ? read.data : undefined
}

interface StaleProps {
  readonly current: PersonLine
  readonly names: ProviderNames
  onTake(): void
}

const Stale = ({ current, names, onTake }: StaleProps) => (
  <Notice kind="warn" loud title={t('people.staleTitle')}>
    <p>{t('people.staleText')}</p>
    {current.disabled && <p class="off-mark">{t('people.disabled')}</p>}
    <GrantList grants={current.grants} names={names} />
    <div class="row">
      <Button onClick={onTake}>{t('people.takeTheirs')}</Button>
    </div>
  </Notice>
)

const startOf = ({ grants }: PersonLine): readonly GrantDraft[] =>
  grants.length > 0 ? grants.map(draftOf) : [FRESH_GRANT]

/** Roles of somebody, and whether they may come in at all. */
export function ChangePerson({ person, names, onDone, onClose }: Props) {
  const [base, setBase] = useState(person)
  const [drafts, setDrafts] = useState(() => startOf(person))
  const [disabled, setDisabled] = useState(person.disabled)
  const doing = useDoing()
  const current = currentOf(doing.error)
  const save = async (event: Event) => {
    event.preventDefault()
    const grants = grantsOf(drafts)
    if (!grants) return
    // Saving once more after a stale answer is meant: both versions stand on the screen.
    const match = (current ?? base).version
    const saved = await doing.run(() =>
      call(CALLS.changePerson, { params: { id: person.id }, match, body: { grants, disabled } }),
    )
    if (saved) onDone(saved)
  }
  const take = (theirs: PersonLine) => {
    setBase(theirs)
    setDrafts(startOf(theirs))
    setDisabled(theirs.disabled)
    doing.clear()
  }
  return (
    <Dialog title={t('people.changeOf', { name: person.name })} kind="wide" onClose={onClose} busy={doing.busy}>
      <form class="flow" onSubmit={save}>
        {current ? (
          <Stale current={current} names={names} onTake={() => take(current)} />
        ) : (
          <ErrorNote error={doing.error} />
        )}
        <GrantEditor drafts={drafts} names={names} onChange={setDrafts} />
        {person.id !== me.value?.id && (
          <Check
            label={t('people.mayEnter')}
            hint={t('people.mayEnterHint')}
            checked={!disabled}
            onChange={(checked) => setDisabled(!checked)}
          />
        )}
        <p class="small">{t('people.endsSessions')}</p>
        <FormEnd submit={t(current ? 'people.saveMine' : 'form.save')} busy={doing.busy} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
