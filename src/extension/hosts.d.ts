/** What both extension hosts, Node and the web worker, have beside the language and `vscode`. */

declare function setTimeout(callback: () => void, milliseconds: number): number;
declare function clearTimeout(handle: number | undefined): void;

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class TextDecoder {
  constructor(encoding?: 'utf-8', options?: { fatal: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

declare const crypto: { randomUUID(): string };
