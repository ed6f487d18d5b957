import type {Asking} from '../../core/workbench/asking.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';

type Hints = readonly (readonly [key: string, label: string])[];

/** The keys that work in the workbench now, for the last row of the screen; the most needed first. */
export function workbenchHints({asking, focus}: Workbench): Hints {
  if (asking !== undefined) return askingHints[asking.type];
  return focus === 'payload' ? payloadHints : optionHints;
}

const payloadHints: Hints = [
  ['Ctrl-S', 'send'],
  ['Tab', 'options'],
  ['Ctrl-O', 'events, templates, file'],
  ['Esc', 'close'],
  ['Ctrl-_', 'undo'],
  ['Ctrl-E', 'editor'],
  ['Ctrl-N', 'save as'],
  ['Ctrl-G', 'format'],
  ['Ctrl-L', 'afresh'],
  ['Ctrl-Y', 'redo'],
];

const optionHints: Hints = [
  ['Ctrl-S', 'send'],
  ['Tab', 'next'],
  ['Shift-Tab', 'back to the payload'],
  ['←/→', 'turn'],
  ['Ctrl-P', 'pick'],
  ['Esc', 'close'],
];

const choosing: Hints = [
  ['type', 'to find'],
  ['↑/↓', 'choose'],
  ['Enter', 'take it'],
];

const askingHints: Readonly<Record<Asking['type'], Hints>> = {
  payload: [...choosing, ['Ctrl-X', 'delete a saved event'], ['Esc', 'back']],
  value: [...choosing, ['Esc', 'back']],
  file: [
    ['Tab', 'complete'],
    ['↑/↓', 'choose'],
    ['Enter', 'load it'],
    ['Esc', 'back'],
  ],
  save: [
    ['Enter', 'save'],
    ['Esc', 'back'],
  ],
  delete: [
    ['Enter', 'delete'],
    ['Esc', 'keep'],
  ],
};
