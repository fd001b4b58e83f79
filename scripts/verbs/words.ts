import type { Language } from '../../server/contract/common'

/** What the command line says, by name; {names} are filled from the values of the trouble. */
const WORDS = {
  unknown_verb: {
    es: '«{verb}» no es una orden; abajo están las que hay.',
    pt: '“{verb}” não é um comando; abaixo estão os que há.',
    en: '"{verb}" is not a command; those there are stand below.',
  },
  unknown_flag: {
    es: 'El comando no lleva {flag}.',
    pt: 'O comando não leva {flag}.',
    en: 'The command does not take {flag}.',
  },
  flag_needs_value: {
    es: '{flag} necesita un valor.',
    pt: '{flag} precisa de um valor.',
    en: '{flag} needs a value.',
  },
  flag_without_value: {
    es: '{flag} no lleva valor.',
    pt: '{flag} não leva valor.',
    en: '{flag} takes no value.',
  },
  flag_twice: {
    es: '{flag} aparece más de una vez.',
    pt: '{flag} aparece mais de uma vez.',
    en: '{flag} stands more than once.',
  },
  flag_unreadable: {
    es: '{flag} no puede ser «{value}».',
    pt: '{flag} não pode ser “{value}”.',
    en: '{flag} cannot be "{value}".',
  },
  audit_broken: {
    es: 'El registro fue alterado: la línea {line} falta o no es como se escribió.',
    pt: 'O registro foi alterado: a linha {line} falta ou não é como foi escrita.',
    en: 'The log was altered: line {line} is missing or is not as it was written.',
  },
  flag_missing: { es: 'Falta {flag}.', pt: 'Falta {flag}.', en: '{flag} is missing.' },
  flag_elsewhere: {
    es: '{flag} no se aplica a «{kind}».',
    pt: '{flag} não se aplica a “{kind}”.',
    en: '{flag} does not apply to "{kind}".',
  },
  word_missing: {
    es: 'Falta un argumento: se dieron {count} de {least}.',
    pt: 'Falta um argumento: foram dados {count} de {least}.',
    en: 'An argument is missing: {count} of {least} were given.',
  },
  word_extra: {
    es: '«{word}» está de más: el comando lleva solo {most} argumento(s).',
    pt: '“{word}” está sobrando: o comando leva só {most} argumento(s).',
    en: '"{word}" is too much: the command takes only {most} argument(s).',
  },
  unknown_value: {
    es: '{what} no puede ser «{value}»; puede ser {known}.',
    pt: '{what} não pode ser “{value}”; pode ser {known}.',
    en: '{what} cannot be "{value}"; it can be {known}.',
  },
  not_a_place: {
    es: '{flag} «{value}» no es un lugar; se espera LON,LAT en grados, por ejemplo -86.25,12.13 (LON de -180 a 180, LAT de -90 a 90).',
    pt: '{flag} “{value}” não é um lugar; espera-se LON,LAT em graus, por exemplo -86.25,12.13 (LON de -180 a 180, LAT de -90 a 90).',
    en: '{flag} "{value}" is not a place; expected LON,LAT in degrees, for example -86.25,12.13 (LON from -180 to 180, LAT from -90 to 90).',
  },
  instance_unreadable: {
    es: '{file} no se lee como {format}: línea {line}, «{found}». Formatos: tsplib, tsptw, op, top, toptw (--format).',
    pt: '{file} não se lê como {format}: linha {line}, “{found}”. Formatos: tsplib, tsptw, op, top, toptw (--format).',
    en: '{file} cannot be read as {format}: line {line}, "{found}". Formats: tsplib, tsptw, op, top, toptw (--format).',
  },
  instance_unsolved: {
    es: 'No se halló en {seconds} s una solución de {file} que cumpla todo; lo que falla en la mejor: {fault}.',
    pt: 'Em {seconds} s não se achou uma solução de {file} que cumpra tudo; o que falha na melhor: {fault}.',
    en: 'No solution of {file} that keeps everything was found in {seconds} s; what fails in the best one: {fault}.',
  },
  too_few_places: {
    es: 'Hacen falta al menos dos --via LON,LAT.',
    pt: 'São precisos ao menos dois --via LON,LAT.',
    en: 'At least two --via LON,LAT are needed.',
  },
  file_problem: { es: '{file}: {problem}', pt: '{file}: {problem}', en: '{file}: {problem}' },
  encoding: {
    es: '{file} no está en UTF-8: parece {encoding}. Se acepta UTF-8, o UTF-16 con marca de orden de bytes (BOM).',
    pt: '{file} não está em UTF-8: parece {encoding}. Aceita-se UTF-8, ou UTF-16 com marca de ordem de bytes (BOM).',
    en: '{file} is not in UTF-8: it looks like {encoding}. UTF-8, or UTF-16 with a byte-order mark (BOM), is accepted.',
  },
  not_found: { es: 'No se encuentra {path}.', pt: 'Não se encontra {path}.', en: '{path} cannot be found.' },
  is_folder: {
    es: '{path} es una carpeta; se espera un archivo.',
    pt: '{path} é uma pasta; espera-se um arquivo.',
    en: '{path} is a folder; a file is expected.',
  },
  not_folder: {
    es: '{path} no sirve: una parte de ese nombre no es una carpeta.',
    pt: '{path} não serve: uma parte desse nome não é uma pasta.',
    en: '{path} cannot be used: a part of that name is not a folder.',
  },
  no_permission: {
    es: 'No hay permiso para usar {path}.',
    pt: 'Não há permissão para usar {path}.',
    en: 'There is no permission to use {path}.',
  },
  disk_full: { es: 'El disco está lleno.', pt: 'O disco está cheio.', en: 'The disk is full.' },
  system: {
    es: 'El sistema no deja leer o escribir {path} ({code}).',
    pt: 'O sistema não deixa ler ou gravar {path} ({code}).',
    en: 'The system does not let {path} be read or written ({code}).',
  },
  out_folder_missing: {
    es: 'La carpeta {folder} no existe; créela o elija otra.',
    pt: 'A pasta {folder} não existe; crie-a ou escolha outra.',
    en: 'The folder {folder} does not exist; create it or choose another.',
  },
  catalog_folder_missing: {
    es: 'La carpeta del catálogo {folder} no existe (CATALOG_DIR).',
    pt: 'A pasta do catálogo {folder} não existe (CATALOG_DIR).',
    en: 'The folder of the catalog {folder} does not exist (CATALOG_DIR).',
  },
  configuration: {
    es: 'La configuración no sirve: {reason}',
    pt: 'A configuração não serve: {reason}',
    en: 'The configuration cannot be used: {reason}',
  },
  database: {
    es: 'La base de datos no se puede usar: {reason}',
    pt: 'O banco de dados não pode ser usado: {reason}',
    en: 'The database cannot be used: {reason}',
  },
  broken_json: {
    es: 'Un archivo del catálogo no es JSON válido: {reason}',
    pt: 'Um arquivo do catálogo não é JSON válido: {reason}',
    en: 'A file of the catalog is not valid JSON: {reason}',
  },
  engine_silent: {
    es: 'El motor de rutas no contestó ({reason}); responden los caminos de data/.',
    pt: 'O motor de rotas não respondeu ({reason}); respondem as estradas de data/.',
    en: 'The routing engine did not answer ({reason}); the roads of data/ answer.',
  },
  no_valhalla: {
    es: 'Falta Valhalla para este equipo: npm install --no-save {package}',
    pt: 'Falta o Valhalla para este computador: npm install --no-save {package}',
    en: 'Valhalla is not here for this machine: npm install --no-save {package}',
  },
  not_an_extract: {
    es: '{path} no es un extracto de OpenStreetMap; se espera un archivo .osm.pbf.',
    pt: '{path} não é um extrato do OpenStreetMap; espera-se um arquivo .osm.pbf.',
    en: '{path} is not an OpenStreetMap extract; a .osm.pbf file is expected.',
  },
  tiles_failed: {
    es: 'Las teselas no se pudieron construir: {reason}',
    pt: 'Não foi possível construir os blocos: {reason}',
    en: 'The tiles could not be built: {reason}',
  },
  no_roads: {
    es: 'No hay caminos en {folder}.',
    pt: 'Não há estradas em {folder}.',
    en: 'There are no roads in {folder}.',
  },
  catalog_faults: {
    es: 'El catálogo tiene fallas: {count}.',
    pt: 'O catálogo tem falhas: {count}.',
    en: 'The catalog has faults: {count}.',
  },
  faults: { es: 'Fallas: {count}.', pt: 'Falhas: {count}.', en: 'Faults: {count}.' },
  file_too_large: {
    es: '{file} es demasiado grande: se aceptan hasta {megabytes} MB.',
    pt: '{file} é grande demais: aceitam-se até {megabytes} MB.',
    en: '{file} is too large: up to {megabytes} MB are accepted.',
  },
  nothing_imported: {
    es: 'No se importó nada; fallas: {count}.',
    pt: 'Nada foi importado; falhas: {count}.',
    en: 'Nothing was imported; faults: {count}.',
  },
  not_finite: {
    es: '{key} no se puede calcular con esos números: son demasiado grandes o demasiado pequeños.',
    pt: '{key} não pode ser calculado com esses números: são grandes demais ou pequenos demais.',
    en: '{key} cannot be computed from these numbers: they are too large or too small.',
  },
  exists: {
    es: '{file} ya existe; elija otro nombre.',
    pt: '{file} já existe; escolha outro nome.',
    en: '{file} already exists; choose another name.',
  },
  unsound: {
    es: '{file} no es una copia íntegra de la base de datos de este programa.',
    pt: '{file} não é uma cópia íntegra do banco de dados deste programa.',
    en: '{file} is not a sound copy of the database of this program.',
  },
  running: {
    es: 'El programa está en marcha (proceso {pid}); deténgalo antes de restaurar.',
    pt: 'O programa está em execução (processo {pid}); pare-o antes de restaurar.',
    en: 'The program is running (process {pid}); stop it before restoring.',
  },
} as const satisfies Record<string, Record<Language, string>>
export type Word = keyof typeof WORDS
export type Values = Readonly<Record<string, string | number>>

/** The sentence of a word in the reader's language. */
export const say = (word: Word, language: Language, values: Values = {}): string =>
  WORDS[word][language].replace(/\{(\w+)\}/g, (hole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : hole,
  )
