/**
 * Short cuts for the text that fills a console: ASCII, Latin letters, dashes, dots, arrows, box drawing, blocks, braille.
 * Each of these UTF-16 units is a grapheme cluster of its own (Unicode Annex 29: none extends, prepends or joins) unless
 * another kind of character follows, and each printable one is one column wide. The build puts these functions into the
 * packages that draw, because the first use of Intl.Segmenter and of the emoji expression costs some 60 ms at start,
 * and because they run for every line of every frame.
 */
const single =
  /^[\0-\x0C\x0E-\x7E\xA0-\u02FF\u2010-\u2027\u2030-\u205E\u2190-\u2319\u2320-\u2328\u2500-\u25FC\u2800-\u28FF]*$/;
const narrow =
  /^[\x20-\x7E\xA0-\xAC\xAE-\u02FF\u2010-\u2027\u2030-\u205E\u2190-\u2319\u2320-\u2328\u2500-\u25FC\u2800-\u28FF]*$/;

interface Segment {
  readonly segment: string;
  readonly index: number;
}
interface Segments extends Iterable<Segment> {
  containing(index?: number): Segment | undefined;
}

let segmenter: Intl.Segmenter | undefined;

/** Stands in for `Intl.Segmenter` with grapheme granularity, which it asks only for text that is not plain. */
export const graphemes = {
  segment(text: string): Segments {
    if (single.test(text)) return createUnits(text);
    segmenter ??= new Intl.Segmenter();
    return segmenter.segment(text);
  },
};

/** Columns of a text of narrow characters only; undefined when it holds anything else. */
export function narrowWidth(text: string): number | undefined {
  return narrow.test(text) ? text.length : undefined;
}

function createUnits(text: string): Segments {
  const at = (index: number) => ({segment: text.charAt(index), index});
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < text.length; index++) yield at(index);
    },
    containing: (index = 0) => (index >= 0 && index < text.length ? at(index) : undefined),
  };
}
