import { stepped } from '../../../geo/around'
import type { LngLat, Metres } from '../../../geo/types'
import type { Look } from './look'
import { pinElement } from './pictures'
import { settled, stepMetres, type Pin } from './pin'

interface HandPinSetting {
  readonly pin: Pin
  readonly look: Look
  readonly name: string
  metresPerPixel(): Metres
  /** Moves the drawn pin and what goes with it. */
  place(at: LngLat): void
  /** Where it was let go. */
  leave(at: LngLat): void
}

/** A pin that a hand may move: what the keys do is the same whatever engine draws it. */
export interface HandPin {
  readonly element: HTMLElement
  /** A finger or a mouse has let go of it. */
  drop(at: LngLat): void
  /** It stands elsewhere now, by another way than this hand: figures that were typed, a way back. */
  follow(at: LngLat): void
}

const ARROWS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}
const FASTER = 10

/** A chosen pin, drawn above the others and larger. */
export function chosenElement(look: Look, pin: Pin): HTMLElement {
  const element = document.createElement('div')
  element.className = 'chosen-pin'
  element.append(pinElement(look, pin.network, pin.state))
  if (pin.label === '') return element
  const name = document.createElement('span')
  name.textContent = pin.label
  element.append(name)
  return element
}

/** The keys: arrows move it by a round number of metres, Enter accepts, Escape puts it back. */
function keysOf({ pin, place, leave, metresPerPixel }: HandPinSetting, element: HTMLElement) {
  /** Where it was before the keys moved it; undefined while they have not. */
  let before: LngLat | undefined
  let at = pin.at
  const put = (next: LngLat) => {
    at = settled(next)
    element.classList.toggle('is-moving', before !== undefined)
    place(at)
  }
  const finish = (): LngLat | undefined => {
    const from = before
    before = undefined
    element.classList.remove('is-moving')
    return from
  }
  const accept = () => {
    if (finish()) leave(at)
  }
  const giveUp = (): boolean => {
    const back = finish()
    if (back) put(back)
    return back !== undefined
  }
  const press = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const arrow = ARROWS[key]
    if (key === 'Escape') return giveUp()
    if (key === 'Enter' || key === ' ') return (accept(), true)
    if (!arrow) return false
    const metres = stepMetres(metresPerPixel()) * (shiftKey ? FASTER : 1)
    before ??= at
    put(stepped(at, arrow[0] * metres, arrow[1] * metres))
    return true
  }
  const drop = (next: LngLat) => {
    finish()
    put(next)
    leave(at)
  }
  const follow = (next: LngLat) => {
    finish()
    at = next
  }
  return { accept, press, drop, follow }
}

/** A button that is a pin. */
export function handPin(setting: HandPinSetting): HandPin {
  const { pin, look, name } = setting
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'hand-pin'
  element.setAttribute('aria-label', name)
  element.append(pinElement(look, pin.network, pin.state))
  const { accept, press, drop, follow } = keysOf(setting, element)
  element.addEventListener('keydown', (event) => {
    if (!press(event)) return
    // The map under it would pan, and the page would scroll.
    event.preventDefault()
    event.stopPropagation()
  })
  element.addEventListener('blur', accept)
  return { element, drop, follow }
}
