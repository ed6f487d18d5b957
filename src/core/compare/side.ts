import type {MadeChange} from '../remedies/made-change.ts';

/** A function, or a version or alias of it; `$LATEST` where no qualifier is given. */
export interface FunctionSide {
  readonly kind: 'function';
  readonly functionName: string;
  readonly qualifier: string | undefined;
}

/** A function as it was before a change that this session made. */
export interface EarlierSide {
  readonly kind: 'earlier';
  readonly functionName: string;
  readonly change: MadeChange;
  /** A version that has the code of before the change, where one is known to. */
  readonly version: string | undefined;
  /** When the change was made, as it is shown: `14:03:22`. */
  readonly time: string;
}

/** A folder, or a zip, on this machine: it has code and nothing else. */
export interface DiskSide {
  readonly kind: 'disk';
  readonly path: string;
}

/** One of the two things that are compared. */
export type ComparedSide = FunctionSide | EarlierSide | DiskSide;

/** Both, what is older or on the left first. */
export type ComparedSides = readonly [ComparedSide, ComparedSide];

/** What a side is called in full. */
export function formatSide(side: ComparedSide): string {
  switch (side.kind) {
    case 'function':
      return `${side.functionName}:${side.qualifier ?? '$LATEST'}`;
    case 'earlier':
      return `${side.functionName} before ${side.time}`;
    case 'disk':
      return side.path;
  }
}

/** What both sides are called beside each other. */
export function nameSides([left, right]: ComparedSides): readonly [string, string] {
  return [formatSideShortly(left, right), formatSideShortly(right, left)];
}

/** What a side is called beside the other one: without the name of the function, where both are of the same. */
function formatSideShortly(side: ComparedSide, other: ComparedSide): string {
  if (side.kind === 'disk') return side.path.replace(/\/+$/, '').split('/').at(-1) || side.path;
  if (other.kind === 'disk' || other.functionName !== side.functionName) return formatSide(side);
  return side.kind === 'earlier' ? `before ${side.time}` : (side.qualifier ?? '$LATEST');
}
