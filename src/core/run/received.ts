/** What has come of a response that arrives in pieces. */
export interface Received {
  /** All bytes so far. */
  readonly bytes: Uint8Array;
  readonly pieces: number;
  /** Bytes that came and were not kept, for the response is too large. */
  readonly dropped: number;
}

/** Gathers pieces as they come. */
export interface Receiver {
  add(piece: Uint8Array): void;
  /** What has come; its bytes are never written to again. */
  received(): Received;
}

/** Bytes kept of one response. */
const maxKept = 50_000_000;

/** Makes a receiver. Its room doubles, so that a million small pieces are not copied a million times. */
export function createReceiver(): Receiver {
  let room = new Uint8Array(4096);
  let length = 0;
  let pieces = 0;
  let dropped = 0;
  return {
    add: piece => {
      const kept = piece.subarray(0, Math.max(0, maxKept - length));
      if (length + kept.byteLength > room.byteLength) {
        const larger = new Uint8Array(Math.max(room.byteLength * 2, length + kept.byteLength));
        larger.set(room.subarray(0, length));
        room = larger;
      }
      room.set(kept, length);
      length += kept.byteLength;
      dropped += piece.byteLength - kept.byteLength;
      pieces += 1;
    },
    // Only what is after it is written to, so the part that was given away stays as it is.
    received: () => ({bytes: room.subarray(0, length), pieces, dropped}),
  };
}
