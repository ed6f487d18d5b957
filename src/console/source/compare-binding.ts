import {type AtSource, bind, type SourceBinding} from './source-binding.ts';

/** From the code of a version to what is different in it from the version before. */
export function compareBinding(): SourceBinding {
  return {
    ...bind(
      'compare',
      'Compare with the version before, beginning at the file that is open',
      ['c'],
      'compare',
      compare,
    ),
    unavailable: ({state}) => (state.place.of === 'function' ? undefined : 'only versions of functions are compared'),
  };
}

function compare({tools, state: {connection, place, file}}: AtSource): void {
  if (place.of !== 'function') return;
  const qualifier = place.qualifier === '$LATEST' ? undefined : place.qualifier;
  const side = {kind: 'function', functionName: place.name, qualifier} as const;
  const command = {do: 'before', connection, side, ...(file !== undefined && {path: file.path})} as const;
  tools.execute({type: 'compare', command});
}
