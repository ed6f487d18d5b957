import type {At, DialogBinding} from '../tools/parts.ts';
import {copyShown, openSearch, type ShownText, saveShown} from './text.ts';

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
      run: at => saveShown(at.tools, toText(at)),
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
      run: at => copyShown(at.tools, toText(at)),
    },
    ...textToolBindings(toText),
  ];
}
