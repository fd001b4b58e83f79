import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

export interface Asked<T> {
  readonly data: T | undefined
  readonly error: unknown
  /** Asking; what was read before stays meanwhile. */
  readonly loading: boolean
  /** Asks once more. */
  again(): void
  /** Puts in place what a write has answered. */
  put(data: T): void
}

interface State<T> {
  readonly data?: T
  readonly error?: unknown
  readonly loading: boolean
  /** What the data answers: the dependencies it was asked with. */
  readonly of?: string
}

/**
 * Reads something for a screen and keeps it: asked when the screen is drawn and when what it depends on changes.
 * @param ask reads it; its signal is aborted when the answer is no longer wanted
 * @param on what it depends on, as plain values
 */
export function useQuery<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  on: readonly (string | number | undefined)[],
): Asked<T> {
  const of = JSON.stringify(on)
  const [state, setState] = useState<State<T>>({ loading: true })
  const [round, setRound] = useState(0)
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    const control = new AbortController()
    setState((before) => ({ ...before, error: undefined, loading: true }))
    latest.current(control.signal).then(
      (data) => control.signal.aborted || setState({ data, loading: false, of }),
      (error: unknown) => control.signal.aborted || setState((before) => ({ ...before, error, loading: false })),
    )
    return () => control.abort()
  }, [of, round])
  const again = useCallback(() => setRound((number) => number + 1), [])
  const put = useCallback((data: T) => setState({ data, loading: false, of }), [of])
  return {
    data: state.data,
    error: state.error,
    loading: state.loading || (state.of !== of && !state.error),
    again,
    put,
  }
}

interface Doing {
  readonly busy: boolean
  readonly error: unknown
  /** Does it unless it is being done; undefined when it failed or was under way. */
  run<T>(work: () => Promise<T>): Promise<T | undefined>
  clear(): void
}

/** Does something once at a time, and keeps why it failed. */
export function useDoing(): Doing {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const under = useRef(false)
  const run = useCallback(async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (under.current) return undefined
    under.current = true
    setBusy(true)
    setError(undefined)
    try {
      return await work()
    } catch (trouble) {
      setError(trouble)
      return undefined
    } finally {
      under.current = false
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setError(undefined), [])
  return { busy, error, run, clear }
}
