// A chart as a picture that tells what it is of.
import { clock, fullDay } from '../format.js';

const RATIO = 2;
const EDGE = 20 * RATIO;

/**
 * @param chart of ECharts
 * @param what {title, name, epoch, committed_at, zone, lang}
 */
export async function savePicture(chart, what) {
  const styles = getComputedStyle(document.documentElement);
  const colour = (name) => styles.getPropertyValue(`--${name}`).trim();
  const drawing = await loaded(chart.getDataURL({ pixelRatio: RATIO, backgroundColor: colour('card') }));
  const canvas = Object.assign(document.createElement('canvas'), { width: drawing.width + 2 * EDGE, height: drawing.height + 5.5 * EDGE });
  const pen = canvas.getContext('2d');
  const font = getComputedStyle(document.body).fontFamily;
  pen.fillStyle = colour('card');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = colour('ink');
  pen.font = `600 ${18 * RATIO}px ${font}`;
  pen.fillText(what.title, EDGE, 1.5 * EDGE);
  pen.fillStyle = colour('soft');
  pen.font = `${13 * RATIO}px ${font}`;
  pen.fillText(subtitle(what), EDGE, 2.6 * EDGE);
  pen.drawImage(drawing, EDGE, 3.2 * EDGE);
  const address = URL.createObjectURL(await new Promise((done) => { canvas.toBlob(done, 'image/png'); }));
  Object.assign(document.createElement('a'), { href: address, download: fileName(what) }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function subtitle({ name, epoch, committed_at: at, zone, lang }) {
  if (epoch === null || epoch === undefined) return name ?? '';
  const when = `${fullDay(at, zone, lang)} ${clock(at, zone, lang)} ${zone ?? 'UTC'}`;
  return [name, lang === 'zh' ? `批次 ${epoch}` : `epoch ${epoch}`, when, 'Livelift'].filter(Boolean).join(' · ');
}

function fileName({ title, name, epoch }) {
  return `${[name, title, epoch].filter((part) => part !== null && part !== undefined).join(' ').replace(/[\\/:*?"<>|]+/g, '-')}.png`;
}

function loaded(source) {
  return new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = failed;
    image.src = source;
  });
}
