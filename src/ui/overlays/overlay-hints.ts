import type {Overlay} from '../../console/session/overlay.ts';
import {workbenchHints} from '../workbench/hints.ts';
import {isNumbered} from './menu-view.tsx';

/** Keys with what they do, the most needed first. */
export type Hints = readonly (readonly [key: string, label: string])[];

/** The keys that work in what lies over the panes: for the last row of the screen, as many as fit, and for its help. */
export function overlayHints(overlay: Overlay): Hints {
  switch (overlay.type) {
    case 'workbench':
      return workbenchHints(overlay.workbench);
    case 'menu':
      return isNumbered(overlay) ? [['1-9', 'do that one'], ...hints.menu] : hints.menu;
    case 'journal':
    case 'incidents':
      return overlay.typing ? typing : hints[overlay.type];
    case 'run':
      return overlay.reading.search?.edit === undefined ? hints.run : typing;
    case 'prompt':
      return overlay.completes === undefined ? hints.prompt : [['Tab', 'complete the path'], ...hints.prompt];
    case 'review':
      if (overlay.state === 'sending') return sending;
      return overlay.confirm === undefined ? hints.review : confirming;
    default:
      return hints[overlay.type];
  }
}

/** True while no text is typed into it and nothing is sent from it: `?` asks for its keys then. */
export function takesHelp(overlay: Overlay): boolean {
  return overlayHints(overlay).some(([key]) => key === '?');
}

const help = ['?', 'help'] as const;

const typing: Hints = [
  ['type', 'to find'],
  ['Enter', 'keep'],
  ['Esc', 'clear'],
];

const confirming: Hints = [
  ['Enter', 'send, once the name is typed'],
  ['↑/↓', 'scroll'],
  ['Ctrl-R', 'secrets'],
  ['Esc', 'back to the form'],
];

const sending: Hints = [['Esc', 'stop waiting']];

const scrolling: Hints = [
  ['j/k', 'scroll'],
  ['PgDn/PgUp', 'page'],
  ['g/G', 'first, last'],
];

const hints: Readonly<Record<Exclude<Overlay['type'], 'workbench'>, Hints>> = {
  picker: [
    ['type', 'to find'],
    ['↑/↓', 'choose'],
    ['Enter', 'do it'],
    ['Esc', 'close'],
  ],
  menu: [
    ['↑/↓', 'choose'],
    ['Enter', 'do it'],
    ['Esc', 'close'],
  ],
  prompt: [
    ['Enter', 'go on'],
    ['Esc', 'close'],
  ],
  journal: [
    ['j/k', 'choose'],
    ['y', 'copy the aws command'],
    ['/', 'filter'],
    ['r', 'look again'],
    help,
    ['Esc', 'close'],
  ],
  help: [...scrolling, ['Esc', 'close']],
  text: [['v', 'show or hide secrets'], ...scrolling, help, ['Esc', 'close']],
  operation: [
    ['Ctrl-S', 'go on'],
    ['Ctrl-P', 'pick'],
    ['Ctrl-X', 'remove item'],
    ['Ctrl-O', 'all fields'],
    ['Ctrl-E', 'as JSON'],
    ['Ctrl-R', 'secrets'],
    ['Ctrl-L', 'afresh'],
    ['Tab', 'next'],
    ['Esc', 'close'],
  ],
  incidents: [
    ['Enter', 'logs since it began'],
    ['!', 'remedies'],
    ['r', 'read now'],
    ['/', 'filter'],
    help,
    ['Esc', 'close'],
  ],
  remedies: [['1-9', 'choose'], ['Enter', 'review it'], ['u', 'undo'], ['r', 'refresh'], help, ['Esc', 'close']],
  review: [
    ['Enter', 'send'],
    ['↑/↓', 'scroll'],
    ['y', 'copy the command'],
    ['Ctrl-R', 'secrets'],
    help,
    ['Esc', 'back to the form'],
  ],
  conflict: [['Enter', 'open the form on their state'], ...scrolling, help, ['Esc', 'the same']],
  bulk: [...scrolling, ['Esc', 'close']],
  run: [
    ['Tab', 'section'],
    ['Space', 'fold'],
    ['/', 'search'],
    ['r', 'run again'],
    ['e', 'edit and run'],
    ['y', 'copy'],
    ['S', 'save'],
    ['L', 'log'],
    ['z', 'zoom'],
    ['n/N', 'next, previous match'],
    ['-/+', 'fold, open all'],
    ['h/l', 'out, in'],
    ...scrolling,
    help,
    ['Esc', 'close'],
  ],
  runs: [
    ['Enter', 'open'],
    ['r', 'run again'],
    ['e', 'edit and run'],
    ['f', 'this function only'],
    help,
    ['Esc', 'close'],
  ],
  'run-save': [
    ['Enter', 'save'],
    ['Esc', 'back'],
  ],
};
