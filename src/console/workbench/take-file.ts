import {createDocument} from '../../core/edit/document.ts';
import {showJsonError} from '../../core/edit/json-error.ts';
import {checkJson} from '../../core/workbench/payload.ts';
import {withPayload} from '../../core/workbench/workbench.ts';
import type {FileText} from '../services.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {update, updateAsking} from './update.ts';

/** Puts a file's text into the workbench, or says what is wrong with the file where it was named. */
export function takeFile(tools: ControllerTools, title: string, from: 'payload' | 'file', read: FileText): void {
  const error = fileError(read);
  if (error !== undefined) return updateAsking(tools, title, from, asking => ({...asking, error}));
  if ('problem' in read) return;
  update(tools, title, workbench => ({...withPayload(workbench, read.text), focus: 'payload'}));
}

function fileError(read: FileText): string | undefined {
  if ('problem' in read) return `${read.problem.what}: ${read.problem.why}`;
  const json = checkJson(createDocument(read.text));
  return typeof json === 'object' ? `${read.path} is ${showJsonError(json)}` : undefined;
}
