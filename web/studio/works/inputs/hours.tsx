import { useState } from 'preact/hooks'
import { Button } from '../../parts/button'
import { Check, Field, OneOf, Select } from '../../parts/field'
import { t } from '../../words'
import type { FieldOf } from '../fields'
import { hoursTold } from '../hours-told'
import { DAYS, hoursOf, MONTHS, NO_HOURS, readHours, type Day, type Hours, type Span } from '../hours'
import { useForm } from '../tools'
import { at } from '../value'
import { HelpedInput, monthOptions } from './helped'

const WORKDAYS = DAYS.slice(0, 6)

interface SpanInputProps {
  readonly span: Span
  readonly number: number
  onChange(span: Span): void
  onRemove(): void
}

function SpanInput({ span, number, onChange, onRemove }: SpanInputProps) {
  const toggle = (day: Day) => {
    const days = DAYS.filter((each) => (each === day ? !span.days.includes(day) : span.days.includes(each)))
    onChange({ ...span, days })
  }
  return (
    <fieldset class="span">
      <legend>{t('works.hours.span', { n: number })}</legend>
      <div class="days" role="group" aria-label={t('works.hours.days')}>
        {DAYS.map((day) => (
          <button
            key={day}
            type="button"
            aria-pressed={span.days.includes(day) ? 'true' : 'false'}
            aria-label={t(`works.hours.day.${day.toLowerCase()}`)}
            onClick={() => toggle(day)}
          >
            {t(`works.hours.short.${day.toLowerCase()}`)}
          </button>
        ))}
      </div>
      <div class="from-to">
        {(['from', 'to'] as const).map((end) => (
          <Field
            key={end}
            type={'time' as 'text'}
            label={t(`works.hours.${end}`)}
            value={span[end]}
            onInput={(time) => onChange({ ...span, [end]: time })}
          />
        ))}
        <Button
          kind="quiet"
          label={`${t('works.form.remove')}: ${t('works.hours.span', { n: number })}`}
          onClick={onRemove}
        >
          {t('works.form.remove')}
        </Button>
      </div>
    </fieldset>
  )
}

interface PartProps {
  readonly hours: Hours
  put(hours: Hours): void
}

/** Days of the year on which it is closed. */
function ClosedDays({ hours, put }: PartProps) {
  const [month, setMonth] = useState('12')
  const [day, setDay] = useState('25')
  const is = /^([1-9]|[12]\d|3[01])$/.test(day)
  const dated = `${MONTHS[Number(month) - 1]} ${day}`
  const add = () => is && !hours.closed.includes(dated) && put({ ...hours, closed: [...hours.closed, dated] })
  return (
    <fieldset class="closed-days">
      <legend>{t('works.hours.closed')}</legend>
      {hours.closed.length > 0 && (
        <ul class="chips">
          {hours.closed.map((each) => (
            <li key={each}>
              {hoursTold(each)}
              <Button
                kind="quiet"
                label={`${t('works.form.remove')}: ${hoursTold(each)}`}
                onClick={() => put({ ...hours, closed: hours.closed.filter((other) => other !== each) })}
              >
                {t('works.form.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div class="from-to">
        <Field label={t('works.edtf.day')} value={day} inputMode="numeric" maxLength={2} onInput={setDay} />
        <Select label={t('works.edtf.month')} options={monthOptions()} value={month} onInput={setMonth} />
        <Button disabled={!is} onClick={add}>
          {t('works.form.add')}
        </Button>
      </div>
    </fieldset>
  )
}

/** The usual cases: which days, from when to when, holidays, days on which it is closed. */
function Composer({ text, onText }: { readonly text: string; onText(text: string): void }) {
  const known = readHours(text)
  const [own, setOwn] = useState<Hours>(known ?? NO_HOURS)
  // While a span has no hours yet it is not in the text, and stays here.
  const hours = known === undefined || hoursOf(own) === text.trim() ? own : known
  const put = (next: Hours) => {
    setOwn(next)
    onText(hoursOf(next))
  }
  const spans = (next: readonly Span[]) => put({ ...hours, spans: next })
  const add = () => {
    const days = hours.spans.length === 0 ? WORKDAYS : [...hours.spans.at(-1)!.days]
    spans([
      ...hours.spans,
      { days, from: hours.spans.length === 0 ? '09:00' : '14:00', to: hours.spans.length === 0 ? '12:00' : '17:00' },
    ])
  }
  const feasts = [
    { value: '', label: t('works.hours.feast.unknown') },
    { value: 'off', label: t('works.hours.feast.off') },
    { value: 'open', label: t('works.hours.feast.open') },
  ]
  return (
    <div class="composer">
      {known === undefined && <p class="small">{t('works.hours.replaces')}</p>}
      <Check label={t('works.hours.always')} checked={hours.always} onChange={(always) => put({ ...hours, always })} />
      {!hours.always && (
        <>
          {hours.spans.map((span, index) => (
            <SpanInput
              key={index}
              number={index + 1}
              span={span}
              onChange={(next) => spans(hours.spans.map((each, at) => (at === index ? next : each)))}
              onRemove={() => spans(hours.spans.filter((_, at) => at !== index))}
            />
          ))}
          <Button onClick={add}>{t('works.hours.add')}</Button>
        </>
      )}
      <OneOf
        label={t('works.hours.feasts')}
        value={hours.holidays}
        options={feasts}
        onInput={(holidays) => put({ ...hours, holidays: holidays as Hours['holidays'] })}
      />
      <ClosedDays hours={hours} put={put} />
    </div>
  )
}

/** Opening hours as OpenStreetMap writes them, what they mean in words, and a helper for the usual cases. */
export function HoursInput({ field }: { readonly field: FieldOf<'hours'> }) {
  const { value, set, gaps = [] } = useForm()
  const text = String(at(value, field.path) ?? '')
  const told = gaps.find(({ field: about, level }) => about === field.path && level === 'blocks')
  // What the server has said of hours that were written since is not known yet.
  const refused = told?.sentence.includes(`«${text.trim()}»`) || told?.sentence.includes(`“${text.trim()}”`)
  return (
    <HelpedInput
      field={field}
      text={text}
      wrong={refused ? told!.sentence : undefined}
      meaning={text.trim() === '' ? undefined : t('works.hours.reads', { words: hoursTold(text) })}
      help={t('works.hours.help')}
    >
      <Composer text={text} onText={(next) => set(field.path, next)} />
    </HelpedInput>
  )
}
