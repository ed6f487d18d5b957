import {createDocument} from '../../core/edit/document.ts';
import {showJsonError} from '../../core/edit/json-error.ts';
import {checkJson} from '../../core/workbench/payload.ts';
import {type Workbench, withPayload} from '../../core/workbench/workbench.ts';
import type {FileText} from '../services.ts';
import type {Dialog} from '../tools/dialog.ts';
import {updateAsking} from './update.ts';

/** Puts a file's text into the workbench, or says what is wrong with the file where it was named. */
export function takeFile(dialog: Dialog<Workbench>, from: 'payload' | 'file', read: FileText): void {
  const error = fileError(read);
  if (error !== undefined) return updateAsking(dialog, from, asking => ({...asking, error}));
  if ('problem' in read) return;
  dialog.update(workbench => ({...withPayload(workbench, read.text), focus: 'payload'}));
}

function fileError(read: FileText): string | undefined {
  if ('problem' in read) return `${read.problem.what}: ${read.problem.why}`;
  const json = checkJson(createDocument(read.text));
  return typeof json === 'object' ? `${read.path} is ${showJsonError(json)}` : undefined;
}
