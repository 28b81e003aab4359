import type { AttributeType } from '../tagset/tagset.js';

const number = /^[+-]?\d+(?:\.\d+)?$/;
const boolean = /^(?:true|false)$/;

/** Whether a value, as it is written in a tag, is one of an attribute's type. */
export function accepts({ type, values }: AttributeType, value: string): boolean {
  switch (type) {
    case 'number':
      return number.test(value);
    case 'boolean':
      return boolean.test(value);
    case 'date':
      return isPeriod(value);
    case 'enum':
      return values === undefined || values.includes(value);
    default:
      return true;
  }
}

/** A date of ISO 8601, as exact as it is known (`2021`, `2021-12`, `2021-12-13`), or two of them with a slash between. */
function isPeriod(value: string): boolean {
  const dates = value.split('/');
  return dates.length <= 2 && dates.every(isDate);
}

function isDate(value: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
