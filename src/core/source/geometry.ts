import type {Rect} from '../layout.ts';

/** Where tree and file of code lie; one of them alone where there is no room for both. */
export interface SourceRooms {
  readonly tree: Rect | undefined;
  readonly file: Rect | undefined;
}

/** Columns from which both stand side by side, and those of the tree then. */
const bothFrom = 100;

/** Rows below the text of a file: what is to be known of it, and what is asked. */
export function countFootRows({notice, file}: FootInput): number {
  const isAsked = file?.search !== undefined || file?.goTo !== undefined;
  return (notice === undefined ? 0 : 1) + (isAsked ? 1 : 0);
}

interface FootInput {
  readonly notice: string | undefined;
  readonly file: {readonly search: unknown; readonly goTo: unknown} | undefined;
}

/** Divides the room of a source view. */
export function divideSource(rect: Rect, focus: 'tree' | 'file'): SourceRooms {
  if (rect.width < bothFrom) return focus === 'tree' ? {tree: rect, file: undefined} : {tree: undefined, file: rect};
  const width = Math.min(60, Math.max(34, Math.round(rect.width * 0.3)));
  return {tree: {...rect, width}, file: {...rect, x: rect.x + width, width: rect.width - width}};
}
