import {expect, test} from 'vitest';
import {parseFirstSentence} from '../../../src/schema/generate/first-sentence.ts';

test.each([
  ['keeps the first of two sentences', '<p>The name. It is long.</p>', 'The name.'],
  [
    'drops tags and keeps their text',
    '<p>Set to <code>Zip</code> or <a href="x">Image</a>.</p>',
    'Set to Zip or Image.',
  ],
  ['takes the first paragraph only', '<p>Formats:</p> <ul><li><p>One.</p></li></ul>', 'Formats:'],
  [
    'does not end at an abbreviation',
    '<p>A source, e.g. Kafka or i.e. MSK. More.</p>',
    'A source, e.g. Kafka or i.e. MSK.',
  ],
  [
    'does not end inside a number or a name',
    '<p>Between 0.5 and 1 in a .zip file. More.</p>',
    'Between 0.5 and 1 in a .zip file.',
  ],
  ['decodes entities', '<p>a &lt; b &amp;&#38; c&#x21;</p>', 'a < b && c!'],
  ['joins lines', '<p>The\n  name\n of it.</p>', 'The name of it.'],
  ['leaves tags of the comment out', 'Plain text\n@public', 'Plain text'],
  ['answers nothing for nothing', '@public', ''],
])('%s', (_, comment, sentence) => {
  expect(parseFirstSentence(comment)).toBe(sentence);
});
