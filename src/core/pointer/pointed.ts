import type {Edge, PaneName} from '../layout.ts';

/** What stands somewhere on the screen, for who points at it. Indexes count from 0. */
export type Pointed =
  | {readonly kind: 'pane'; readonly pane: PaneName}
  /** A row of a pane, by its index in all that the pane holds, whatever of it is in view. */
  | {readonly kind: 'row'; readonly pane: PaneName; readonly index: number}
  /** The heading of a column, by its index among the columns of the pane's resource. */
  | {readonly kind: 'heading'; readonly pane: PaneName; readonly index: number}
  | {readonly kind: 'tab'; readonly index: number}
  | {readonly kind: 'edge'; readonly edge: Edge}
  /** What a key does: its hint. */
  | {readonly kind: 'key'; readonly key: string}
  /** What lies over the panes, or a row of it, by its index there: of a part of it, where several have rows. */
  | {readonly kind: 'dialog'}
  | {readonly kind: 'choice'; readonly index: number; readonly part?: string};

/**
 * The sequence that says in a row's text what stands from there on, up to the next one. It is drawn as nothing, and has no width.
 * What is drawn says so itself: nothing else knows where it came to stand.
 */
export function markPointed(target: Pointed): string {
  return `\u001B]L;${formatTarget(target)}\u0007`;
}

function formatTarget(target: Pointed): string {
  switch (target.kind) {
    case 'pane':
      return `pane;${target.pane}`;
    case 'row':
    case 'heading':
      return `${target.kind};${target.pane};${target.index}`;
    case 'tab':
      return `tab;${target.index}`;
    case 'choice':
      return `choice;${target.index}${target.part === undefined ? '' : `;${target.part}`}`;
    case 'edge':
      return `edge;${target.edge}`;
    case 'key':
      return `key;${target.key}`;
    case 'dialog':
      return 'dialog';
  }
}

/** What a mark says, without the sequence around it; undefined of what says nothing. */
export function parsePointed(mark: string): Pointed | undefined {
  const [kind, first = '', second] = mark.split(';');
  switch (kind) {
    case 'pane':
      return {kind, pane: first};
    case 'row':
    case 'heading':
      return {kind, pane: first, index: Number(second)};
    case 'tab':
      return {kind, index: Number(first)};
    case 'choice':
      return {kind, index: Number(first), ...(second !== undefined && {part: second})};
    case 'edge':
      return first === 'lists' || first === 'log' ? {kind, edge: first} : undefined;
    case 'key':
      return {kind, key: mark.slice('key;'.length)};
    case 'dialog':
      return {kind};
    default:
      return undefined;
  }
}

/** A row's text without what it says of itself. */
export function dropMarks(text: string): string {
  return text.replaceAll(/\x1B\]L;[^\x07]*\x07/g, '');
}
