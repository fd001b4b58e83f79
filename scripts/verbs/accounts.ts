import { pino } from 'pino'
import { openAccounts, type Accounts } from '../../server/account/accounts'
import type { Language } from '../../server/contract/common'
import { openHouse } from '../../server/house'
import { openLoadedHouse, readSettings } from './open'

/**
 * Works with the accounts of this machine, also while the website runs. Links are printed and not sent. The catalog is
 * loaded only where providers are named.
 */
export async function withAccounts<T>(work: (accounts: Accounts) => Promise<T>, catalogIn?: Language): Promise<T> {
  const config = readSettings()
  const house = await (catalogIn ? openLoadedHouse(config, catalogIn) : openHouse(config))
  try {
    const { database, now } = house
    const mail = { smtpUrl: undefined, from: '' }
    const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
    return await work(openAccounts({ database, now, publicUrl: config.publicUrl, mail, log }))
  } finally {
    await house.close()
  }
}
