import './style/ground.css'
import './style/night-by-device.css'
import './style/frame.css'
import './style/button.css'
import './style/marks.css'
import './style/cards.css'
import './style/route.css'
import './style/lists.css'
import './style/records.css'
import './style/photos.css'
import './style/prices.css'
import './style/home.css'
import './style/rights.css'
import './style/widths.css'

/** Drawn maps become live once somebody asks for it; until then nothing more is loaded. */
function offerLiveMap(figure: HTMLElement): void {
  const button = figure.querySelector<HTMLButtonElement>('.map-open')
  if (!button) return
  const open = async () => {
    button.disabled = true
    const [{ openLiveMap }, answer] = await Promise.all([import('./live-map'), fetch(figure.dataset.map!)])
    if (!answer.ok) throw new Error(`map data: ${answer.status}`)
    await openLiveMap(figure, await answer.json())
    button.remove()
  }
  const tryToOpen = () => open().catch(() => keepDrawing(figure, button))
  button.hidden = false
  button.addEventListener('click', tryToOpen)
  if ('now' in figure.dataset) void tryToOpen()
}

/** The drawing stays: it says the same as the live map. */
function keepDrawing(figure: HTMLElement, button: HTMLButtonElement): void {
  const note = document.createElement('p')
  note.className = 'map-failed'
  note.setAttribute('role', 'status')
  note.textContent = figure.dataset.failed ?? ''
  button.replaceWith(note)
}

for (const figure of document.querySelectorAll<HTMLElement>('[data-map]')) offerLiveMap(figure)
