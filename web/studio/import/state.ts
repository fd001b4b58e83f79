import { useRef, useState } from 'preact/hooks'
import type { ImportDone, ImportPreview } from '../../../server/contract/api/import'
import { ApiError, call, keyKeeper } from '../../api'
import { announce } from '../parts/live'
import { useDoing } from '../parts/query'
import { t } from '../words'
import { IMPORTS, PATIENCE_MS, type Decisions, type Taken } from './shapes'

interface Watch {
  readonly signal: AbortSignal
  readonly patienceMs: number
  onSent(share: number): void
}

/** Sends something large: how far it has come, and a way to stop it. */
function useSending() {
  const [share, setShare] = useState(0)
  const control = useRef<AbortController | undefined>(undefined)
  return {
    share,
    cancel: () => control.current?.abort(),
    /** Undefined when it was stopped: that is no trouble, and what was there stays. */
    async sent<A>(work: (watch: Watch) => Promise<A>): Promise<A | undefined> {
      control.current = new AbortController()
      const { signal } = control.current
      setShare(0)
      try {
        return await work({ signal, onSent: setShare, patienceMs: PATIENCE_MS })
      } catch (error) {
        if (signal.aborted) return undefined
        throw error
      }
    },
  }
}

interface Asked {
  readonly file: Taken
  readonly decisions: Decisions
  readonly network: string
}

const bodyOf = ({ file, decisions, network }: Asked) => ({
  ...{ name: file.name, base64: file.base64 },
  ...(network && { network }),
  ...(Object.keys(decisions).length > 0 && { decisions }),
})

/** A preview and the decisions it was asked with. */
interface Looked {
  readonly preview: ImportPreview
  readonly decisions: Decisions
}

/** Asks what a file would do, and then does it. */
function useAsking() {
  const [looked, setLooked] = useState<Looked>()
  const [done, setDone] = useState<ImportDone>()
  const { share, cancel, sent } = useSending()
  const { busy, error, run, clear } = useDoing()
  const keyFor = useRef(keyKeeper()).current
  return {
    ...{ looked, done, share, busy, error, cancel },
    look: (asked: Asked) =>
      run(async () => {
        setLooked(undefined)
        const preview = await sent((watch) => call(IMPORTS.preview, { body: bodyOf(asked), ...watch }))
        if (!preview) return
        setLooked({ preview, decisions: asked.decisions })
        announce(t('import.rows', { count: preview.rows.length }))
      }),
    save: (asked: Asked, keepGood: boolean) =>
      run(async () => {
        const body = { ...bodyOf(asked), keepGood }
        try {
          const told = await sent((watch) => call(IMPORTS.save, { body, key: keyFor(body), ...watch }))
          if (told) setDone(told)
        } catch (trouble) {
          // Somebody has changed what is there since it was looked at: what is refused now is shown.
          const newer =
            trouble instanceof ApiError ? (trouble.attached.preview as ImportPreview | undefined) : undefined
          if (newer) setLooked({ preview: newer, decisions: asked.decisions })
          throw trouble
        }
      }),
    forget() {
      setLooked(undefined)
      setDone(undefined)
      clear()
    },
  }
}

/** What an import goes through: a file, what it would do, what it has done. */
export function useImport() {
  const [file, setFile] = useState<Taken>()
  const [network, setNetwork] = useState('')
  const [decisions, setDecisions] = useState<Decisions>({})
  const { look, save, forget, ...told } = useAsking()
  return {
    ...{ ...told, taken: file, network, decisions },
    again: () => void (file && look({ file, decisions, network })),
    save: (keepGood: boolean) => void (file && save({ file, decisions, network }, keepGood)),
    take(next: Taken) {
      forget()
      setFile(next)
      setDecisions({})
      void look({ file: next, decisions: {}, network })
    },
    chooseNetwork(next: string) {
      setNetwork(next)
      if (file) void look({ file, decisions, network: next })
    },
    decide(row: number, decision: string) {
      const others = Object.entries(decisions).filter(([key]) => key !== String(row))
      const own = decision === 'same' || decision === 'new' ? [[String(row), decision] as const] : []
      setDecisions(Object.fromEntries([...others, ...own]))
    },
    restart() {
      forget()
      setFile(undefined)
      setDecisions({})
    },
  }
}
