import './coverage.css'
import { call } from '../../api'
import { NEEDS, type Coverage, type Need } from '../../../server/contract/api/coverage'
import { COVERAGE } from '../import/shapes'
import { Check } from '../parts/field'
import { Empty, WhenReady } from '../parts/loading'
import { SampleBadge } from '../parts/marks'
import { Page } from '../parts/page'
import { useQuery } from '../parts/query'
import { useRested } from '../parts/rested'
import { ask } from '../router'
import { language, LOCALES, say, t } from '../words'
import { workAddress } from '../works/kinds'
import { asked, NAMES, questionOf } from './asked'
import { CoverageMap } from './map'
import { Question } from './question'

/** A number that is being typed asks once, when the hand rests. */
const REST_MS = 350
type Line = Coverage['sites'][number]

const number = (value: number): string => new Intl.NumberFormat(LOCALES[language.value]).format(value)

function Figures({ limits, lacking, sites, sample, leftOut }: Coverage) {
  return (
    <>
      <dl class="coverage-figures">
        {NEEDS.map((need) => (
          <div key={need}>
            <dt>{t('coverage.within', { need: t(`coverage.need.${need}`), km: number(limits[need]) })}</dt>
            <dd>{t('coverage.figure', { some: sites.length - lacking[need], all: sites.length })}</dd>
          </div>
        ))}
      </dl>
      {sample && (
        <p class="small">
          <SampleBadge /> {t('coverage.sample')}
        </p>
      )}
      {leftOut > 0 && <p class="small">{t('coverage.leftOut', { count: leftOut })}</p>}
    </>
  )
}

function Nearest({ line: { lacks, nearest }, need }: { readonly line: Line; readonly need: Need }) {
  const found = nearest[need]
  const values = found && { km: number(found.km), place: found.placeName }
  const said = values ? t(found.estimated ? 'coverage.guess' : 'coverage.near', values) : t('coverage.none')
  const isLacking = lacks.includes(need)
  return (
    <li class={isLacking ? 'is-lacking' : undefined}>
      <span class="need">
        {isLacking ? t('coverage.lacks', { need: t(`coverage.need.${need}`) }) : t(`coverage.need.${need}`)}
      </span>
      <span>{said}</span>
    </li>
  )
}

function Lines({ lines, numbers }: { readonly lines: readonly Line[]; readonly numbers: ReadonlyMap<string, number> }) {
  return (
    <ol class="coverage-list">
      {lines.map((line) => (
        <li key={line.id} class={`net-${line.network}`}>
          <p class="coverage-name">
            {numbers.has(line.id) && (
              <span class="coverage-number" aria-hidden="true">
                {numbers.get(line.id)}
              </span>
            )}
            <a href={workAddress('site', line.id)}>{say(line.name)}</a>
          </p>
          <ul>
            {NEEDS.map((need) => (
              <Nearest key={need} line={line} need={need} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function Told({ coverage }: { readonly coverage: Coverage }) {
  const { sites } = coverage
  if (sites.length === 0) return <Empty title={t('coverage.nobody')} />
  const lacking = sites.filter(({ lacks }) => lacks.length > 0)
  const numbers = new Map(lacking.map(({ id }, index) => [id, index + 1]))
  const isOnly = asked('only') !== 'no'
  return (
    <>
      <Figures {...coverage} />
      <div class="coverage-told">
        <CoverageMap sites={sites} numbers={numbers} />
        <section aria-labelledby="coverage-list">
          <h2 id="coverage-list">{t('coverage.list')}</h2>
          <Check
            label={t('coverage.only')}
            checked={isOnly}
            onChange={(checked) => ask({ [NAMES.only]: checked ? undefined : 'no' })}
          />
          {isOnly && lacking.length === 0 ? (
            <Empty title={t('coverage.complete')} />
          ) : (
            <Lines lines={isOnly ? lacking : sites} numbers={numbers} />
          )}
        </section>
      </div>
    </>
  )
}

function Answer({ question }: { readonly question: string }) {
  const query = JSON.parse(question) as Record<string, string>
  const told = useQuery((signal) => call(COVERAGE, { query, signal }), [question])
  return (
    <WhenReady of={told} lines={6}>
      {(coverage) => <Told coverage={coverage} />}
    </WhenReady>
  )
}

/** Which sites of a route or an area lack a bed, a meal or a guide near them: on a map, and in a list that says the same. */
export default function CoverageScreen() {
  const question = useRested(JSON.stringify(questionOf() ?? null), REST_MS)
  return (
    <Page title={t('coverage.title')} over={<a href="/studio/sitios">{t('nav.sites')}</a>} lead={t('coverage.lead')}>
      <Question />
      {question === 'null' ? <Empty title={t('coverage.ask')} /> : <Answer question={question} />}
    </Page>
  )
}
