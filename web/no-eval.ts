import { config } from 'zod'

// Zod would try `new Function` once; our content policy forbids it and the browser would report it.
config({ jitless: true })
