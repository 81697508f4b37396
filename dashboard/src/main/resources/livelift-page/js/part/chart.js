import { Component, createRef } from '../../libraries/preact.js';
import { html } from '../html.js';
import { isDark } from '../theme.js';
import { Definition } from './definition.js';
import { Icon } from './icon.js';
import { Menu } from './menu.js';
import { savePicture } from './picture.js';

let library;

/**
 * A card with a chart, which can be taken along as a picture and read as a table.
 * @param id of the card
 * @param title
 * @param definition what the chart shows, on hover of the title; may be missing
 * @param option (colour, size) -> option of ECharts
 * @param table {columns: [name], rows: [[text]]} the same in words
 * @param version changes whenever the chart has to be drawn anew
 * @param of {name, epoch, committed_at} what a saved picture is of
 * @param note a line below
 */
export class ChartCard extends Component {
  chart = createRef();

  state = { asTable: false };

  render({ id, title, definition, option, table, version, of, note, actions, class: className, state, view, lang, t }, { asTable }) {
    const theme = view.theme ?? state.theme;
    const drawn = [version, lang, isDark(theme)].join();
    return html`
      <section class="card chart-card ${className ?? ''}" data-testid=${id}>
        <header>
          <h2>${definition ? html`<${Definition} text=${definition}>${title}<//>` : title}</h2>
          ${actions}
          <${Menu} label=${t('more', { name: title })} class="tool icon quiet" button=${html`<${Icon} name="more" />`}>
            <button data-done type="button" onClick=${() => this.setState({ asTable: !asTable })}>${t(asTable ? 'asChart' : 'asTable')}</button>
            ${!asTable && html`<button data-done type="button" onClick=${() => savePicture(this.chart.current.chart, { title, ...of, lang })}>${t('exportPng')}</button>`}
          <//>
        </header>
        ${asTable
          ? html`<${PlainTable} label=${title} ...${table} />`
          : html`<${Chart} ref=${this.chart} label=${`${title}. ${summary(table)}`} version=${drawn} option=${option} />`}
        ${note && html`<p class="note">${note}</p>`}
      </section>`;
  }
}

/** The first and last row, for who cannot see the chart; all rows are in the table. */
function summary({ columns, rows }) {
  if (rows.length === 0) return '';
  const say = (row) => row.map((text, i) => `${columns[i]} ${text}`).join(', ');
  return rows.length === 1 ? say(rows[0]) : `${say(rows[0])}; … ${say(rows.at(-1))}`;
}

function PlainTable({ label, columns, rows }) {
  return html`
    <div class="scroll tall" tabindex="0" role="region" aria-label=${label}>
      <table>
        <thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr>${row.map((text, i) => (i === 0 ? html`<th scope="row">${text}</th>` : html`<td>${text}</td>`))}</tr>`)}</tbody>
      </table>
    </div>`;
}

/** A chart that follows its option and its box; the library is loaded with the first one. */
export class Chart extends Component {
  box = createRef();

  async componentDidMount() {
    library ??= import('../../libraries/echarts.js');
    const echarts = await library;
    if (!this.box.current) return;
    this.chart = echarts.init(this.box.current, null, { renderer: 'canvas' });
    this.observer = new ResizeObserver(() => {
      this.chart.resize();
      this.draw();
    });
    this.observer.observe(this.box.current);
    addEventListener('beforeprint', this.onPrint);
    addEventListener('afterprint', this.onPrint);
    this.draw();
  }

  /** Paper is light, and waits for no animation. */
  onPrint = () => {
    this.chart.resize();
    this.draw();
    this.chart.getZr().flush();
  };

  componentDidUpdate() {
    this.draw();
  }

  shouldComponentUpdate(next) {
    return next.version !== this.props.version;
  }

  componentWillUnmount() {
    this.observer?.disconnect();
    removeEventListener('beforeprint', this.onPrint);
    removeEventListener('afterprint', this.onPrint);
    this.chart?.dispose();
  }

  draw() {
    if (!this.chart) return;
    const styles = getComputedStyle(document.documentElement);
    const colour = (name) => styles.getPropertyValue(`--${name}`).trim();
    const size = parseFloat(styles.fontSize) * 0.8;
    const still = matchMedia('(prefers-reduced-motion: reduce), print').matches;
    const option = this.props.option(colour, size, this.box.current.clientWidth);
    this.chart.setOption(still ? { ...option, animation: false } : option, { notMerge: true });
  }

  render({ label }) {
    return html`<div class="chart" ref=${this.box} role="img" aria-label=${label}></div>`;
  }
}
