import { useEffect, useState } from 'preact/hooks'
import type { LngLat } from '../../../geo/types'
import { fixOf } from './position'

type Standing = 'unasked' | 'asking' | 'known' | 'unknown'

/** Whether this telephone has already been told that it may say where it is. */
async function isGranted(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted'
  } catch {
    return false
  }
}

/** Where the telephone is: at once where that was granted before, else when it is asked for. */
export function useHere() {
  const [here, setHere] = useState<LngLat>()
  const [standing, setStanding] = useState<Standing>('unasked')
  const ask = () => {
    if (!isSecureContext || !navigator.geolocation) return setStanding('unknown')
    setStanding('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setHere(fixOf(coords).at)
        setStanding('known')
      },
      () => setStanding('unknown'),
      { maximumAge: 600_000, timeout: 20_000 },
    )
  }
  useEffect(() => void isGranted().then((granted) => granted && ask()), [])
  return { here, standing, ask }
}
