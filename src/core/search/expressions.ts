/** How an expression is to be matched. */
export interface ExpressionOptions {
  readonly ignoresCase: boolean;
  /** `^` and `$` stand at every line. */
  readonly isMultiline: boolean;
  /** `.` stands for line breaks, too. */
  readonly isDotAll: boolean;
}

/** Compiles an expression to a test of texts. Throws an Error that says in a few words what cannot be read. */
export type ExpressionCompiler = (source: string, options: ExpressionOptions) => (text: string) => boolean;

/**
 * Loads what matches expressions in a time that grows with the text alone, whatever the expression: those of the language may
 * never end. It takes tens of milliseconds, when the first expression is typed and not at the start.
 */
export async function loadExpressions(): Promise<ExpressionCompiler> {
  const {RE2JS} = await import('re2js');
  return (source, {ignoresCase, isMultiline, isDotAll}) => {
    const flags =
      (ignoresCase ? RE2JS.CASE_INSENSITIVE : 0) | (isMultiline ? RE2JS.MULTILINE : 0) | (isDotAll ? RE2JS.DOTALL : 0);
    const expression = compile(() => RE2JS.compile(RE2JS.translateRegExp(source), flags));
    return text => expression.test(text);
  };
}

function compile<Expression>(make: () => Expression): Expression {
  try {
    return make();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const said = why.replace(/^error parsing regexp: /, '');
    if (!/Perl syntax|invalid escape sequence: `\\[\dk]/.test(said)) throw new Error(said, {cause: error});
    throw new Error(`${said}; looking around and back takes too long on long lines`, {cause: error});
  }
}
