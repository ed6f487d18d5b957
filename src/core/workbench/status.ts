import {formatCounted} from '../../schema/format-counted.ts';
import {showJsonError} from '../edit/json-error.ts';
import {wrapText} from '../text/wrap.ts';
import {glanceAtJson, type JsonState, maxPayload, sizeProblem} from './payload.ts';
import {optionsOf, type Workbench} from './workbench.ts';

/** The line under a payload: what is wrong with it, or where the cursor stands and how large it is. */
export interface Status {
  readonly rows: readonly string[];
  readonly tone: 'bad' | 'dim' | 'warn';
  /** The line that is wrong, from 0. */
  readonly wrongLine: number | undefined;
}

/** Computes the line under the payload, in at most three rows of that width. */
export function buildWorkbenchStatus(workbench: Workbench, width: number): Status {
  const {payload, problem, waiting} = workbench;
  const {type} = optionsOf(workbench);
  const json = glanceAtJson(payload.document);
  const error = typeof json === 'object' ? json : undefined;
  const wrong =
    problem ?? sizeProblem(payload.document.bytes, type) ?? (error === undefined ? undefined : showJsonError(error));
  const wrongLine = error === undefined ? undefined : error.line - 1;
  if (waiting !== undefined) return {rows: [waiting], tone: 'warn', wrongLine};
  if (wrong !== undefined) return {rows: wrapText(`✗ ${wrong}`, width).slice(0, 3), tone: 'bad', wrongLine};
  const {line, column} = payload.cursor;
  const bytes = payload.document.bytes.toLocaleString('en');
  const place = `line ${(line + 1).toLocaleString('en')}, column ${(column + 1).toLocaleString('en')}`;
  const size = `${bytes} of ${formatCounted(maxPayload[type], 'blob')}`;
  return {rows: [`${place} · ${size} · ${formatJsonState(json)}`], tone: 'dim', wrongLine};
}

function formatJsonState(json: JsonState): string {
  if (json === 'empty') return 'no payload';
  return json === 'json' ? 'JSON' : 'unchecked';
}
