import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** 256 random bits, in letters that a cookie and an address take as they are. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
export const newId = (): string => randomUUID()
/** A random secret cannot be guessed, so that a fast hash keeps it: whoever reads the database cannot use it. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
