import {formatCounts, type TextContrast} from '../source/text-contrast.ts';
import type {FileContrast} from './compare-files.ts';
import type {Contrast} from './contrast.ts';
import type {SectionState} from './sections.ts';
import type {ComparedSides} from './side.ts';

/** Two things beside each other, as far as they are read. */
export interface ReadComparison {
  readonly sides: ComparedSides;
  /** What is told of each side beside its name: `8d ago · 935 B`. */
  readonly facts: readonly [string, string];
  readonly sections: readonly {readonly title: string; readonly state: SectionState}[];
  readonly code: CodeState;
  /** How the texts of files differ, by their names; nothing of those that nobody has looked at yet. */
  readonly texts: ReadonlyMap<string, TextContrast | 'reading'>;
}

/** How the code of both sides stands. */
export type CodeState =
  | {readonly state: 'reading' | 'unknown' | 'same' | 'left-out'; readonly words: string}
  /** `count`: files there are on both sides together. */
  | {readonly state: 'differs'; readonly files: readonly FileContrast[]; readonly count: number};

/** What is known to differ, in a few words: `Timeout, src/price.js +12 −3 and 2 more`; undefined while nothing does. */
export function summarizeComparison(
  {sections, code, texts}: Pick<ReadComparison, 'sections' | 'code' | 'texts'>,
  most = 4,
): string | undefined {
  const members = sections.flatMap(({title, state}) => (state.state === 'differs' ? nameContrasts(title, state) : []));
  const files = code.state === 'differs' ? code.files.map(file => nameFile(file, texts.get(file.path))) : [];
  const all = [...new Set([...members, ...files])];
  if (all.length === 0) return undefined;
  const more = all.length - most;
  return more <= 0 ? all.join(', ') : `${all.slice(0, most).join(', ')} and ${more} more`;
}

/** Whether something of it is still being read. */
export function isBeingCompared({sections, code}: ReadComparison): boolean {
  return code.state === 'reading' || sections.some(({state}) => state.state === 'reading');
}

function nameContrasts(title: string, {contrasts}: {readonly contrasts: readonly Contrast[]}): readonly string[] {
  if (title !== 'Configuration') return [title.toLowerCase()];
  // What a version is said to be changes nothing that it does.
  return contrasts.map(({path}) => path).filter(path => path !== 'Description');
}

const signs: Readonly<Record<FileContrast['change'], string>> = {
  added: ' (new)',
  removed: ' (gone)',
  changed: '',
  'other-mode': ' (mode)',
};

function nameFile({path, change}: FileContrast, text: TextContrast | 'reading' | undefined): string {
  const counts = text === undefined || text === 'reading' || change !== 'changed' ? undefined : formatCounts(text);
  return counts === undefined ? `${path}${signs[change]}` : `${path} ${counts}`;
}
