import { cpuTime, interleaved, median, quartiles } from '../lib/measure.mjs';
import { mixedText } from '../lib/texts.mjs';

/** What no analysis can be faster than: having the text at all, and looking at each of its units once. */
export const name = 'floor';

/** @type {import('../bench.mjs').Section['run']} */
export async function run({ short }) {
  const text = mixedText(short ? 1 : 10);
  const bytes = new TextEncoder().encode(text);
  const megabytes = bytes.length / 1e6;
  const decoder = new TextDecoder();
  const units = new Uint16Array(text.length);
  const buffer = Buffer.from(units.buffer);
  buffer.write(text, 0, 'utf16le');
  const steps = new Map([
    ['decoding UTF-8 (TextDecoder)', () => decoder.decode(bytes)],
    ['copying the string to an array of units', () => buffer.write(text, 0, 'utf16le')],
    ['adding up the array', () => sumOf(units)],
    ['adding up the string (charCodeAt)', () => sumOfString(text)],
    ['normalize, on NFC', () => text.normalize('NFC')],
    ['toLowerCase', () => text.toLowerCase()],
  ]);
  const times = await interleaved([...steps.keys()], short ? 3 : 7, (step) => cpuTime(steps.get(step)));
  const rows = [...times].map(([step, all]) => {
    const speeds = all.map((ms) => (megabytes / ms) * 1000);
    const [from, to] = quartiles(speeds);
    return { step, 'MB/s': median(speeds), from, to };
  });
  return { tables: [{ title: 'one pass over the text', rows }] };
}

let sink = 0;

function sumOf(units) {
  let sum = 0;
  for (let i = 0; i < units.length; i++) sum += units[i];
  sink ^= sum;
}

function sumOfString(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  sink ^= sum;
}
