import type {SourceState} from '../../console/source/states.ts';
import {problemLines} from '../../core/detail-line.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {divideSource} from '../../core/source/geometry.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import {frameRows} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {formatAsks} from './asks.ts';
import {buildFileRows} from './file-rows.ts';
import {buildTreeRows} from './tree-rows.ts';

/** Code: its files, and beside them the one that is open. */
export function buildSourceView(parts: DrawnConsole, state: SourceState, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const {code} = state;
  if (code.state !== 'zip') return placeRows(rect, buildWaitingRows(state, theme, rect));
  const rooms = divideSource(rect, state.file === undefined ? 'tree' : state.focus);
  const {tree, file} = rooms;
  return [
    ...(tree === undefined ? [] : placeRows(rect, buildTreeRows(state, code, theme, tree))),
    ...(file === undefined
      ? []
      : placeRows({x: rect.x + (tree?.width ?? 0), y: rect.y}, buildFileRows(state, theme, file))),
  ];
}

function buildWaitingRows(state: SourceState, theme: Theme, rect: {width: number; height: number}): string[] {
  const frame = {theme, width: rect.width, focused: true, place: 'alone'} as const;
  const rows = toWaitingLines(state).flatMap(({text, tone}) =>
    wrapText(text, innerWidth(rect.width)).map(row => ({text: row, paint: theme.tones[tone]})),
  );
  return frameRows(frame, rect.height, 'Source', rows);
}

function toWaitingLines({code, progress}: SourceState): readonly {readonly text: string; readonly tone: Tone}[] {
  switch (code.state) {
    case 'opening':
      return [{text: progress === undefined ? 'Opening the code…' : `Opening the code: ${progress}…`, tone: 'dim'}];
    case 'asks':
      return [{text: formatAsks(code.bytes), tone: 'warn'}];
    case 'failed':
      return problemLines(code.problem).map(({value, tone = 'plain'}) => ({text: value, tone}));
    case 'image':
      return [
        {text: `${code.code.label} is a container image: its files are in a registry, not in a zip.`, tone: 'plain'},
        {text: `Image     ${code.code.uri}`, tone: 'accent'},
        ...(code.code.resolvedUri === undefined
          ? []
          : [{text: `Resolved  ${code.code.resolvedUri}`, tone: 'dim'} as const]),
        {text: `To look into it: docker run --rm -it --entrypoint sh ${code.code.uri}`, tone: 'dim'},
      ];
    case 'zip':
      return [];
  }
}
