import type {Tone} from '../tone.ts';

/** One line of something to read, clean and short enough to be measured at every frame. */
export interface Line {
  readonly text: string;
  readonly tone: Tone;
  /** Columns the text stands in; not part of the text. */
  readonly indent: number;
  /** Characters at the beginning of the text that name what follows: the key of a JSON member with its quotes. */
  readonly label: number;
}

/** Where the objects and lists of a JSON text begin and end, by line. */
export interface Outline {
  /** The line that opens what the line stands in; -1 for what stands in nothing. A closing line stands in what it closes. */
  parent(line: number): number;
  /** The line that closes what this line opens; the line itself when it opens nothing. */
  close(line: number): number;
  /** The JSON text of what stands at the line, as it was sent. */
  value(line: number): string;
}

/** Something to read line by line, however long it is: a line is made when it is asked for. */
export interface Lines {
  readonly kind: 'json' | 'text' | 'binary';
  readonly count: number;
  line(index: number): Line;
  /** Whether the line goes on with a long one before it, which was broken for its length. */
  goesOn(index: number): boolean;
  /** The same in lines made for that many columns; absent when lines are what they are. */
  fit?(columns: number): Lines;
  /** Present when parts can be folded. */
  readonly outline?: Outline;
}

/** Characters after which a line goes on in the next one: whatever its length, showing a line stays cheap. */
export const longestLine = 512;

/** Lines that are there already, such as those of a log. */
export function createLines(lines: readonly {readonly text: string; readonly tone: Tone}[]): Lines {
  const parts = lines.flatMap(({text, tone}) => splitText(text).map((part, index) => ({text: part, tone, index})));
  return {
    kind: 'text',
    count: parts.length,
    line: index => {
      const {text = '', tone = 'plain'} = parts[index] ?? {};
      return {text, tone, indent: 0, label: 0};
    },
    goesOn: index => (parts[index]?.index ?? 0) > 0,
  };
}

/** The text in parts that are short enough, broken between characters. */
function splitText(text: string): readonly string[] {
  return text.length <= longestLine ? [text] : (text.match(longParts) ?? []);
}

const longParts = new RegExp(`.{1,${longestLine}}`, 'gsu');
