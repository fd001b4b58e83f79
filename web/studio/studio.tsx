import { Component, type ComponentChildren, type ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Frame } from './frame'
import { ErrorNote, Notice } from './parts/notice'
import { Button, ButtonLink } from './parts/button'
import { LiveRegion } from './parts/live'
import { Loading } from './parts/loading'
import { Page } from './parts/page'
import { insideStudio, match, type Params } from './address'
import { waitingOf } from './device'
import { go, place, type Screen } from './router'
import { SCREENS } from './screens'
import { enter, me, waiting } from './session'
import { SignInAgain } from './sign-in-again'
import { t } from './words'

interface Found {
  readonly screen: Screen
  readonly params: Params
}

function find(path: string): Found | undefined {
  for (const screen of SCREENS) {
    const params = match(screen.path, path)
    if (params) return { screen, params: { ...params, ...screen.given } }
  }
  return undefined
}

type Loaded = ComponentType<{ params: Params }>

/** A screen whose code comes when it is needed; what is on screen stays until it is there. */
function Shown({ found }: { readonly found: Found }) {
  const [loaded, setLoaded] = useState<{ readonly of: Screen; readonly view: Loaded }>()
  const [error, setError] = useState<unknown>()
  const load = () => {
    setError(undefined)
    found.screen.load().then(
      (module) => setLoaded({ of: found.screen, view: module.default }),
      (trouble: unknown) => setError(trouble),
    )
  }
  useEffect(load, [found.screen])
  if (error !== undefined) return <CodeMissing retry={load} />
  if (loaded?.of !== found.screen)
    return (
      <div class="sheet">
        <Loading lines={6} />
      </div>
    )
  const View = loaded.view
  return (
    <Guard key={place.value.path}>
      <View params={found.params} />
    </Guard>
  )
}

// A module that failed to load stays failed for the browser: only a fresh page asks for it again.
const CodeMissing = ({ retry }: { retry(): void }) => (
  <div class="sheet">
    <Notice kind="bad" loud>
      <p>{t('trouble.code')}</p>
      <div class="row">
        <Button onClick={retry}>{t('form.again')}</Button>
        <Button kind="quiet" onClick={() => location.reload()}>
          {t('form.reload')}
        </Button>
      </div>
    </Notice>
  </div>
)

/** A screen that breaks does not take the frame with it. */
class Guard extends Component<{ children: ComponentChildren }, { error: unknown }> {
  override state = { error: undefined as unknown }
  static override getDerivedStateFromError = (error: unknown) => ({ error })
  override render() {
    if (this.state.error === undefined) return this.props.children
    return (
      <div class="sheet">
        <ErrorNote error={this.state.error} retry={() => this.setState({ error: undefined })} />
      </div>
    )
  }
}

const NotHere = () => (
  <Page title={t('frame.notHere')} lead={<p class="lead">{t('frame.notHereText')}</p>}>
    <ButtonLink href="/studio">{t('frame.toHome')}</ButtonLink>
  </Page>
)

/** Nobody is signed in: the door, and back here afterwards. */
function useDoor(found: Found | undefined): void {
  const person = me.value
  const { path, search } = place.value
  useEffect(() => {
    if (person === null && !found?.screen.open) {
      const next = path === '/studio' ? '' : `?${new URLSearchParams({ next: path + asText(search) })}`
      void go(`/studio/entrar${next}`, { replace: true })
    }
    if (person && path === '/studio/entrar') void go(insideStudio(search.get('next')), { replace: true })
  }, [person, path])
}

const asText = (search: URLSearchParams): string => (search.size > 0 ? `?${search}` : '')

function Inside() {
  const found = find(place.value.path)
  useDoor(found)
  if (found?.screen.open) return <Shown found={found} />
  if (!me.value) return null
  return <Frame area={found?.screen.area}>{found ? <Shown found={found} /> : <NotHere key={place.value.path} />}</Frame>
}

/** What somebody brought from the field and could not send yet goes on its way, whatever screen they open. */
function useErrand(): void {
  const person = me.value?.id
  useEffect(() => {
    if (person && waitingOf(person) > 0) void import('./field/errand').then(({ runErrands }) => runErrands(person))
  }, [person])
}

/** The studio: who is here, where they are, and what they see there. */
export function Studio() {
  const [error, setError] = useState<unknown>()
  const comeIn = () => {
    setError(undefined)
    enter().catch((trouble: unknown) => setError(trouble))
  }
  useEffect(comeIn, [])
  useErrand()
  return (
    <>
      <a class="skip" href="#contenido">
        {t('frame.skip')}
      </a>
      {error !== undefined && (
        <main class="sheet" id="contenido">
          <ErrorNote error={error} retry={comeIn} />
        </main>
      )}
      {me.value === undefined && error === undefined && (
        <div class="sheet">
          <Loading lines={6} />
        </div>
      )}
      {me.value !== undefined && <Inside key={me.value?.id ?? ''} />}
      {waiting.value && <SignInAgain waiting={waiting.value} />}
      <LiveRegion />
    </>
  )
}
