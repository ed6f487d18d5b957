import {isSmallChange} from '../../core/compare/compare-files.ts';
import {type ReadComparison, summarizeComparison} from '../../core/compare/comparison.ts';
import {comparedSections} from '../../core/compare/sections.ts';
import type {ComparedSides} from '../../core/compare/side.ts';
import type {TextContrast} from '../../core/source/text-contrast.ts';
import {type ComparedReading, compareCode, compareFileTexts} from './compare-code.ts';
import {createAnswers, readSections, type SectionParts} from './read-sections.ts';

/** Files whose lines are counted for a summary. */
const counted = 4;

/** In what two versions differ, in a few words; what cannot be known is said. Rejects never. */
export async function readSummary(
  {services}: SectionParts & Pick<ComparedReading, 'services'>,
  {connection, sides, signal}: Omit<ComparedReading, 'services'> & {readonly sides: ComparedSides},
): Promise<string> {
  const sections = comparedSections.filter(({operation}) => operation === 'GetFunction');
  const states: ReadComparison['sections'][number][] = [];
  const answers = createAnswers(connection, {background: true, signal});
  const reading = {services, connection, signal};
  const [code] = await Promise.all([
    compareCode(reading, sides),
    readSections({services}, sides, {sections, answers, tell: (title, state) => states.push({title, state})}),
  ]);
  const texts = new Map<string, TextContrast>();
  const files = code.state.state === 'differs' ? code.state.files.filter(isSmallChange).slice(0, counted) : [];
  for (const file of files) if (code.codes) texts.set(file.path, await compareFileTexts(reading, code.codes, file));
  const summary = summarizeComparison({sections: states, code: code.state, texts});
  const unknown = [
    ...states.flatMap(({title, state}) => (state.state === 'unknown' ? [`${title} ${state.words}`] : [])),
    ...(code.state.state === 'unknown' ? [`the code ${code.state.words}`] : []),
  ];
  const gaps = unknown.length === 0 ? [] : [`not known: ${unknown.join('; ')}`];
  return (
    [...(summary === undefined ? [] : [`differs in: ${summary}`]), ...gaps].join(' · ') ||
    'has the same code and settings'
  );
}
