import { useState } from 'preact/hooks'
import type { NewLink, PersonLine } from '../../../server/contract/api/account'
import { call } from '../../api'
import { CALLS } from '../calls'
import { GrantList, type ProviderNames } from '../grants'
import { ChangePerson } from '../people/change'
import { Invite } from '../people/invite'
import { OpenInvitations } from '../people/invitations'
import { LinkToSend } from '../people/link-to-send'
import { Button } from '../parts/button'
import { Confirm, Dialog } from '../parts/dialog'
import { Empty, WhenReady } from '../parts/loading'
import { announce } from '../parts/live'
import { Page, Section } from '../parts/page'
import { Table, type Column } from '../parts/table'
import { useDoing, useQuery, type Asked } from '../parts/query'
import { may, me } from '../session'
import { dateTime, t } from '../words'

type Choice = { readonly person: PersonLine; readonly to: 'change' | 'reset' }

interface Link {
  readonly link: NewLink
  readonly email: string
  readonly why: 'invitation' | 'reset'
}

const columnsOf = (names: ProviderNames, choose: (choice: Choice) => void): Column<PersonLine>[] => [
  {
    key: 'name',
    label: t('account.name'),
    kind: 'title',
    cell: (person) => (
      <>
        <strong>{person.name}</strong>
        {person.id === me.value?.id && <span class="small"> · {t('people.you')}</span>}
        {person.disabled && <span class="off-mark">{t('people.disabled')}</span>}
        <span class="small line">{person.email}</span>
      </>
    ),
  },
  { key: 'roles', label: t('people.roles'), cell: ({ grants }) => <GrantList grants={grants} names={names} /> },
  {
    key: 'seen',
    label: t('people.lastSeen'),
    cell: ({ seenAt }) =>
      seenAt ? <time dateTime={seenAt}>{dateTime(seenAt)}</time> : <span class="small">{t('people.never')}</span>,
  },
  {
    key: 'actions',
    label: t('form.actions'),
    kind: 'actions',
    cell: (person) => (
      <div class="row">
        <Button label={t('people.changeOf', { name: person.name })} onClick={() => choose({ person, to: 'change' })}>
          {t('people.change')}
        </Button>
        <Button
          kind="quiet"
          label={t('people.resetOf', { name: person.name })}
          onClick={() => choose({ person, to: 'reset' })}
        >
          {t('people.reset')}
        </Button>
      </div>
    ),
  },
]

interface ResetProps {
  readonly person: PersonLine
  onLink(link: NewLink): void
  onClose(): void
}

function Reset({ person, onLink, onClose }: ResetProps) {
  const doing = useDoing()
  const make = async () => {
    const link = await doing.run(() => call(CALLS.resetLink, { params: { id: person.id } }))
    if (link) onLink(link)
  }
  return (
    <Confirm
      title={t('people.resetTitle', { name: person.name })}
      action={t('people.resetDo')}
      busy={doing.busy}
      error={doing.error}
      onYes={() => void make()}
      onClose={onClose}
    >
      <p>{t('people.resetText')}</p>
    </Confirm>
  )
}

interface WindowsProps {
  readonly choice: Choice | 'invite' | null
  readonly names: ProviderNames
  onLink(link: Link): void
  onChanged(person: PersonLine): void
  onClose(): void
}

/** The window of what was chosen. */
function Windows({ choice, names, onLink, onChanged, onClose }: WindowsProps) {
  if (choice === null) return null
  if (choice === 'invite')
    return (
      <Invite names={names} onDone={(link, email) => onLink({ link, email, why: 'invitation' })} onClose={onClose} />
    )
  const { person, to } = choice
  if (to === 'change') return <ChangePerson person={person} names={names} onDone={onChanged} onClose={onClose} />
  return (
    <Reset person={person} onLink={(link) => onLink({ link, email: person.email, why: 'reset' })} onClose={onClose} />
  )
}

interface EverybodyProps {
  readonly of: Asked<{ people: PersonLine[] }>
  readonly names: ProviderNames
  choose(choice: Choice): void
}

const Everybody = ({ of, names, choose }: EverybodyProps) => (
  <section class="wide-part">
    <h2>{t('people.listTitle')}</h2>
    <WhenReady of={of} lines={6}>
      {({ people }) =>
        people.length === 0 ? (
          <Empty title={t('people.nobody')}>{t('people.nobodyText')}</Empty>
        ) : (
          <Table
            caption={t('people.listTitle')}
            columns={columnsOf(names, choose)}
            rows={people}
            keyOf={({ id }) => id}
            rowClass={({ disabled }) => (disabled ? 'is-off' : '')}
          />
        )
      }
    </WhenReady>
  </section>
)

/** Who works here, what they may do, and who was invited. */
export default function People() {
  const manages = may('person.manage')
  const people = useQuery(async (signal) => (manages ? call(CALLS.people, { signal }) : { people: [] }), [])
  const invitations = useQuery((signal) => call(CALLS.invitations, { signal }), [])
  const choices = useQuery((signal) => call(CALLS.choices, { signal }), [])
  const [choice, setChoice] = useState<Choice | 'invite' | null>(null)
  const [link, setLink] = useState<Link | null>(null)
  const names = choices.data?.providers ?? []
  const show = (made: Link) => {
    setChoice(null)
    setLink(made)
    invitations.again()
  }
  const changed = (person: PersonLine) => {
    setChoice(null)
    announce(t('form.saved'))
    const all = people.data?.people ?? []
    people.put({ people: all.map((each) => (each.id === person.id ? person : each)) })
  }
  const invite = (
    <Button kind="main" onClick={() => setChoice('invite')}>
      {t('people.invite')}
    </Button>
  )
  return (
    <Page title={t('nav.people')} lead={<p class="lead">{t('people.lead')}</p>} actions={invite}>
      <Section title={t('people.invitationsTitle')} lead={t('people.invitationsLead')}>
        <OpenInvitations of={invitations} names={names} />
      </Section>
      {manages && <Everybody of={people} names={names} choose={setChoice} />}
      <Windows choice={choice} names={names} onLink={show} onChanged={changed} onClose={() => setChoice(null)} />
      {link && (
        <Dialog title={t(`people.${link.why}Link`)} onClose={() => setLink(null)}>
          <LinkToSend {...link} onClose={() => setLink(null)} />
        </Dialog>
      )}
    </Page>
  )
}
