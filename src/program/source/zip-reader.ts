import {RandomAccessReader} from 'yauzl';
import type {Allowance} from '../../core/source/code.ts';
import type {ZipBytes} from './kept-zip.ts';

/** More would have to be fetched than is allowed. */
export class AsksError extends Error {
  override readonly name = 'AsksError';
  readonly bytes: number;

  constructor(bytes: number) {
    super(`${bytes} bytes would have to be fetched`);
    this.bytes = bytes;
  }
}

/** Bytes that are taken up at once: the list of entries is read in small pieces. */
const windowSize = 1 << 18;

/** Reads a zip in small pieces, each of a larger one that is kept until the next. Errors are an AsksError or what the bytes reject with. */
export class ZipReader extends RandomAccessReader {
  readonly #bytes: ZipBytes;
  readonly #allowance: Allowance;
  #from = 0;
  #window: Buffer = Buffer.alloc(0);

  constructor(bytes: ZipBytes, allowance: Allowance) {
    super();
    this.#bytes = bytes;
    this.#allowance = allowance;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#copy(buffer, offset, length, position).then(() => callback(null), callback);
  }

  async #copy(buffer: Buffer, offset: number, length: number, position: number): Promise<void> {
    if (position + length > this.#bytes.size) throw new Error('it is shorter than it says');
    if (position < this.#from || position + length > this.#from + this.#window.byteLength) {
      const to = Math.min(this.#bytes.size, position + Math.max(length, windowSize));
      const wanted = await this.#bytes.want({from: position, to}, this.#allowance);
      if (wanted.kind === 'asks') throw new AsksError(wanted.bytes);
      this.#window = await this.#bytes.read({from: position, to});
      this.#from = position;
    }
    const at = position - this.#from;
    this.#window.copy(buffer, offset, at, at + length);
  }
}
