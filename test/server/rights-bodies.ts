/** What is sent where the matrix of rights tries to write. */
export const LODGING = {
  kind: 'lodging',
  name: { es: 'Cama', pt: 'Cama', en: 'Bed' },
  place: 'ni-managua',
  currency: 'USD',
  validity: { from: '2026-01-01', to: '2027-12-31' },
  room: { single: '20.00', double: '30.00' },
  rooms: 2,
  breakfast: true,
  accessible: false,
}
export const PROVIDER = {
  name: { es: 'Casa nueva', pt: 'Casa nova', en: 'New house' },
  kind: 'cooperativa',
  place: 'ni-managua',
  womenLed: true,
  languages: ['es'],
}

/** A place of the network, refused for its latitude: nothing comes of it whoever brings it. */
export const SITES_FILE = {
  name: 'sitios.csv',
  text: 'network,name.es,lng,lat\nsandino,Casa de prueba,-86.2,190\n',
}
