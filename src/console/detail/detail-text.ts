import {openSaveOfText} from '../dialogs/save-text.ts';
import {openSearch} from '../dialogs/text.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {readDetail} from './detail.ts';

/** Looks for something in what Detail shows, which is a text then. */
export function searchDetail(tools: ControllerTools): void {
  const {title, lines} = readText(tools);
  openSearch(tools, {title, lines, plainLines: lines, revealed: false});
}

/** Asks where to save what Detail shows. */
export function saveDetail(tools: ControllerTools): void {
  const {title, lines} = readText(tools);
  openSaveOfText(tools, title, lines.join('\n'));
}

/** The rows of Detail as they stand there, but for their colours. */
function readText(tools: ControllerTools): {readonly title: string; readonly lines: readonly string[]} {
  const detail = readDetail(tools);
  const {resource, item, tabs = [], tab = 0, rows = []} = detail ?? {};
  const title = `${resource === undefined || item === undefined ? '' : resource.label(item)} ${tabs[tab] ?? ''}`.trim();
  const lines = rows.flatMap(({label, value, parts, secret, line}, index) => {
    if (parts !== undefined)
      return [
        parts
          .map(({text}) => text)
          .join('')
          .trimEnd(),
      ];
    // What is broken for want of room is whole here; what is secret stays as it is shown.
    if (secret === undefined && rows[index - 1]?.line === line) return [];
    return [[label, ...(label === '' ? [] : ['  ']), secret === undefined ? line.value : value].join('').trimEnd()];
  });
  return {title, lines};
}
