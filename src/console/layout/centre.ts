import type {Rect} from '../../core/layout.ts';

/** A place in the middle of the body, of that size as far as there is room. */
export function centre(body: Rect, width: number, height: number): Rect {
  const own = {width: Math.min(width, body.width - 4), height: Math.min(height, body.height - 2)};
  return {
    ...own,
    x: Math.floor((body.width - own.width) / 2),
    y: body.y + Math.max(0, Math.floor((body.height - own.height) / 3)),
  };
}
