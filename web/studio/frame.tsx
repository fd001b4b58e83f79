import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { LANGUAGES, type Language } from '../../server/contract/common'
import { call } from '../api'
import { CALLS } from './calls'
import { Help } from './help'
import { useShortcut } from './keys'
import { ACCOUNT, entries } from './nav'
import { Button, ButtonLink } from './parts/button'
import { Dialog } from './parts/dialog'
import { Mark } from './parts/marks'
import { announce } from './parts/live'
import { useDoing } from './parts/query'
import { sentenceOf } from './parts/notice'
import { readIn } from './preferences'
import { go, place } from './router'
import { away, may, me, signOut } from './session'
import { waitingOf } from './device'
import { language, t, TONGUES } from './words'

/** Where the public site begins in a language. */
export const publicHome = (): string => (language.value === 'es' ? '/' : `/${language.value}/`)

/** Says the change aloud, and keeps it with the account where there is one. */
async function chooseLanguage(next: Language): Promise<void> {
  await readIn(next)
  announce(t('frame.languageIs'))
  if (me.peek()) me.value = await call(CALLS.changeMe, { body: { language: next } })
}

/** es pt en. */
export const Languages = () => (
  <div class="tongues" role="group" aria-label={t('frame.language')}>
    {LANGUAGES.map((code) => (
      <button
        key={code}
        type="button"
        lang={TONGUES[code]}
        title={t(`languages.${code}`)}
        aria-label={`${code} · ${t(`languages.${code}`)}`}
        aria-pressed={language.value === code}
        onClick={() => void chooseLanguage(code).catch((error: unknown) => announce(sentenceOf(error)))}
      >
        {code}
      </button>
    ))}
  </div>
)

export const Brand = ({ href = '/studio' }: { readonly href?: string }) => (
  <a class="brand" href={href}>
    <Mark of="brand" />
    <span>
      {t('common.brand')} <em>{t('common.studio')}</em>
    </span>
  </a>
)

interface NavListProps {
  readonly area: string | undefined
  readonly onGo?: () => void
}

const NavList = ({ area, onGo }: NavListProps) => (
  <ul>
    {entries().map((entry) => (
      <li key={entry.area}>
        <a href={entry.path} aria-current={entry.area === area ? 'page' : undefined} onClick={onGo}>
          {t(`nav.${entry.area}`)}
        </a>
      </li>
    ))}
  </ul>
)

/** What waits on this device stays on it: whoever leaves is told before they go. */
function StillWaiting({ count, onLeave, onClose }: { readonly count: number; onLeave(): void; onClose(): void }) {
  return (
    <Dialog title={t('field.leaving')} onClose={onClose}>
      <div class="flow">
        <p>{t('field.leavingText', { count })}</p>
        <div class="row">
          <ButtonLink href="/studio/campo" kind="main">
            {t('field.leavingSee')}
          </ButtonLink>
          <Button onClick={onLeave}>{t('frame.signOut')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function SignOut() {
  const doing = useDoing()
  const [asking, setAsking] = useState(false)
  const waiting = waitingOf(me.value?.id ?? '')
  const leave = () => void doing.run(() => signOut())
  useEffect(() => {
    if (doing.error) announce(sentenceOf(doing.error))
  }, [doing.error])
  return (
    <>
      <Button kind="quiet" busy={doing.busy} onClick={() => (waiting > 0 ? setAsking(true) : leave())}>
        {t('frame.signOut')}
      </Button>
      {asking && <StillWaiting count={waiting} onLeave={leave} onClose={() => setAsking(false)} />}
    </>
  )
}

/** Where nobody can be asked: what of the studio works all the same. */
const Away = () => (
  <p class="away" role="status">
    {t('field.away')} {may('site.edit') && <a href="/studio/campo">{t('field.awayGo')}</a>}
  </p>
)

interface MenuProps {
  readonly area: string | undefined
  onClose(): void
  onHelp(): void
}

/** The whole navigation of a phone, at the height of the thumb. */
function Menu({ area, onClose, onHelp }: MenuProps) {
  return (
    <Dialog title={t('frame.menu')} kind="side" onClose={onClose}>
      <nav class="menu-nav" aria-label={t('frame.main')}>
        <NavList area={area} onGo={onClose} />
      </nav>
      <div class="menu-more">
        <a href={ACCOUNT.path} aria-current={area === 'account' ? 'page' : undefined} onClick={onClose}>
          {t('nav.account')} <span class="small">{me.value?.name}</span>
        </a>
        <button type="button" onClick={onHelp}>
          {t('frame.help')}
        </button>
        <a href={publicHome()}>{t('frame.publicSite')}</a>
        <Languages />
        <SignOut />
      </div>
    </Dialog>
  )
}

const goTo = (path: string) => () => void go(path)

/** `g` and a letter for each place; drawn for nothing but its keys. */
const Shortcut = ({ keys, path, label }: { readonly keys: string; readonly path: string; readonly label: string }) => {
  useShortcut(keys, label, goTo(path))
  return null
}

interface TopProps {
  readonly area: string | undefined
  readonly menuOpen: boolean
  onMenu(): void
  onHelp(): void
}

/** The bar at the top: what all of it holds on a wide screen stands in the menu of a narrow one. */
const Top = ({ area, menuOpen, onMenu, onHelp }: TopProps) => (
  <header class="studio-top">
    <Brand />
    <div class="top-tools">
      <Languages />
      <button type="button" class="top-help" aria-label={t('frame.help')} onClick={onHelp}>
        ?
      </button>
      <a class="top-person" href={ACCOUNT.path} aria-current={area === 'account' ? 'page' : undefined}>
        <span class="unseen">{t('nav.account')}: </span>
        {me.value?.name}
      </a>
      <a class="top-public" href={publicHome()}>
        {t('frame.publicSite')}
      </a>
      <SignOut />
      <button type="button" class="top-menu" aria-haspopup="dialog" aria-expanded={menuOpen} onClick={onMenu}>
        {t('frame.menu')}
      </button>
    </div>
  </header>
)

interface FrameProps {
  readonly area: string | undefined
  readonly children: ComponentChildren
}

/** What stands around every screen of somebody who is signed in. */
export function Frame({ area, children }: FrameProps) {
  const [open, setOpen] = useState<'menu' | 'help' | null>(null)
  const close = () => setOpen(null)
  useShortcut('?', t('keys.help'), () => setOpen('help'))
  useEffect(close, [place.value.path])
  return (
    <>
      {[...entries(), ACCOUNT].map((entry) => (
        <Shortcut
          key={entry.area}
          keys={`g ${entry.key}`}
          path={entry.path}
          label={t('keys.go', { to: t(`nav.${entry.area}`) })}
        />
      ))}
      <Top area={area} menuOpen={open === 'menu'} onMenu={() => setOpen('menu')} onHelp={() => setOpen('help')} />
      <nav class="studio-nav" aria-label={t('frame.main')}>
        <NavList area={area} />
      </nav>
      {away.value && <Away />}
      <main id="contenido" tabIndex={-1}>
        {children}
      </main>
      {open === 'menu' && <Menu area={area} onClose={close} onHelp={() => setOpen('help')} />}
      {open === 'help' && <Help onClose={close} />}
    </>
  )
}
