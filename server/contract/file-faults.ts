/** What is told of a file that was made to harm, or is packed in a way that is not read: what it is, and what would be. */
export const FILE_SENTENCES = {
  zipCut: {
    es: () => 'es un archivo comprimido (KMZ o ZIP) dañado o cortado; vuelva a exportarlo o envíe el KML sin comprimir',
    pt: () =>
      'é um arquivo compactado (KMZ ou ZIP) danificado ou cortado; exporte-o de novo ou envie o KML sem compactar',
    en: () =>
      'is a compressed file (KMZ or ZIP) that is damaged or cut; export it again, or bring the KML uncompressed',
  },
  zipPath: {
    es: (v: Values) => `contiene «${v.name}», un nombre que sale de su carpeta; un KMZ solo lleva nombres como doc.kml`,
    pt: (v: Values) => `contém “${v.name}”, um nome que sai da sua pasta; um KMZ só leva nomes como doc.kml`,
    en: (v: Values) => `holds "${v.name}", a name that leaves its folder; a KMZ only has names such as doc.kml`,
  },
  zipMany: {
    es: (v: Values) => `contiene ${v.count} archivos; se aceptan hasta ${v.most} en un KMZ`,
    pt: (v: Values) => `contém ${v.count} arquivos; aceitam-se até ${v.most} em um KMZ`,
    en: (v: Values) => `holds ${v.count} files; up to ${v.most} are accepted in a KMZ`,
  },
  zipBomb: {
    es: (v: Values) =>
      `al descomprimirlo crece más de lo que se acepta (${v.megabytes} MB, o ${v.times} veces su tamaño): no se siguió`,
    pt: (v: Values) =>
      `ao descompactar cresce mais do que se aceita (${v.megabytes} MB, ou ${v.times} vezes seu tamanho): parou-se`,
    en: (v: Values) =>
      `grows beyond what is accepted when unpacked (${v.megabytes} MB, or ${v.times} times its size): it was stopped`,
  },
  zipNothing: {
    es: () =>
      'está comprimido y no contiene un KML (KMZ) ni un único GeoJSON, CSV o GPX; una hoja de Excel se guarda como CSV UTF-8',
    pt: () =>
      'está compactado e não contém um KML (KMZ) nem um único GeoJSON, CSV ou GPX; uma planilha do Excel salva-se como CSV UTF-8',
    en: () =>
      'is compressed and holds neither a KML (KMZ) nor a single GeoJSON, CSV or GPX; save an Excel sheet as CSV UTF-8',
  },
  zipLocked: {
    es: () => 'está comprimido con contraseña o de una forma que no se lee aquí; comprímalo sin contraseña',
    pt: () => 'está compactado com senha ou de uma forma que não se lê aqui; compacte-o sem senha',
    en: () => 'is compressed with a password, or in a way that is not read here; compress it without one',
  },
  entities: {
    es: () => 'define entidades (<!DOCTYPE o <!ENTITY); un GPX o KML no las necesita, y no se leen',
    pt: () => 'define entidades (<!DOCTYPE ou <!ENTITY); um GPX ou KML não precisa delas, e não são lidas',
    en: () => 'defines entities (<!DOCTYPE or <!ENTITY); GPX and KML do not need them, and they are not read',
  },
} as const
type Values = Readonly<Record<string, string | number>>
