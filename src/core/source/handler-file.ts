import {toOptionalText} from '../format/members.ts';
import type {CodeEntry, CodeFacts} from './code.ts';

const endings = ['mjs', 'js', 'cjs', 'py', 'rb', 'ts', 'java', 'kt'];

/**
 * The file that a function's handler is in, by its configuration: `src/app.handler` is in `src/app.js` or one of that name in
 * another language, `com.example.Handler::run` in `com/example/Handler.class`. Undefined where there is none.
 */
export function findHandlerFile({
  configuration,
  entries,
}: Pick<CodeFacts, 'configuration'> & {readonly entries: readonly CodeEntry[]}): string | undefined {
  const handler = toOptionalText(configuration['Handler']);
  if (handler === undefined) return undefined;
  const files = new Set(entries.filter(({kind}) => kind === 'file').map(({path}) => path));
  const [, module] = /^(.*?[^/.]+)\.[^/]*$/u.exec(handler) ?? [];
  const [className = ''] = handler.split('::');
  const classPath = className.replaceAll('.', '/');
  const candidates = [
    ...(module === undefined ? [] : endings.map(ending => `${module.replace(/^\.\//u, '')}.${ending}`)),
    ...['java', 'kt', 'class'].map(ending => `${classPath}.${ending}`),
    handler,
    'bootstrap',
  ];
  return candidates.find(path => files.has(path));
}
