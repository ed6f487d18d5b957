import type {DiffRow} from '../source/text-contrast.ts';
import {showVisibly} from '../text/visible.ts';
import {fileSigns} from './compare-files.ts';
import type {ReadComparison} from './comparison.ts';
import {buildComparisonRows, type ComparisonContent, toFileId} from './comparison-rows.ts';
import {type Contrast, formatContrast, isHiddenContrast} from './contrast.ts';
import {formatSide} from './side.ts';

/** A comparison as a text, with the diffs of the files that were looked at; secrets are masked in it as on the screen. `readAt` is shown as it is. */
export function formatComparison(comparison: ReadComparison, readAt: string): string {
  const {code, texts, sides} = comparison;
  const files = code.state === 'differs' ? code.files : [];
  const read = files.filter(({path}) => typeof texts.get(path) === 'object').map(({path}) => toFileId(path));
  const rows = buildComparisonRows(comparison, {turned: new Set(read), arrangement: 'under'});
  const head = [`--- ${formatSide(sides[0])}`, `+++ ${formatSide(sides[1])}`, `compared at ${readAt}`, ''];
  return [...head, ...rows.map(({content}) => formatContent(content)), ''].join('\n');
}

function formatContent(content: ComparisonContent): string {
  switch (content.kind) {
    case 'heading':
      return `${content.text}: ${content.words}`;
    case 'contrast':
      return `  ${formatContrastLine(content.contrast)}`;
    case 'file':
      return `  ${fileSigns[content.file.change]} ${showVisibly(content.file.path)}  ${content.words}`;
    case 'words':
      return `      ${content.text}`;
    case 'diff':
      return `      ${formatDiffLine(content.row)}`;
  }
}

/** `Timeout: 3 → 5`; of two secrets only that they differ. */
function formatContrastLine(contrast: Contrast): string {
  const {path, left, right} = contrast;
  if (isHiddenContrast(contrast)) return `${path}: differs (masked)`;
  return `${path}: ${formatContrast(left)} → ${formatContrast(right)}`;
}

function formatDiffLine({kind, left, right, between}: DiffRow): string {
  switch (kind) {
    case 'gap':
      return `@@ ${between} ${between === 1 ? 'line' : 'lines'} alike @@`;
    case 'unended':
      return '\\ no line break at the end';
    case 'removed':
      return `-${left?.text}`;
    case 'added':
      return `+${right?.text}`;
    case 'same':
    case 'changed':
      return ` ${right?.text}`;
  }
}
