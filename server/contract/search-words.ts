/**
 * The words of a text as they are searched: without accents or capitals, letters and digits only.
 * @returns [] for a text with no letter or digit
 */
export const searchWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
