const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648, 4) with padding. The core has no Buffer and no btoa in its types, as it runs everywhere. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const left = bytes.length - i;
    parts.push(alphabet[bits >>> 18]! + alphabet[(bits >>> 12) & 63]! + (left > 1 ? alphabet[(bits >>> 6) & 63]! : '=') + (left > 2 ? alphabet[bits & 63]! : '='));
  }
  return parts.join('');
}

/** The bytes, or undefined where the text is no Base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let length = 0;
  for (let i = 0; i < digits.length; i++) {
    bits = ((bits << 6) | digitOf(digits.charCodeAt(i))) & 0xffffff;
    if (i % 4 > 0) bytes[length++] = (bits >>> (6 - (i % 4) * 2)) & 0xff;
  }
  return bytes;
}

function digitOf(code: number): number {
  if (code >= 0x61) return code - 0x61 + 26;
  if (code >= 0x41) return code - 0x41;
  if (code >= 0x30) return code - 0x30 + 52;
  return code === 0x2b ? 62 : 63;
}
