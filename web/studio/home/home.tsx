import '../works/works.css'
import type { ComponentChildren } from 'preact'
import { call, get } from '../../api'
import { Home as HomeAnswer, type DraftLine } from '../../../server/contract/api/review'
import type { Role } from '../../../server/contract/account'
import { DRAFT_KINDS } from '../../../server/contract/draft'
import { ButtonLink } from '../parts/button'
import { WhenReady } from '../parts/loading'
import { StateBadge } from '../parts/marks'
import { Page, Section } from '../parts/page'
import { useQuery } from '../parts/query'
import { may, me } from '../session'
import { hasWords, say, t } from '../words'
import { isKind, workAddress } from '../works/kinds'
import { When } from '../works/when'
import { NEXT_STEPS } from './next-steps'

const HOME = get('/home', HomeAnswer)
type Moved = HomeAnswer['lately'][number]

const Works = ({ lines, exact }: { readonly lines: readonly DraftLine[]; readonly exact?: boolean }) => (
  <ul class="ruled desk-list">
    {lines.map((line) => (
      <li key={`${line.kind} ${line.id}`} class={line.networks.length === 1 ? `net-${line.networks[0]}` : undefined}>
        <span class="over">{t(`works.kind.${line.kind}`)}</span>
        <a href={workAddress(line.kind, line.id)}>{say(line.name) || t('works.list.unnamed')}</a>
        <span class="small">
          <StateBadge state={line.state} /> <When at={line.savedAt} exact={exact} />
          {exact && line.editedBy && ` · ${line.editedBy.name}`}
        </span>
      </li>
    ))}
  </ul>
)

const addressOf = ({ kind, object }: Moved): string | null => {
  if (isKind(kind)) return may(`${kind}.read`) ? workAddress(kind, object) : null
  return kind === 'provider' ? `/studio/prestadores/${object}` : null
}

/** What is told with the number of a version, where the log kept it. */
const WITH_VERSION: Readonly<Record<string, string>> = { published: 'publishedAs', restored: 'restoredFrom' }

/** «María publicó la versión 2 de Ruta Sandino», with the name as a link where there is somewhere to go. */
function Sentence({ moved }: { readonly moved: Moved }) {
  const name = say(moved.name) || moved.object
  const { version = '' } = moved
  const known = hasWords(`home.did.${moved.action}`) ? moved.action : 'other'
  const key = version === '' ? known : (WITH_VERSION[moved.action] ?? known)
  const sentence = t(`home.did.${key}`, { by: moved.by || t('home.somebody'), name: '\u0000', version })
  const [before, after] = sentence.split('\u0000')
  const address = addressOf(moved)
  return (
    <>
      {before}
      {address && moved.action !== 'deleted' ? <a href={address}>{name}</a> : <strong>{name}</strong>}
      {after}
    </>
  )
}

/** What to do first, for each role one has; a place that several of them lead to is named once. */
function FirstSteps() {
  const held: readonly Role[] = [...new Set(me.value?.grants.map(({ role }) => role))]
  const roles = held.length > 0 ? held : (['nobody'] as const)
  const steps = [...new Set(roles.flatMap((role) => NEXT_STEPS[role]))]
  return (
    <div class="first-steps">
      {roles.map((role) => (
        <p key={role}>{t(`home.next.${role}`)}</p>
      ))}
      {steps.length > 0 && (
        <div class="row">
          {steps.map(({ href, words }) => (
            <ButtonLink key={href} href={href}>
              {t(words)}
            </ButtonLink>
          ))}
        </div>
      )}
    </div>
  )
}

const orNone = (lines: readonly unknown[], none: ComponentChildren, list: ComponentChildren) =>
  lines.length === 0 ? none : list

/** The desk: what I was writing, what waits for me, what happened. */
export default function Home() {
  const home = useQuery((signal) => call(HOME, { signal }), [])
  const reviews = DRAFT_KINDS.some((kind) => may(`${kind}.review`))
  const writes = DRAFT_KINDS.some((kind) => may(`${kind}.edit`))
  return (
    <Page title={t('home.title')} over={t('home.hello', { name: me.value?.name ?? '' })}>
      <WhenReady of={home} lines={10}>
        {({ drafts, waiting, lately }) => (
          <div class="desk">
            {(reviews || waiting.length > 0) && (
              <Section title={t('home.waiting')}>
                {orNone(waiting, <p class="small">{t('home.noWaiting')}</p>, <Works lines={waiting} exact />)}
              </Section>
            )}
            <Section title={t(writes || drafts.length > 0 ? 'home.drafts' : 'home.start')}>
              {orNone(
                drafts,
                <>
                  {writes && <p class="empty-title">{t('home.noDrafts')}</p>}
                  <FirstSteps />
                </>,
                <Works lines={drafts} />,
              )}
            </Section>
            <Section title={t('home.lately')}>
              {orNone(
                lately,
                <p class="small">{t('home.noLately')}</p>,
                <ol class="lately">
                  {lately.map((moved) => (
                    <li key={`${moved.at} ${moved.kind} ${moved.object} ${moved.action}`}>
                      <p>
                        <Sentence moved={moved} />
                      </p>
                      <p class="small">
                        <When at={moved.at} exact />
                      </p>
                    </li>
                  ))}
                </ol>,
              )}
            </Section>
          </div>
        )}
      </WhenReady>
    </Page>
  )
}
