import type {ShownFile} from '../../core/source/shown-file.ts';
import {lineAt, readContent} from '../../core/source/source-text.ts';
import {openMenu} from '../dialogs/menu.ts';
import type {AtSource} from './source-binding.ts';

/** Offers to copy where the cursor of a file stands, or the file's text. */
export function openCopyOfFile({tools, state: {file}}: AtSource): void {
  if (file?.content.state !== 'read') return;
  const place = `${file.path}:${lineAt(file.content.text, file.cursor) + 1}`;
  openMenu(tools, {
    title: `Copy of ${file.path}`,
    choices: [
      {label: 'its path and line', note: place, command: {type: 'copy', what: place, text: place}},
      {label: 'its text', command: {type: 'copy', what: file.path, text: readFileText(file.content)}},
    ],
  });
}

/** As it is in the file; the hex dump of what is no text. */
function readFileText({text, bytes}: Extract<ShownFile['content'], {state: 'read'}>): string {
  return readContent(bytes).kind === 'text' ? new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes) : text.shown;
}
