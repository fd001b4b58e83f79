import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Only what a page loads from here: no script or style written into a page, no frame around it. */
const CONTENT_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    // The studio's map cuts its ground into tiles in a worker; another keeps the studio where there is no network.
    workerSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

/** A traveller may ask where they are on the map; nothing here needs the rest. */
const PERMISSIONS = [
  'geolocation=(self)',
  ...['camera', 'microphone', 'payment', 'usb', 'serial', 'midi', 'display-capture'].map((feature) => `${feature}=()`),
].join(', ')

/** Addresses whose answers are for one person: they tell nobody else where somebody came from, and no index keeps them. */
const isPrivate = (path: string): boolean => /^\/(api|studio)(\/|$)/i.test(path)

/** What every answer tells the browser to refuse. */
export function headers(publicUrl: string): RequestHandler[] {
  const usual = helmet({
    contentSecurityPolicy: CONTENT_POLICY,
    // Said over plain HTTP it would lock people out of an address that has no TLS.
    strictTransportSecurity: publicUrl.startsWith('https:'),
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
  return [
    usual,
    (req, res, next) => {
      res.set('Permissions-Policy', PERMISSIONS)
      if (isPrivate(req.path)) res.set({ 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' })
      next()
    },
  ]
}
