import { type Bytes, hex, joined, ofText, sha256 } from '../parts/proof/bytes';
import { leafHash, nodeHash } from '../parts/proof/merkle';

const ORIGIN = 'test.example/audit';

function base64(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes));
}

/** A log as audit-service keeps it, with a key and one witness of its own. */
export class TestLog {
  private constructor(
    private readonly leaves: Bytes[],
    private readonly log: Signer,
    private readonly witness: Signer,
  ) {}

  static async of(...entries: object[]): Promise<TestLog> {
    const leaves = entries.map((each) => ofText(JSON.stringify(each)));
    return new TestLog(leaves, await Signer.make(ORIGIN, 1), await Signer.make('test.example/witness', 4));
  }

  get keys(): string {
    return `${this.log.written}\n`;
  }

  get policy(): string {
    return `log ${this.log.written}\nwitness w-1 ${this.witness.written} http://w.example\nquorum w-1\n`;
  }

  async checkpoint(size = this.leaves.length): Promise<string> {
    const text = `${ORIGIN}\n${size}\n${base64(await this.root(0, size))}\n`;
    const seconds = 1_790_000_000;
    const time = new Uint8Array(8);
    new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
    const cosigned = await this.witness.sign(`cosignature/v1\ntime ${seconds}\n${text}`, time);
    return `${text}\n${await this.log.sign(text)}${cosigned}`;
  }

  async proof(index: number) {
    const leaf = this.leaves[index] ?? new Uint8Array();
    const hashes = (await this.path(index, 0, this.leaves.length)).map(base64);
    return {
      entryId: JSON.parse(new TextDecoder().decode(leaf)).entryId,
      leafIndex: index,
      treeSize: this.leaves.length,
      leaf: base64(leaf),
      leafHash: base64(await leafHash(leaf)),
      hashes,
      checkpoint: await this.checkpoint(),
      witnessed: true,
      proof: 'c2sp.org/tlog-proof@v1',
    };
  }

  /** The proof that a log of so many entries became this one, for sizes that are powers of two. */
  async growth(older: number) {
    return {
      from: older,
      to: this.leaves.length,
      hashes: [base64(await this.root(older, this.leaves.length))],
    };
  }

  private async root(from: number, to: number): Promise<Bytes> {
    if (to - from === 1) {
      return leafHash(this.leaves[from] ?? new Uint8Array());
    }
    const middle = from + splitOf(to - from);
    return nodeHash(await this.root(from, middle), await this.root(middle, to));
  }

  private async path(index: number, from: number, to: number): Promise<Bytes[]> {
    if (to - from === 1) {
      return [];
    }
    const middle = from + splitOf(to - from);
    return index < middle
      ? [...(await this.path(index, from, middle)), await this.root(middle, to)]
      : [...(await this.path(index, middle, to)), await this.root(from, middle)];
  }
}

/** The greatest power of two below a size (RFC 6962, section 2.1). */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) {
    split *= 2;
  }
  return split;
}

class Signer {
  private constructor(
    private readonly name: string,
    private readonly id: Bytes,
    private readonly key: CryptoKey,
    readonly written: string,
  ) {}

  static async make(name: string, kind: number): Promise<Signer> {
    const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    const typed = joined(Uint8Array.of(kind), raw);
    const id = (await sha256(joined(ofText(`${name}\n`), typed))).slice(0, 4);
    return new Signer(name, id, pair.privateKey, `${name}+${hex(id)}+${base64(typed)}`);
  }

  /** A line of a signed note. */
  async sign(message: string, before: Bytes = new Uint8Array()): Promise<string> {
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', this.key, ofText(message)));
    return `\u2014 ${this.name} ${base64(joined(this.id, before, signature))}\n`;
  }
}
