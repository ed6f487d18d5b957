import {allRuns} from '../../console/run/find-run.ts';
import type {RunState} from '../../console/run/states.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {bodyHeight, maxHead} from '../../core/run/geometry.ts';
import {buildHeadLines} from '../../core/run/head-lines.ts';
import type {Lines} from '../../core/run/lines.ts';
import {showPlace} from '../../core/run/place.ts';
import {type RunReading, readingPlace, sectionsOf} from '../../core/run/reading.ts';
import type {Run} from '../../core/run/run.ts';
import {linesOf, titleOf} from '../../core/run/section-lines.ts';
import {fitText} from '../../core/text/fit.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, type Painted, topRow} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {buildBodyRows} from './body-rows.ts';

/** An invocation: its clock while it runs, then what it came to. */
export function buildRunView(parts: DrawnConsole, {id, reading}: RunState, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const run = allRuns(parts.store.drawn.getState()).find(entry => entry.id === id);
  if (run === undefined) return [];
  const now = parts.controller.tools.services.now().getTime();
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  return placeRows(rect, buildRows(run, reading, frame, rect, now));
}

function buildRows(run: Run, reading: RunReading, frame: Frame, rect: Rect, now: number): string[] {
  const {theme} = frame;
  const width = innerWidth(rect.width);
  const height = bodyHeight(run, reading, rect, now);
  const head = buildHeadLines(run, now, width).slice(0, maxHead(rect));
  const lines = linesOf(run, reading, width);
  const place = lines === undefined ? undefined : showPlace(lines, readingPlace(reading), width, height);
  const body =
    lines === undefined || place === undefined
      ? [bodyRow(frame, theme.tones.dim(fitText('Reading the response…', width)))]
      : buildBodyRows(lines, place, reading.search?.query ?? '', frame, height);
  const blank = bodyRow(frame, ' '.repeat(width));
  const extra: Painted[] =
    lines === undefined || lines.count <= 1
      ? []
      : [
          {
            text: `  line ${((place?.cursor ?? 0) + 1).toLocaleString('en')} of ${lines.count.toLocaleString('en')}`,
            paint: theme.tones.dim,
          },
        ];
  return [
    topRow(frame, `${run.invocationType} ${run.name}`, extra),
    ...head.map(({text, tone}) => bodyRow(frame, theme.tones[tone](fitText(text, width)))),
    blank,
    paintSections(run, reading, frame),
    ...Array.from({length: height}, (_, index) => body[index] ?? blank),
    ...buildSearchRow(reading, formatUnfound(run, lines), frame),
    bottomRow(frame),
  ];
}

/** The names of the sections, the open one marked. */
function paintSections(run: Run, {section}: RunReading, frame: Frame): string {
  const {theme} = frame;
  const width = innerWidth(frame.width);
  if (run.request.times > 1) return bodyRow(frame, ' '.repeat(width));
  let row = '';
  let used = 0;
  for (const name of sectionsOf(run)) {
    const title = name === section ? `[${titleOf(run, name)}]` : ` ${titleOf(run, name)} `;
    if (used + title.length + 1 > width) break;
    row += `${name === section ? theme.tones.heading(title) : theme.tones.dim(title)} `;
    used += title.length + 1;
  }
  return bodyRow(frame, row + ' '.repeat(width - used));
}

function buildSearchRow({search}: RunReading, unfound: string, frame: Frame): string[] {
  if (search === undefined) return [];
  const {theme} = frame;
  const width = innerWidth(frame.width);
  const {edit, query, found} = search;
  const words = formatFound(search, unfound);
  const room = Math.max(4, width - words.length - 3);
  const typed = edit === undefined ? fitText(query, room) : lineWithCursor(edit, room, theme.selected);
  const tone = found?.length === 0 && query !== '' ? theme.tones.warn : theme.tones.dim;
  return [bodyRow(frame, `${theme.key('/')}${typed}${tone(fitText(`  ${words}`, width - 1 - room))}`)];
}

/** What is not found may still come. */
function formatUnfound({outcome}: Run, lines: Lines | undefined): string {
  if (outcome.state !== 'running') return 'not found';
  return lines?.count ? 'not found so far' : 'the answer has not come yet';
}

function formatFound({query, found, edit}: NonNullable<RunReading['search']>, unfound: string): string {
  if (query === '') return 'type to find · Esc';
  if (found === undefined) return 'looking…';
  if (found.length === 0) return unfound;
  const lines = `${found.length.toLocaleString('en')} line${found.length === 1 ? '' : 's'}`;
  return edit === undefined ? `${lines} · n N · Esc` : `${lines} · Enter`;
}
