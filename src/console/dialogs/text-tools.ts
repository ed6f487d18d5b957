import type {At, DialogBinding} from '../tools/parts.ts';
import {openSaveOfText} from './save-text.ts';
import {openSearch} from './text.ts';

/** A text that something shows: with its secrets masked, and as it is. */
interface ShownText {
  readonly title: string;
  readonly lines: readonly string[];
  readonly plainLines: readonly string[];
  readonly revealed: boolean;
}

/** What can be done with the text of a dialog that is more than a text: it is looked for something in, and saved. */
export function textToolBindings<State>(
  toText: (at: At<State>) => ShownText,
  modes?: readonly string[],
): readonly DialogBinding<State>[] {
  const inModes = modes === undefined ? {} : {modes};
  return [
    {
      name: 'filter',
      title: 'Search in its text',
      keys: ['/'],
      ...inModes,
      run: at => openSearch(at.tools, toText(at)),
    },
    {
      name: 'save',
      title: 'Save its text to a file',
      keys: ['S'],
      ...inModes,
      run: at => {
        const {title, lines, plainLines, revealed} = toText(at);
        openSaveOfText(at.tools, title, (revealed ? plainLines : lines).join('\n'));
      },
    },
  ];
}

/** The same, and it is copied: where nothing else of the dialog is. */
export function copiedTextBindings<State>(toText: (at: At<State>) => ShownText): readonly DialogBinding<State>[] {
  return [
    {
      name: 'copy',
      title: 'Copy all of it',
      keys: ['y'],
      hint: 'copy',
      run: at => {
        const {title, lines, plainLines, revealed} = toText(at);
        at.tools.execute({type: 'copy', what: title, text: (revealed ? plainLines : lines).join('\n')});
      },
    },
    ...textToolBindings(toText),
  ];
}
