import type {Gaps} from '../../console/reads/list-query.ts';
import {formatLength} from '../../core/format/length.ts';
import type {Problem} from '../../core/problem.ts';
import type {SortedRows} from '../../core/table/sorted-rows.ts';
import {tellTagsShort} from '../../core/tags/tell-tags.ts';
import type {Painted} from '../paint/frame.ts';
import {formatNumbered} from '../paint/numbered.ts';
import type {ListRowsInput} from './list-rows-input.ts';

/** The title of a list pane, with how many rows it has. */
export function formatListTitle({pane, number}: Pick<ListRowsInput, 'pane' | 'number'>): string {
  const {resource, data, all, view, cursor, rememberedAt} = pane;
  if (data === undefined && rememberedAt === undefined) return formatNumbered(number, resource.title);
  const count = `${all.length}${data === undefined || data.complete ? '' : '+'}`;
  const shown = cursor.filter === '' ? ` ${count}` : ` ${view.count}/${count}`;
  return formatNumbered(number, `${resource.title}${shown}`);
}

/** What stands behind the title: how old the list is, what is wrong with it, how it is filtered and sorted, whose it is. */
export function buildTitleExtra(input: ListRowsInput): Painted[] {
  const {pane, workspace, frame, session, problem, traffic, age, wait, now, header} = input;
  const {tones} = frame.theme;
  const {resource, data, items, whose, cursor, rememberedAt, view} = pane;
  const toldTags = tellTagsShort(pane.tags);
  const sort = session.sorts[resource.name];
  const column = sort === undefined ? undefined : workspace.columns(resource)[sort.column];
  const isUsual = column?.header === resource.sortedBy && sort?.reverse === false;
  const extra: (Painted | undefined)[] = [
    problem !== undefined && data !== undefined ? {text: ' ! stale', paint: tones.bad} : undefined,
    age === undefined ? undefined : {text: ` ${age}`, paint: tones.warn},
    rememberedAt === undefined ? undefined : {text: ` ${formatRemembered(rememberedAt, now)}`, paint: tones.warn},
    data?.problem === undefined ? undefined : {text: ' ! incomplete', paint: tones.bad},
    wait === undefined || items.length === 0 ? undefined : {text: ` waiting ${wait}`, paint: tones.warn},
    ...formatGaps(data?.gaps).map(text => ({text: ` ! ${text}`, paint: tones.warn})),
    traffic?.problem === undefined ? undefined : {text: ` ! ${formatShortage(traffic.problem)}`, paint: tones.warn},
    data?.progress === undefined || data.complete
      ? undefined
      : {text: ` ◌ ${data.progress.done} of ${data.progress.all} functions`, paint: tones.accent},
    data?.refreshed === undefined ? undefined : {text: ` ↻ ${data.refreshed}`, paint: tones.dim},
    cursor.marked.length === 0 ? undefined : {text: ` ◆${cursor.marked.length}`, paint: tones.warn},
    cursor.filter === '' ? undefined : {text: ` /${cursor.filter}`, paint: tones.accent},
    view.untold === 0 ? undefined : {text: ` ${view.untold} not known`, paint: tones.warn},
    toldTags === undefined
      ? undefined
      : {text: ` ${toldTags.text}`, paint: toldTags.isWrong ? tones.warn : tones.accent},
    column === undefined || isUsual || (header && sort?.figures === undefined)
      ? undefined
      : {
          text: ` ${sort?.reverse ? '↓' : '↑'}${formatSorted(sort?.figures?.what ?? column.header, view)}`,
          paint: tones.dim,
        },
    whose === undefined || resource.parent === undefined
      ? undefined
      : {text: ` ── ${resource.parent.label(whose)}`, paint: tones.dim},
  ];
  return extra.filter(part => part !== undefined);
}

/** What a list is sorted by, and of how many rows that is not known. */
function formatSorted(what: string, {unknown}: SortedRows): string {
  return unknown === 0 ? what : `${what}, ${unknown} not known`;
}

/** Of when the rows are that the service has not told of yet. */
function formatRemembered(readAt: number, now: Date): string {
  return `from ${formatLength(Math.max(0, now.getTime() - readAt))} ago`;
}

function formatGaps({nulls, pages, refused}: Gaps = {nulls: 0, pages: 0, refused: 0}): readonly string[] {
  return [
    ...(refused === 0 ? [] : [`${refused} ${refused === 1 ? 'function' : 'functions'} not allowed`]),
    ...(nulls === 0 ? [] : [`${nulls} ${nulls === 1 ? 'null' : 'nulls'} left out`]),
    ...(pages === 0 ? [] : [`${pages} ${pages === 1 ? 'page' : 'pages'} without a list`]),
  ];
}

/** Why there are no metrics, in the few words a title has room for; the notice and Detail tell it all. */
function formatShortage({kind}: Problem): string {
  if (kind === 'denied') return 'metrics not allowed';
  return kind === 'throttled' ? 'metrics throttled' : 'no metrics';
}
