import type {CodeEntry} from './code.ts';
import type {StackFrame} from './frames.ts';

/**
 * The file of code that a frame is in: the one of its path, or of what it is named by a class. Undefined where there is none: then it
 * may be what a source map names.
 */
export function findFrameFile(
  entries: readonly CodeEntry[],
  {within, of}: Pick<StackFrame, 'within' | 'of'>,
): string | undefined {
  const files = entries.filter(({kind}) => kind !== 'folder').map(({path}) => path);
  if (files.includes(within)) return within;
  if (of !== 'class') return undefined;
  const endings = [within, within.replace(/\.\w+$/u, '.class')];
  return endings.flatMap(ending => files.find(path => path === ending || path.endsWith(`/${ending}`)) ?? [])[0];
}
