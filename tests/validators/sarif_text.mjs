// The text of a file as SARIF counts in it: lines, UTF-16 columns, regions; and
// GitHub's hash of lines. Written from the standard and from GitHub's
// description, not from digestlint's code.
import fs from 'node:fs';

// Bytes that are not UTF-8 become U+FFFD as the WHATWG decoder has it.
export function decode(bytes) {
  return new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
}

// The first offset of each line; a byte-order mark is no column.
function lineStarts(text, sequences) {
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (let i = 0; i < text.length;) {
    const end = sequences.find(s => text.startsWith(s, i));
    i += end ? end.length : 1;
    if (end) starts.push(i);
  }
  return starts;
}

export class Source {
  constructor(bytes, sequences) {
    this.bytes = bytes;
    this.text = decode(bytes);
    this.isValid = Buffer.from(this.text).equals(Buffer.from(bytes));
    this.starts = lineStarts(this.text, sequences);
  }

  static read(file, sequences) {
    return new Source(fs.readFileSync(file), sequences);
  }

  offset(line, column) {
    if (line < 1 || line > this.starts.length || column < 1) return NaN;
    const at = this.starts[line - 1] + column - 1;
    const end = this.starts[line] ?? this.text.length;
    return at <= end ? at : NaN;
  }

  // [start, end), both NaN when the region is not in the text.
  range(region) {
    if (region.byteOffset !== undefined)
      return [region.byteOffset, region.byteOffset + region.byteLength].map(
          end => decode(this.bytes.subarray(0, end)).length);
    return [this.offset(region.startLine, region.startColumn ?? 1),
            this.offset(region.endLine ?? region.startLine, region.endColumn)];
  }
}

const BLOCK = 100;
const mask = (1n << 64n) - 1n;
const first = 37n ** BigInt(BLOCK) & mask;

// GitHub's primaryLocationLineHash of each line, the first one at 1.
export function lineHashes(text) {
  const units = [];
  const begins = [0];
  let afterCr = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 32 || unit === 9 || (afterCr && unit === 10)) {
      afterCr = false;
      continue;
    }
    afterCr = unit === 13;
    units.push(afterCr ? 10 : unit);
    if (units.at(-1) === 10) begins.push(units.length);
  }
  units.push(0xffff);
  // Rolled from the end of the block backwards would need inverses: forwards,
  // each hash comes from the one before.
  const hashes = [null], seen = new Map();
  let hash = 0n;
  for (let i = 0; i < BLOCK; i++) hash = hash * 37n + BigInt(units[i] ?? 0);
  hash &= mask;
  let at = 0;
  for (const begin of begins) {
    for (; at < begin; at++)
      hash = (hash * 37n + BigInt(units[at + BLOCK] ?? 0) -
              BigInt(units[at]) * first) & mask;
    const name = hash.toString(16);
    seen.set(name, (seen.get(name) ?? 0) + 1);
    hashes.push(`${name}:${seen.get(name)}`);
  }
  return hashes;
}
