import type {Syntax} from './syntax.ts';
import type {TextContrast} from './text-contrast.ts';

/** A place in a text: its line counted from 1 and its column from 0, as source maps count. */
export interface MappedPlace {
  readonly line: number;
  readonly column: number;
}

/** What something was built from. */
export interface MappedSource {
  /** Its name in the source map, e.g. `../src/price.ts`. */
  readonly source: string;
  /** Its text, where the map holds it. */
  readonly content: string | undefined;
}

/** A place in it. */
export interface OriginalPlace extends MappedPlace, MappedSource {}

/** What is done with texts beside the keys, in a thread of its own. Undefined for what took too long, or cannot be done. */
export interface TextWork {
  /** The syntax of a text in a language by its name in highlight.js. */
  highlight(text: string, language: string, signal: AbortSignal): Promise<Syntax | undefined>;
  /** How two texts differ, line by line. */
  compare(left: Uint8Array, right: Uint8Array, signal: AbortSignal): Promise<TextContrast | undefined>;
  /** Where a place of a built text comes from, by the JSON of its source map. */
  findOriginal(map: string, place: MappedPlace, signal: AbortSignal): Promise<OriginalPlace | undefined>;
  /** The original whose name in a source map ends so, with its text where the map holds it. */
  findSource(map: string, name: string, signal: AbortSignal): Promise<MappedSource | undefined>;
  /** Where a place of an original is in the built text; of an original by the end of its name. */
  findBuilt(map: string, source: string, place: MappedPlace, signal: AbortSignal): Promise<MappedPlace | undefined>;
}
