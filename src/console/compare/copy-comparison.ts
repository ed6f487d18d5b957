import {summarizeComparison} from '../../core/compare/comparison.ts';
import {formatComparison} from '../../core/compare/comparison-text.ts';
import {formatSide} from '../../core/compare/side.ts';
import {askForFile, tellSaved} from '../dialogs/ask-for-file.ts';
import {openMenu} from '../dialogs/menu.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {type CompareState, compareDialogName} from './compare-state.ts';

/** The menu of what can be copied of a comparison. */
export function copyComparison(tools: ControllerTools, {comparison, readAt}: CompareState): void {
  const summary = summarizeComparison(comparison, Number.POSITIVE_INFINITY);
  const [left, right] = comparison.sides.map(formatSide);
  openMenu(tools, {
    title: 'Copy of the comparison',
    choices: [
      {
        label: 'all of it as text',
        command: {type: 'copy', what: 'the comparison', text: formatComparison(comparison, readAt)},
      },
      {
        label: 'what differs, in a line',
        command: {type: 'copy', what: 'what differs', text: `${left} and ${right} differ in: ${summary ?? 'nothing'}`},
      },
    ],
  });
}

const question = {
  title: 'Save the comparison to',
  note: 'With the differences of the files that were read. A file only you may read;',
  save: (path: string, overwrite: boolean) => ({type: 'compare', command: {do: 'save', path, overwrite}}) as const,
};

/** Asks for the file to save the comparison to. */
export function openSaveOfComparison(tools: ControllerTools, {comparison}: CompareState): void {
  const name = comparison.sides
    .map(side =>
      formatSide(side)
        .replace(/[^\w.-]+/g, '-')
        .replace(/^-+|-+$/g, ''),
    )
    .join('-with-');
  askForFile(tools, question, `~/${name}.diff`);
}

/** Saves the comparison that is open; when that fails, the path is asked for again, with why. */
export async function saveComparison(tools: ControllerTools, path: string, overwrite: boolean): Promise<void> {
  const dialog = tools.dialogs.find(compareDialogName);
  if (dialog === undefined) return;
  const {comparison, readAt} = dialog.state();
  const saved = await tools.services.saveFile(path, formatComparison(comparison, readAt), overwrite);
  tellSaved(tools, question, path, saved, 'the comparison');
}
