import Handlebars from 'handlebars';

/**
 * Handlebars' strict mode throws for `{{missing}}` but not for `{{#if missing}}` or
 * `{{#each missing}}`. This walks a template with a context as Handlebars would and names the block
 * operands that are no property of it: a misspelt one would be silently false for ever.
 */
export function missingBlockOperands(text: string, context: object): string[] {
  const missing: string[] = [];
  walk(Handlebars.parse(text), [context]);
  return missing;

  function walk(program: hbs.AST.Program | undefined, stack: unknown[]): void {
    for (const statement of program?.body ?? []) {
      if (statement.type === 'BlockStatement') block(statement as hbs.AST.BlockStatement, stack);
    }
  }

  function block(statement: hbs.AST.BlockStatement, stack: unknown[]): void {
    const name = (statement.path as hbs.AST.PathExpression).original;
    const operand = statement.params[0] as hbs.AST.PathExpression;
    // `@first` and the like are there inside of `each`.
    if (operand.data) {
      walk(statement.program, stack);
      return;
    }
    const { found, value } = resolve(operand, stack);
    if (!found) missing.push(operand.original);
    if (name === 'each') {
      for (const item of Object.values((value ?? []) as object))
        walk(statement.program, [item, ...stack]);
      return;
    }
    const inner = name === 'with' ? [value, ...stack] : stack;
    const holds = name === 'unless' ? !value : Boolean(value) && !isEmpty(value);
    walk(holds ? statement.program : statement.inverse, inner);
  }

  function resolve(path: hbs.AST.PathExpression, stack: unknown[]) {
    let value = stack[path.depth];
    let found = true;
    for (const part of path.parts) {
      found = typeof value === 'object' && value !== null && part in value;
      if (!found) return { found, value: undefined };
      value = (value as Record<string, unknown>)[part];
    }
    return { found, value };
  }
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
