/**
 * Words as a tree of letters in one block of bytes, which is read as it lies: nothing is parsed when a catalog is opened.
 * Nodes are in breadth-first order, so that the children of a node stand side by side. A node is 8 bytes: the letter
 * (UTF-16), how many children it has, whether a word ends here, and the number of its first child.
 */
export class WordTrie {
  readonly #bytes: Uint8Array;
  readonly #halves: Uint16Array;
  readonly #wholes: Uint32Array;

  constructor(stored: Uint8Array) {
    // Numbers are read from where they may stand; all machines that Node runs on have the low byte first.
    const bytes = stored.byteOffset % 4 === 0 ? stored : stored.slice();
    const { buffer, byteOffset: start, byteLength: length } = bytes;
    this.#bytes = bytes;
    this.#halves = new Uint16Array(buffer, start, length / 2);
    this.#wholes = new Uint32Array(buffer, start, length / 4);
  }

  letter(node: number): number {
    return this.#halves[node * 4] ?? 0;
  }

  childCount(node: number): number {
    return this.#bytes[node * nodeBytes + 2] ?? 0;
  }

  isWord(node: number): boolean {
    return this.#bytes[node * nodeBytes + 3] === 1;
  }

  firstChild(node: number): number {
    return this.#wholes[node * 2 + 1] ?? 0;
  }

  /** The node that a beginning leads to; undefined when no word begins so. The root is 0. */
  find(beginning: string): number | undefined {
    let node = 0;
    for (let at = 0; at < beginning.length; at += 1) {
      const child = this.childOf(node, beginning.charCodeAt(at));
      if (child === undefined) return undefined;
      node = child;
    }
    return node;
  }

  /** The node that one more letter leads to. */
  childOf(node: number, letter: number): number | undefined {
    const first = this.firstChild(node);
    for (let child = first; child < first + this.childCount(node); child += 1) {
      if (this.letter(child) === letter) return child;
    }
    return undefined;
  }
}

const nodeBytes = 8;
/** More letters than any alphabet of ours has; further ones at the same place are left out. */
const mostChildren = 255;

/** A range of the sorted words that share their first `depth` letters. */
interface Branch {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly letter: number;
}

/** `words`: each once, in the order of their UTF-16 code units. */
export function buildTrie(words: readonly string[]): Uint8Array {
  const nodes: Branch[] = [{ from: 0, to: words.length, depth: 0, letter: 0 }];
  let bytes = new Uint8Array(1024 * nodeBytes);
  for (let node = 0; node < nodes.length; node += 1) {
    const branch = nodes[node];
    if (!branch) break;
    const isWord = words[branch.from]?.length === branch.depth;
    const children = childrenOf(words, branch, isWord);
    if ((node + 1) * nodeBytes > bytes.length) bytes = grown(bytes);
    const view = new DataView(bytes.buffer, node * nodeBytes, nodeBytes);
    view.setUint16(0, branch.letter, true);
    view.setUint8(2, children.length);
    view.setUint8(3, isWord ? 1 : 0);
    view.setUint32(4, nodes.length, true);
    nodes.push(...children);
  }
  return bytes.subarray(0, nodes.length * nodeBytes);
}

function childrenOf(
  words: readonly string[],
  { from, to, depth }: Branch,
  isWord: boolean,
): readonly Branch[] {
  const children: Branch[] = [];
  for (let start = isWord ? from + 1 : from; start < to && children.length < mostChildren; ) {
    const letter = words[start]?.charCodeAt(depth) ?? 0;
    let end = start + 1;
    while (end < to && words[end]?.charCodeAt(depth) === letter) end += 1;
    children.push({ from: start, to: end, depth: depth + 1, letter });
    start = end;
  }
  return children;
}

function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
