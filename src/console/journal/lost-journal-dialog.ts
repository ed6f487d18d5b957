import {innerWidth} from '../../core/layout.ts';
import type {Problem} from '../../core/problem.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {wrapText} from '../../core/text/wrap.ts';
import {centre} from '../layout/centre.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {closeBinding, listBindings} from '../tools/usual-bindings.ts';

/** The question whether changes are to be made though they cannot be written down. */
export interface LostJournal {
  readonly problem: Problem;
  readonly index: number;
  readonly goesOn: boolean;
}

/** What can be answered; the first is what Esc does. */
export const lostJournalAnswers = ['Send nothing', 'Go on without a journal, until the console ends'] as const;

/** What the question says before its answers. */
export function buildLostJournalLines({problem}: LostJournal, width: number): readonly string[] {
  const changes = 'What was changed, and what came of it, would stand in no file: it is known until the console ends.';
  return ['Nothing is sent yet of what waits for this answer.', `${problem.why}.`, changes, ''].flatMap(line =>
    wrapText(line, width),
  );
}

/** Has the user asked and told of a journal that cannot be written. */
export function watchJournal(tools: ControllerTools): void {
  tools.services.watchJournal({
    ask: problem => ask(tools, problem),
    tell: lostJournal => {
      if (tools.store.getState().lostJournal !== lostJournal) tools.store.dispatch({type: 'lost-journal', lostJournal});
    },
  });
}

function ask({dialogs}: ControllerTools, problem: Problem): Promise<boolean> {
  const {promise, resolve} = Promise.withResolvers<boolean>();
  const dialog = dialogs.open(lostJournalDialog, {problem, index: 0, goesOn: false});
  dialog.signal.addEventListener('abort', () => resolve(dialog.state().goesOn), {once: true});
  return promise;
}

const width = 84;

export const lostJournalDialog = defineDialog(nameDialog<LostJournal>()('lost-journal'), {
  modes: {main: {title: 'A journal that cannot be written'}},
  bindings: [
    ...listBindings<LostJournal>(
      ({dialog}, move) =>
        dialog.update(lost => ({...lost, index: moveTo(move, lost.index, 1, lostJournalAnswers.length)})),
      'choose',
    ),
    {name: 'choose', title: 'Do it', keys: ['enter'], hint: 'do it', run: answer},
    closeBinding,
  ],
  place: ({body}, lost) => {
    const lines = buildLostJournalLines(lost, innerWidth(Math.min(width, body.width - 4)));
    return centre(body, width, lines.length + lostJournalAnswers.length + 2);
  },
  leavesView: true,
});

function answer({dialog, state}: At<LostJournal>): void {
  dialog.update(lost => ({...lost, goesOn: state.index === 1}));
  dialog.close();
}
