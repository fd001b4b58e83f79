import '../no-eval'
import '../pages/style/ground.css'
import '../pages/style/marks.css'
import '../pages/style/button.css'
import './style/frame.css'
import './style/door.css'
import './style/sheet.css'
import './style/tables.css'
import './style/log.css'
import './style/forms.css'
import './style/parts.css'
import { render } from 'preact'
import { takeHelm } from '../api'
import { listenToKeys } from './keys'
import { pageLanguage } from './preferences'
import { listenToLinks } from './router'
import { askToSignIn, watchNetwork } from './session'
import { Studio } from './studio'
import { language, speak, t } from './words'

takeHelm({
  sentence: (code) => t(`trouble.${code.slice('web.'.length)}`),
  language: () => language.peek(),
  signIn: askToSignIn,
})

/** Says it in the words the page came with: those of the studio could not be loaded. */
const sayBroken = (root: Element): void => root.querySelector('[data-broken]')?.removeAttribute('hidden')

async function start(): Promise<void> {
  const root = document.querySelector('#studio')!
  try {
    await speak(pageLanguage())
  } catch {
    return sayBroken(root)
  }
  listenToLinks()
  listenToKeys()
  watchNetwork()
  root.replaceChildren()
  render(<Studio />, root)
}

void start()
