import fc from 'fast-check';

/** What somebody may do to the text of a record by hand without changing what it says of its annotations. */
type HandEdit = (text: string) => string;

function atLine(edit: (line: string) => string): (at: number) => HandEdit {
  return (at) => (text) => {
    const lines = text.split('\n');
    const index = at % Math.max(1, lines.length - 1);
    lines[index] = edit(lines[index]!);
    return lines.join('\n');
  };
}

const kinds: readonly ((at: number) => HandEdit)[] = [
  atLine((line) => `# xem lại\n${line}`),
  atLine((line) => `      # thụt vào: "a"\n${line}`),
  atLine((line) => `\n${line}`),
  atLine((line) => `   \n${line}`),
  atLine((line) => `${line} # chắc chắn`),
  atLine((line) => `${line}\t# tab`),
  atLine((line) => `${line}  `),
  atLine((line) => line.replace(/^( +(?:- )?\w+): (?=.)/, '$1:\t')),
  // Unknown properties, with values of every kind.
  atLine((line) => (/^ {4}label:/.test(line) ? `${line}\n    reviewed: {by: Lan, on: [1, 2.5]}` : line)),
  atLine((line) => (/^ {4}label:/.test(line) ? `    nhận xét: |\n      # không phải chú thích\n      hai dòng\n${line}` : line)),
  atLine((line) => (/^ {2}sha256:/.test(line) ? `${line}\n  encoding: utf-8 # cũ` : line)),
  atLine((line) => (/^tagset:/.test(line) ? `project: {name: "A", until: 2027}\n${line}` : line)),
  // Other styles.
  atLine((line) => line.replace(/^( {4}\w+: )"([\p{L}\p{N}]+)"$/u, "$1'$2'")),
  atLine((line) => line.replace(/^( {4}\w+: )"(\p{L}{4,})"$/u, '$1$2')),
  atLine((line) => line.replace(/^( {4}attributes:) \{(\w+): ("(?:[^"\\]|\\.)*")\}$/, '$1\n      $2: $3 # thuộc tính')),
  // The same properties in another order.
  (at) => (text) => {
    const blocks = text.split(/^(?= {2}- )/m);
    const index = 1 + (at % Math.max(1, blocks.length - 1));
    const block = /^ {2}- (id: .*)\n {4}(label: .*)\n/.exec(blocks[index] ?? '');
    if (block) blocks[index] = `  - ${block[2]}\n    ${block[1]}\n${blocks[index]!.slice(block[0].length)}`;
    return blocks.join('');
  },
  (at) => (text) => (at % 2 === 0 ? text.replace(/^(tagset: .*\n)([\s\S]*)$/m, '$2$1') : text.replace(/^(id: .*\n)([\s\S]*)$/m, '$2$1')),
  () => (text) => text.replace(/^relations: \[\]\n/m, ''),
  () => (text) => `---\n${text}`,
];

/** Texts that say what a record says, with comments, and properties of other programs. */
export function handEdited(text: string): fc.Arbitrary<string> {
  return fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(200)), { maxLength: 8 }).map((edits) => edits.reduce((edited, [kind, at]) => kind(at)(edited), text));
}
