/**
 * An address that may stand in a link: http, https, mailto, tel, a path of this site or a place in the page.
 * @returns `#` for anything else
 */
export const safeUrl = (url: string): string => (/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#|\?)/i.test(url) ? url : '#')

/** JSON that may stand in a script element: no text in it can end the element or a line of it. */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
