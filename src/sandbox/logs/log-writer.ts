import {type LogPiece, toMessage} from '../runtime/index.ts';
import type {SandboxTelemetry} from '../telemetry/index.ts';
import {appendEvents, type LogPlace, type SaidEvent} from './log-store.ts';

/** Bytes that one invocation may log; a flood must not fill the disk. */
const invocationLimit = 33_554_432;
/** Bytes of an event (CloudWatch Logs quotas page); a longer line becomes several. */
const eventLimit = 262_118;
const lineBreak = 0x0a;

/**
 * Takes the pieces of one stream's log and stores them as events soon after: one a line of the output, in order, with the
 * time it was printed.
 */
export function createLogWriter(telemetry: SandboxTelemetry, place: LogPlace): (piece: LogPiece) => void {
  const clock = createClock();
  let rest: Uint8Array = new Uint8Array();
  let room = invocationLimit;
  let dropped = 0;

  const store = (lines: readonly string[]): void => {
    if (lines.length === 0) return;
    const now = telemetry.now();
    const events = clock.toEvents(lines, now);
    telemetry.defer(measureWeight(lines), queries => appendEvents(queries, place, events, now));
  };
  const endLine = (): string[] => {
    const last = rest.byteLength > 0 ? [`${decodeText(rest)}\n`] : [];
    const note = dropped > 0 ? [`[sandbox] ${dropped} bytes of further output were dropped\n`] : [];
    rest = new Uint8Array();
    dropped = 0;
    return [...last, ...note];
  };
  const print = (chunk: Uint8Array): void => {
    const kept = chunk.subarray(0, Math.max(0, room));
    room -= kept.byteLength;
    dropped += chunk.byteLength - kept.byteLength;
    if (kept.byteLength === 0) return;
    const {lines, open} = split(rest.byteLength > 0 ? Buffer.concat([rest, kept]) : kept);
    rest = open;
    store(lines);
  };

  return piece => {
    if (typeof piece !== 'string') return print(piece);
    store([...endLine(), piece]);
    room = invocationLimit;
  };
}

/** Long lines count for several: what waits is held in memory. */
function measureWeight(lines: readonly string[]): number {
  return lines.reduce((sum, {length}) => sum + 1 + length / 500, 0);
}

/** Whole lines with their breaks, and the bytes of a line that is not at its end. */
function split(bytes: Uint8Array): {lines: string[]; open: Uint8Array} {
  const lines: string[] = [];
  let start = 0;
  while (start < bytes.byteLength) {
    const end = bytes.indexOf(lineBreak, start) + 1;
    const isLong = (end || bytes.byteLength) - start > eventLimit;
    if (end === 0 && !isLong) break;
    const cut = isLong ? findCharacterStart(bytes, start + eventLimit) : end;
    lines.push(decodeText(bytes.subarray(start, cut)));
    start = cut;
  }
  // A copy: the chunk's memory is not kept for a few bytes of it.
  return {lines, open: bytes.slice(start)};
}

/** Where the character begins that the byte at `index` belongs to: half a character is none. */
function findCharacterStart(bytes: Uint8Array, index: number): number {
  let start = index;
  while (start > index - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}

function decodeText(bytes: Uint8Array): string {
  return toMessage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
}

/** As the runtimes begin their lines: with the time, behind a level in brackets, or in a JSON object. */
const stamp = /^(?:\[\w+\]\t|\{"timestamp": ?")?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z)["\t]/;

/**
 * Gives lines their times: what they say themselves, else the time of the next that does, else the present; never
 * before the line above, so that the order of time is the order of printing.
 */
function createClock() {
  let last = 0;
  return {
    toEvents(lines: readonly string[], now: number): SaidEvent[] {
      let next = now;
      const times = lines.toReversed().map(line => {
        const said = Date.parse(stamp.exec(line)?.[1] ?? '');
        if (said < next && said >= last) next = said;
        return next;
      });
      return lines.map((message, index) => {
        last = Math.max(last, times[lines.length - 1 - index] ?? now);
        return {time: last, message: message.startsWith('{') ? message.trimEnd() : message};
      });
    },
  };
}
