import {pasteEnd, pasteStart} from './escape-sequence.ts';

/** What a paste collector made of a piece of input. `rest` is the input after the end of the paste, if it was reached. */
interface PasteProgress {
  pastes: string[];
  rest?: string;
}

/** Collects the text between the two marks of a bracketed paste. */
export interface PasteCollector {
  push(text: string): PasteProgress;
}

/**
 * Collects a bracketed paste over any number of pieces. Each paste comes out with its two marks around it. A paste longer
 * than `limit` characters comes out in several, so that memory stays bounded and nothing is lost.
 */
export const createPasteCollector = (limit: number): PasteCollector => {
  let parts: string[] = [];
  let size = 0;
  // The last few characters, which may be the beginning of the end mark.
  let tail = '';

  const release = (): string[] => {
    const text = parts.join('') + tail;
    parts = [];
    size = 0;
    tail = '';
    return text === '' ? [] : [pasteStart + text + pasteEnd];
  };

  const push = (piece: string): PasteProgress => {
    const text = tail + piece;
    const end = text.indexOf(pasteEnd);
    const body = end === -1 ? text.slice(0, text.length - endMarkStart(text)) : text.slice(0, end);
    parts.push(body);
    size += body.length;
    tail = end === -1 ? text.slice(body.length) : '';
    if (end !== -1) return {pastes: release(), rest: text.slice(end + pasteEnd.length)};
    if (size < limit) return {pastes: []};
    const keptTail = tail;
    tail = '';
    const pastes = release();
    tail = keptTail;
    return {pastes};
  };

  return {push};
};

/** How many characters at the end of the text could be the beginning of the end mark. */
const endMarkStart = (text: string): number => {
  for (let length = Math.min(pasteEnd.length - 1, text.length); length > 0; length--) {
    if (pasteEnd.startsWith(text.slice(-length))) return length;
  }

  return 0;
};
