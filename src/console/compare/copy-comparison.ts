import {summarizeComparison} from '../../core/compare/comparison.ts';
import {formatComparison} from '../../core/compare/comparison-text.ts';
import {formatSide} from '../../core/compare/side.ts';
import {openMenu} from '../dialogs/menu.ts';
import {openPrompt} from '../dialogs/prompt.ts';
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

/** Asks for the file to save the comparison to. */
export function openSaveOfComparison(tools: ControllerTools, {comparison}: CompareState): void {
  const name = comparison.sides
    .map(side =>
      formatSide(side)
        .replace(/[^\w.-]+/g, '-')
        .replace(/^-+|-+$/g, ''),
    )
    .join('-with-');
  askForFile(tools, `~/${name}.diff`);
}

/** Saves the comparison that is open; when that fails, the path is asked for again, with why. */
export async function saveComparison(tools: ControllerTools, path: string, overwrite: boolean): Promise<void> {
  const dialog = tools.dialogs.find(compareDialogName);
  if (dialog === undefined) return;
  const {comparison, readAt} = dialog.state();
  const saved = await tools.services.saveFile(path, formatComparison(comparison, readAt), overwrite);
  if ('path' in saved) return tools.notify(`Saved the comparison to ${saved.path}`, 'good');
  if ('exists' in saved) return askForFile(tools, path, {error: 'it exists', replaces: path});
  const {what, why, tryThis} = saved.problem;
  askForFile(tools, path, {error: `${what}: ${why}. ${tryThis}`});
}

function askForFile(
  tools: ControllerTools,
  path: string,
  {error, replaces}: {error?: string; replaces?: string} = {},
): void {
  openPrompt(tools, {
    title: 'Save the comparison to',
    text: path,
    note: 'With the differences of the files that were read. A file only you may read; ~/ is your home folder.',
    completes: 'path',
    ...(error !== undefined && {error}),
    ...(replaces !== undefined && {question: 'Enter again replaces it'}),
    submit: typed => ({type: 'compare', command: {do: 'save', path: typed, overwrite: typed === replaces}}),
  });
}
