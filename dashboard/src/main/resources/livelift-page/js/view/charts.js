import { Component, createRef } from '/libraries/preact.js';
import { html } from '../html.js';
import { daySeries } from '../shape.js';
import { flightOption, frequencyOption } from '../chart-options.js';
import { isDark } from './header.js';

let library;

/** A chart that follows its option and its box; the library is loaded with the first one. */
class Chart extends Component {
  box = createRef();

  async componentDidMount() {
    library ??= import('/libraries/echarts.js');
    const echarts = await library;
    if (!this.box.current) return;
    this.chart = echarts.init(this.box.current, null, { renderer: 'canvas' });
    this.observer = new ResizeObserver(() => this.chart.resize());
    this.observer.observe(this.box.current);
    this.draw();
  }

  componentDidUpdate() {
    this.draw();
  }

  shouldComponentUpdate(next) {
    return next.version !== this.props.version;
  }

  componentWillUnmount() {
    this.observer?.disconnect();
    this.chart?.dispose();
  }

  draw() {
    const styles = getComputedStyle(document.documentElement);
    const colour = (name) => styles.getPropertyValue('--' + name).trim();
    this.chart?.setOption(this.props.option(colour), { notMerge: true });
  }

  render({ label }) {
    return html`<div class="chart" ref=${this.box} role="img" aria-label=${label}></div>`;
  }
}

function version(shown, lang, theme) {
  return [shown.campaign.campaign_id, shown.region, shown.frame, shown.days.length, lang, isDark(theme)].join();
}

export function FlightChart({ shown, words, lang, t, theme }) {
  const series = daySeries(shown.days);
  return html`
    <section class="card wide">
      <h2>${t('flightByDay')}</h2>
      ${series.dates.length === 0
        ? html`<p class="empty">${t('noData')}</p>`
        : html`<${Chart} label=${t('flightByDay')} version=${version(shown, lang, theme)}
            option=${(colour) => flightOption(series, words, lang, t, colour)} />`}
      ${series.conversions.includes(null) ? html`<p class="note">◇ ${t('withheldDays')}</p>` : ''}
    </section>`;
}

export function FrequencyChart({ shown, words, lang, t, theme }) {
  return html`
    <section class="card">
      <h2>${t('frequency')}</h2>
      <${Chart} label=${t('frequency')} version=${version(shown, lang, theme)}
        option=${(colour) => frequencyOption(shown.frequency, words, lang, t, colour)} />
    </section>`;
}
