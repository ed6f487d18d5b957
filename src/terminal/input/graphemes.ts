const asciiPattern = /^[\x00-\x7F]*$/;

let segmenter: Intl.Segmenter | undefined;

/** Splits text into what a reader takes for single characters. `\r\n` are two keys, not one. */
export const splitGraphemes = (text: string): string[] => {
  if (asciiPattern.test(text)) return text.split('');
  // Made on first need: the first segmenter of a process takes some 20 ms.
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({segment}) => segment).flatMap(segment =>
    segment === '\r\n' ? ['\r', '\n'] : [segment],
  );
};
