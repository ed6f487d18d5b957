/** Text a process prints, of which only the last part is kept. */
export interface ProcessOutput {
  push(chunk: Uint8Array): void;
  /** What has come since the last `take`, ending with a line break when there is any. */
  take(): string;
}

/** An output that keeps the last `limit` bytes and says how many it dropped. */
export function createOutput(limit: number): ProcessOutput {
  let chunks: Uint8Array[] = [];
  let size = 0;
  let dropped = 0;
  const trim = () => {
    const all = Buffer.concat(chunks);
    // From the start of a line on: half a line, or half a character, helps nobody.
    const line = all.indexOf(lineBreak, all.length - limit) + 1;
    const cut = line > 0 && line < all.length ? line : all.length - limit;
    dropped += cut;
    chunks = [all.subarray(cut)];
    size = all.length - cut;
  };
  return {
    push(chunk) {
      chunks.push(chunk);
      size += chunk.byteLength;
      // Twice the limit, so that trimming costs a copy per limit and not per chunk.
      if (size > 2 * limit) trim();
    },
    take() {
      if (size > limit) trim();
      const note = dropped > 0 ? `[sandbox] ${dropped} bytes of earlier output were dropped\n` : '';
      const text = toMessage(Buffer.concat(chunks).toString('utf8'));
      chunks = [];
      size = 0;
      dropped = 0;
      return note + (text === '' || text.endsWith('\n') ? text : `${text}\n`);
    },
  };
}

const lineBreak = 0x0a;

/**
 * Output as it was meant: runtimes write a message of several lines as one, with carriage returns between its lines,
 * because each line of the output is an event of the log.
 */
export function toMessage(line: string): string {
  return line.replaceAll(/\r(?!\n|$)/g, '\n');
}
