/** A large body on its way to the API. */
export interface Parcel {
  readonly method: string
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal: AbortSignal | undefined
  /** How long nothing may move before it is given up; an answer that takes long to make needs more than usual. */
  readonly patienceMs?: number | undefined
  /** Told how much of it has left, from 0 to 1. */
  onSent(share: number): void
}

/** A slow network may take its time as long as something moves. */
const STANDSTILL_MS = 30_000

/**
 * Sends a body and tells how much of it has left, which fetch does not.
 * @throws Error `timeout` when nothing moves any more, `offline` when there is no way there, `abort` when it was called off
 */
export function sendParcel({
  method,
  address,
  headers,
  body,
  signal,
  onSent,
  patienceMs = STANDSTILL_MS,
}: Parcel): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let timer = 0
    const wait = () => {
      clearTimeout(timer)
      timer = window.setTimeout(() => fail('timeout'), patienceMs)
    }
    const callOff = () => fail('abort')
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', callOff)
    }
    const fail = (why: 'timeout' | 'offline' | 'abort') => {
      end()
      reject(new Error(why))
      request.abort()
    }
    request.open(method, address)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => {
      wait()
      if (total > 0) onSent(loaded / total)
    }
    request.onload = () => {
      end()
      resolve({ status: request.status, text: request.responseText })
    }
    request.onerror = () => fail('offline')
    signal?.addEventListener('abort', callOff)
    wait()
    request.send(body)
  })
}
interface Answered {
  readonly status: number
  readonly text: string
}
