import type { Localized } from './common'
import type { NORMS } from './provider'

type Norm = (typeof NORMS)[number]

/** What a norm asks for, point by point, in our own short words; the edition is the one these numbers belong to. */
export interface Checklist {
  readonly edition: string
  readonly criteria: readonly { readonly id: string; readonly text: Localized }[]
}

/** One criterion a line: its number, then es | pt | en. */
const list = (edition: string, lines: string): Checklist => ({
  edition,
  criteria: lines
    .trim()
    .split('\n')
    .map((line) => {
      const [id, es, pt, en] = line.split('|').map((part) => part.trim()) as [string, string, string, string]
      return { id, text: { es, pt, en } }
    }),
})

/**
 * The ethics checklists that cooperatives fill in. Articles and GSTC numbers are those of the editions named; where a
 * declaration numbers nothing, the numbers are ours.
 * @see domain guide 4.7
 */
export const CHECKLISTS: Readonly<Record<Norm, Checklist>> = {
  'global-code-of-ethics': list(
    'OMT, 1999',
    `
    1 | Entendimiento y respeto entre pueblos | Entendimento e respeito entre povos | Mutual understanding and respect between peoples
    2 | Turismo para el desarrollo de las personas | Turismo para a realização das pessoas | Tourism for the fulfilment of people
    3 | Desarrollo sostenible | Desenvolvimento sustentável | Sustainable development
    4 | Uso y cuidado del patrimonio | Uso e cuidado do patrimônio | Use and care of heritage
    5 | Beneficio para la comunidad que recibe | Benefício para a comunidade que recebe | Benefit for the host community
    6 | Obligaciones de quienes trabajan en turismo | Obrigações de quem trabalha no turismo | Obligations of those who work in tourism
    7 | Derecho al turismo | Direito ao turismo | Right to tourism
    8 | Libertad de desplazamiento | Liberdade de circulação | Freedom of movement
    9 | Derechos de quienes trabajan y emprenden | Direitos de quem trabalha e empreende | Rights of workers and entrepreneurs
    10 | Aplicación del código | Aplicação do código | Putting the code into practice
    `,
  ),
  'gstc-industry': list(
    'GSTC, v3, 2016',
    `
    A1 | Sistema de gestión de la sostenibilidad | Sistema de gestão da sustentabilidade | Sustainability management system
    A2 | Cumplimiento de la ley | Cumprimento da lei | Legal compliance
    A3 | Informes y comunicación | Relatórios e comunicação | Reporting and communication
    A4 | Participación del personal | Participação da equipe | Staff engagement
    A5 | Experiencia de quien visita | Experiência de quem visita | Visitor experience
    A6 | Promoción veraz | Divulgação verdadeira | Accurate promotion
    A7 | Edificios e infraestructura | Edifícios e infraestrutura | Buildings and infrastructure
    A8 | Derechos sobre tierra, agua y propiedad | Direitos sobre terra, água e propriedade | Land, water and property rights
    A9 | Información e interpretación | Informação e interpretação | Information and interpretation
    A10 | Participación en el destino | Participação no destino | Engagement with the destination
    B1 | Apoyo a la comunidad | Apoio à comunidade | Community support
    B2 | Empleo local | Emprego local | Local employment
    B3 | Compras locales | Compras locais | Local purchasing
    B4 | Emprendimientos locales | Empreendimentos locais | Local entrepreneurs
    B5 | Sin explotación ni acoso | Sem exploração nem assédio | No exploitation or harassment
    B6 | Igualdad de oportunidades | Igualdade de oportunidades | Equal opportunity
    B7 | Trabajo digno | Trabalho digno | Decent work
    B8 | Servicios de la comunidad a salvo | Serviços da comunidade preservados | Community services kept safe
    B9 | Medios de vida locales | Meios de vida locais | Local livelihoods
    C1 | Encuentros con la cultura | Encontros com a cultura | Cultural interactions
    C2 | Protección del patrimonio cultural | Proteção do patrimônio cultural | Protection of cultural heritage
    C3 | Presentación de la cultura y el patrimonio | Apresentação da cultura e do patrimônio | Presentation of culture and heritage
    C4 | Piezas históricas y arqueológicas | Peças históricas e arqueológicas | Historical and archaeological pieces
    D1.1 | Compras que cuidan el ambiente | Compras que cuidam do ambiente | Environmentally preferable purchasing
    D1.2 | Compras sin desperdicio | Compras sem desperdício | Efficient purchasing
    D1.3 | Ahorro de energía | Economia de energia | Energy conservation
    D1.4 | Ahorro de agua | Economia de água | Water conservation
    D2.1 | Gases de efecto invernadero | Gases de efeito estufa | Greenhouse gas emissions
    D2.2 | Transporte | Transporte | Transport
    D2.3 | Aguas residuales | Águas residuais | Wastewater
    D2.4 | Residuos sólidos | Resíduos sólidos | Solid waste
    D2.5 | Sustancias dañinas | Substâncias nocivas | Harmful substances
    D2.6 | Menos contaminación | Menos poluição | Less pollution
    D3.1 | Conservación de la biodiversidad | Conservação da biodiversidade | Biodiversity conservation
    D3.2 | Especies invasoras | Espécies invasoras | Invasive species
    D3.3 | Visitas a sitios naturales | Visitas a sítios naturais | Visits to natural sites
    D3.4 | Trato con la fauna silvestre | Contato com a fauna silvestre | Wildlife interactions
    D3.5 | Bienestar animal | Bem-estar animal | Animal welfare
    D3.6 | Caza, captura y comercio de fauna | Caça, captura e comércio de fauna | Wildlife harvesting and trade
    `,
  ),
  'gstc-destination': list(
    'GSTC, v2, 2019',
    `
    A1 | Organización responsable del destino | Organização responsável pelo destino | Destination management responsibility
    A2 | Estrategia y plan de acción | Estratégia e plano de ação | Strategy and action plan
    A3 | Seguimiento e informes | Acompanhamento e relatórios | Monitoring and reporting
    A4 | Participación de las empresas | Participação das empresas | Enterprise engagement
    A5 | Participación de quienes residen | Participação de quem mora | Resident engagement and feedback
    A6 | Opinión de quienes visitan | Opinião de quem visita | Visitor engagement and feedback
    A7 | Promoción e información | Divulgação e informação | Promotion and information
    A8 | Volumen de visitas | Volume de visitas | Managing visitor volumes
    A9 | Normas de planificación | Normas de planejamento | Planning regulations
    A10 | Adaptación al cambio climático | Adaptação à mudança do clima | Climate change adaptation
    A11 | Riesgos y crisis | Riscos e crises | Risk and crisis management
    B1 | Medición del aporte económico | Medição da contribuição econômica | Measuring the economic contribution
    B2 | Trabajo digno y oportunidades | Trabalho digno e oportunidades | Decent work and opportunities
    B3 | Emprendimientos locales y comercio justo | Empreendimentos locais e comércio justo | Local entrepreneurs and fair trade
    B4 | Apoyo a la comunidad | Apoio à comunidade | Support for the community
    B5 | Sin explotación ni discriminación | Sem exploração nem discriminação | No exploitation or discrimination
    B6 | Derechos de propiedad y de uso | Direitos de propriedade e de uso | Property and user rights
    B7 | Protección y seguridad | Proteção e segurança | Safety and security
    B8 | Acceso para todas las personas | Acesso para todas as pessoas | Access for all
    C1 | Protección de los bienes culturales | Proteção dos bens culturais | Protection of cultural assets
    C2 | Piezas culturales | Peças culturais | Cultural artefacts
    C3 | Patrimonio inmaterial | Patrimônio imaterial | Intangible heritage
    C4 | Acceso tradicional de la comunidad | Acesso tradicional da comunidade | Traditional access
    C5 | Propiedad intelectual | Propriedade intelectual | Intellectual property
    C6 | Visitas en sitios culturales | Visitas em sítios culturais | Visitor management at cultural sites
    C7 | Interpretación de los sitios | Interpretação dos sítios | Site interpretation
    D1 | Ambientes frágiles | Ambientes frágeis | Sensitive environments
    D2 | Visitas en sitios naturales | Visitas em sítios naturais | Visitor management at natural sites
    D3 | Trato con la fauna | Contato com a fauna | Wildlife interaction
    D4 | Especies y bienestar animal | Espécies e bem-estar animal | Species and animal welfare
    D5 | Energía | Energia | Energy
    D6 | Cuidado del agua | Cuidado da água | Water stewardship
    D7 | Calidad del agua | Qualidade da água | Water quality
    D8 | Aguas residuales | Águas residuais | Wastewater
    D9 | Residuos sólidos | Resíduos sólidos | Solid waste
    D10 | Emisiones y clima | Emissões e clima | Emissions and climate
    D11 | Transporte de bajo impacto | Transporte de baixo impacto | Low-impact transport
    D12 | Luz y ruido | Luz e ruído | Light and noise
    `,
  ),
  'isto-montreal': list(
    'BITS (hoy OITS), 1996',
    `
    1 | Vacaciones al alcance de todas las personas | Férias ao alcance de todas as pessoas | Holidays within everyone’s reach
    2 | El turismo forma sociedad y cultura | O turismo forma sociedade e cultura | Tourism as a shaper of society and culture
    3 | Motor de economía local y empleo | Motor da economia local e do emprego | Driver of the local economy and jobs
    4 | Parte del ordenamiento del territorio | Parte do ordenamento do território | Part of the planning of the territory
    5 | Aliado del desarrollo entre pueblos | Parceiro do desenvolvimento entre povos | Partner in development between peoples
    `,
  ),
  'isto-aubagne': list(
    'BITS (hoy OITS), 2006',
    `
    1 | La comunidad decide y conduce | A comunidade decide e conduz | The community decides and leads
    2 | Reparto justo de lo que se gana | Partilha justa do que se ganha | Fair sharing of what is earned
    3 | Encuentro respetuoso entre culturas | Encontro respeitoso entre culturas | Respectful meeting of cultures
    4 | Cuidado de la naturaleza y el patrimonio | Cuidado da natureza e do patrimônio | Care of nature and heritage
    5 | Información honesta a quien viaja | Informação honesta a quem viaja | Honest information to travellers
    `,
  ),
  'otavalo-2001': list(
    'Otavalo, 2001',
    `
    1 | Solidaridad dentro de la comunidad y con quien viaja | Solidariedade na comunidade e com quem viaja | Solidarity within the community and with travellers
    2 | Cooperación entre comunidades | Cooperação entre comunidades | Cooperation between communities
    3 | Respeto por la vida y la naturaleza | Respeito pela vida e pela natureza | Respect for life and nature
    4 | Participación y decisión en asamblea | Participação e decisão em assembleia | Taking part and deciding in assembly
    5 | Identidad y saberes propios | Identidade e saberes próprios | Own identity and knowledge
    `,
  ),
  'san-jose-2003': list(
    'REDTURS, San José, 2003',
    `
    1 | Socialmente solidario | Socialmente solidário | Socially solidary
    2 | Ambientalmente responsable | Ambientalmente responsável | Environmentally responsible
    3 | Culturalmente enriquecedor | Culturalmente enriquecedor | Culturally enriching
    4 | Económicamente viable | Economicamente viável | Economically viable
    `,
  ),
  'ilo-codes-of-conduct': list(
    'OIT, documento 79, 2006',
    `
    1 | Código escrito y aprobado en asamblea | Código escrito e aprovado em assembleia | Written code approved in assembly
    2 | Conducta de quien recibe | Conduta de quem recebe | Conduct of hosts
    3 | Conducta de quien visita | Conduta de quem visita | Conduct of visitors
    4 | Conducta de guías y operadores | Conduta de guias e operadores | Conduct of guides and operators
    5 | Alguien responde por su cumplimiento | Alguém responde pelo seu cumprimento | Somebody answers for its keeping
    `,
  ),
  turisol: list(
    'Rede TuriSol, Brasil',
    `
    1 | Gestión en manos de la comunidad | Gestão nas mãos da comunidade | Management in the community’s hands
    2 | Ingresos que se quedan en el lugar | Renda que fica no lugar | Income that stays in the place
    3 | Actividad que acompaña los oficios de siempre | Atividade que acompanha os ofícios de sempre | An activity beside the trades of always
    4 | Intercambio con quien visita | Intercâmbio com quem visita | Exchange with visitors
    5 | Cuidado del ambiente | Cuidado do ambiente | Care of the environment
    `,
  ),
  'environment-national': list(
    'ley vigente del país',
    `
    1 | Permisos al día | Licenças em dia | Permits in force
    2 | Residuos separados y bien dispuestos | Resíduos separados e bem destinados | Waste sorted and properly disposed of
    3 | Agua tomada y devuelta según la norma | Água captada e devolvida conforme a norma | Water taken and returned by the rule
    4 | Flora y fauna sin extracción ni venta | Flora e fauna sem extração nem venda | No taking or selling of plants and animals
    5 | Límites de visita en áreas protegidas | Limites de visita em áreas protegidas | Visit limits in protected areas
    `,
  ),
}
