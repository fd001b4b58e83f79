import { Me } from '../../server/contract/api/account'

/** What this device keeps of people beside their drafts; where the browser gives no storage it keeps nothing. */
const DEVICE = 'rutas-device'
const SHELF = 'people'
const HERE = 'here'
const waitingKey = (person: string): string => `rutas:waiting:${person}`

const answerOf = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('no storage'))
  })

async function openShelf(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const asked = indexedDB.open(DEVICE, 1)
  asked.onupgradeneeded = () => void asked.result.createObjectStore(SHELF)
  const database = await answerOf(asked)
  // On the disk when it is answered: a battery that ends a moment later does not lock its owner out of their notes.
  const turn = database.transaction(SHELF, mode, { durability: 'strict' })
  turn.oncomplete = () => database.close()
  return turn.objectStore(SHELF)
}

/** Keeps who works here, so that they may go on where nobody can be asked. */
export const remember = (person: Me): Promise<unknown> =>
  openShelf('readwrite')
    .then((shelf) => answerOf(shelf.put(person, HERE)))
    .catch(() => undefined)

/** Who worked here last and took something along. */
export const recall = (): Promise<Me | undefined> =>
  openShelf('readonly')
    .then((shelf) => answerOf(shelf.get(HERE)))
    .then((kept) => Me.safeParse(kept).data)
    .catch(() => undefined)

export const forget = (): Promise<unknown> =>
  openShelf('readwrite')
    .then((shelf) => answerOf(shelf.delete(HERE)))
    .catch(() => undefined)

function tried<T>(doing: (box: Storage) => T): T | undefined {
  try {
    return doing(window.localStorage)
  } catch {
    return undefined
  }
}

/** How many visits of a person wait on this device to be sent. */
export const waitingOf = (person: string): number => tried((box) => Number(box.getItem(waitingKey(person)))) ?? 0

export const noteWaiting = (person: string, count: number): void =>
  void tried((box) => (count > 0 ? box.setItem(waitingKey(person), String(count)) : box.removeItem(waitingKey(person))))
